import assert from 'node:assert/strict';
import { acceptsValue, NOTHING_DECLARED, readDeclared, type Declared } from '../../../src/core/declared/index.ts';
import { createMarkdown } from '../../../src/core/markdown/index.ts';

function read(...yaml: readonly string[]): Declared {
  return readDeclared(createMarkdown(['---', ...yaml, '---', '# A', ''].join('\n')).chunks);
}

/** The line and the text that each problem is at, and what it says. */
function problems(...yaml: readonly string[]): readonly string[] {
  const lines = ['---', ...yaml];
  return read(...yaml).problems.map(({ message, range: { start, end } }) => {
    assert.equal(start.line, end.line);
    return `${String(start.line + 1)} ${(lines[start.line] ?? '').slice(start.column, end.column)}: ${message}`;
  });
}

describe('what a front matter declares', () => {
  it('is read whole', () => {
    const {
      inputs,
      requires,
      shell,
      cwd,
      problems: found,
    } = read(
      'steady:',
      '  shell: bash',
      '  cwd: ../ops',
      '  requires: {context: prod-eu, tools: ["kubectl>=1.28", "jq", "helm == v3"], env: [TOKEN]}',
      '  inputs:',
      '    - namespace',
      '    - name: pod',
      '      description: Which one',
      '      default: 2',
      '      choices: [1, 2, true]',
      '      from: kubectl get pods -o name',
      '    - {name: token, secret: true, pattern: "[a-z]+"}',
    );
    assert.deepEqual(found, []);
    assert.deepEqual([shell, cwd], ['bash', '../ops']);
    assert.deepEqual(requires, {
      context: 'prod-eu',
      tools: [
        { name: 'kubectl', comparison: '>=', version: '1.28' },
        { name: 'jq', comparison: undefined, version: undefined },
        { name: 'helm', comparison: '=', version: '3' },
      ],
      env: ['TOKEN'],
    });
    assert.deepEqual(
      inputs.map(({ from, ...input }) => ({ ...input, from: from?.command, effect: from?.reading.effect })),
      [
        {
          name: 'namespace',
          description: undefined,
          default: undefined,
          choices: [],
          pattern: undefined,
          secret: false,
          from: undefined,
          effect: undefined,
          range: { start: { line: 6, column: 6 }, end: { line: 6, column: 15 } },
        },
        {
          name: 'pod',
          description: 'Which one',
          default: '2',
          choices: ['1', '2', 'true'],
          pattern: undefined,
          secret: false,
          from: 'kubectl get pods -o name',
          effect: 'read',
          range: { start: { line: 7, column: 12 }, end: { line: 7, column: 15 } },
        },
        {
          name: 'token',
          description: undefined,
          default: undefined,
          choices: [],
          pattern: '[a-z]+',
          secret: true,
          from: undefined,
          effect: undefined,
          range: { start: { line: 12, column: 13 }, end: { line: 12, column: 18 } },
        },
      ],
    );
  });

  it('may be called runbook too, where that is no other word', () => {
    assert.equal(read('runbook:', '  cwd: x').cwd, 'x');
    assert.equal(read('runbook: true'), NOTHING_DECLARED);
  });

  it('is nothing where nothing is said', () => {
    for (const yaml of ['title: steady', 'steady:', 'a: [', 'x: {steady: 1}']) assert.deepEqual(read(yaml), NOTHING_DECLARED);
    assert.equal(readDeclared(createMarkdown('# A\n\nsteady: {cwd: x}\n').chunks), NOTHING_DECLARED);
    assert.equal(readDeclared([]), NOTHING_DECLARED);
  });

  it('is a problem where it is not understood, and the rest holds', () => {
    assert.deepEqual(problems('steady: yes'), ['2 yes: Expected “steady” as “name: value”, found “yes”']);
    assert.deepEqual(problems('steady:', '  cwdd: x', '  shell: fish', '  cwd: [x]'), [
      '3 cwdd: Expected inputs, requires, shell or cwd in “steady”, found “cwdd”; did you mean “cwd”?',
      '4 fish: Expected bash, zsh, sh, found “fish”',
      '5 [x]: Expected a folder, found a list',
    ]);
    assert.deepEqual(problems('steady:', '  inputs: ns'), ['3 ns: Expected “inputs” as a list, found “ns”']);
    assert.deepEqual(problems('steady:', '  inputs:', '    - 1', '    - {secret: 1}', '    - ns', '    - {name: ns, pattern: "("}'), [
      '4 1: Expected an input as “name: …”, found 1',
      '5 1: Expected true or false, found 1',
      '5 {secret: 1}: Expected “name” for an input, found none',
      '7 "(": Expected a regular expression, found “(” without its “)”',
      '7 ns: Expected “ns” once, found it again',
    ]);
    assert.deepEqual(problems('steady:', '  inputs:', '    - {name: v, default: 1.10}', '    - {name: w, choices: [a], default: b}'), [
      '4 1.10: Expected text in quotes, found 1.1',
      '5 w: Expected a default that is allowed, found “b”',
    ]);
    assert.deepEqual(problems('steady:', '  requires:', '    tools: [kubectl >>1, {a: 1}]', '    env: [A-B]', '    contxt: x'), [
      '4 kubectl >>1: Expected a tool such as kubectl>=1.28, found “kubectl >>1”',
      '4 {a: 1}: Expected a tool such as kubectl>=1.28, found a map',
      '5 A-B: Expected the name of a variable, found “A-B”',
      '6 contxt: Expected context, tools or env in “requires”, found “contxt”; did you mean “context”?',
    ]);
    assert.deepEqual(read('steady:', '  __proto__: 1').problems.length, 1);
  });
});

describe('a value', () => {
  it('is one of the choices, and fits the pattern as a whole', () => {
    assert.equal(acceptsValue({ choices: ['a'], pattern: undefined }, 'b'), false);
    assert.equal(acceptsValue({ choices: [], pattern: 'a|ab' }, 'ab'), true);
    assert.equal(acceptsValue({ choices: [], pattern: 'a' }, 'ab'), false);
    assert.equal(acceptsValue({ choices: [], pattern: undefined }, ''), true);
  });
});
