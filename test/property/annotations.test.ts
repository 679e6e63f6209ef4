import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { contextGuard, contextsInPlay, isProtected } from '../../src/core/contexts/index.ts';
import { readDeclared } from '../../src/core/declared/index.ts';
import { matchesOutput } from '../../src/core/expected/index.ts';
import { createMarkdown } from '../../src/core/markdown/index.ts';
import { readPattern } from '../../src/core/pattern/index.ts';
import { readSteps } from '../../src/core/steps/index.ts';
import { sources } from '../unit/contexts/sources.ts';
import { assertWithin } from '../unit/text/within.ts';

describe('an annotation of any text', () => {
  const piece = fc.constantFrom(
    ...[
      '<!-- steady:',
      '<!-- steady: id=a',
      ' -->',
      '-->\n',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      '\t',
      '  ',
      '> ',
      '- ',
      '1. ',
      '```bash\n',
      '```bash {',
      '}\n',
      '```\n',
      'ls\n',
      '~~~ sh\n',
    ],
    ...[
      'id=',
      'id=a',
      'timeout=5m',
      'timeout=5 minutes',
      'confirm="',
      '"',
      "'",
      '\\',
      'until="rm -rf /"',
      'background',
      '=',
      '{"name":"x"}',
      '&amp;',
      '# A\n',
      'text',
      '<!-- steady-expect -->',
      '<!-- x -->',
      '<div>',
    ],
    ...['\0', '\ud800', 'é', '👋', '__proto__=1', 'constructor'],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('is read, with places within the document', () => {
    fc.assert(
      fc.property(text, (each) => {
        const markdown = createMarkdown(each);
        const { steps, strays } = readSteps(markdown.chunks, markdown.lineCount);
        for (const { range } of strays) assertWithin(each, range);
        assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
        for (const { annotation, expected } of steps) {
          if (expected !== undefined) assertWithin(each, expected.range);
          for (const { range } of annotation?.problems ?? []) assertWithin(each, range);
          for (const { range, keyRange, valueRange } of annotation?.pairs ?? [])
            [range, keyRange, valueRange].forEach((place) => assertWithin(each, place));
        }
      }),
      { numRuns: 2000 },
    );
  }).timeout(60_000);

  it('gives back a value that was written in quotes, whatever it is', () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((each) => each.trim() !== '' && !/[\r\n\0]|--/.test(each) && !/^[->]|-$/.test(each));
    fc.assert(
      fc.property(value, (each) => {
        const markdown = createMarkdown(`<!-- steady: confirm="${each.replace(/["\\]/g, '\\$&')}" timeout=5m -->\n\`\`\`sh\nls\n\`\`\`\n`);
        const [step] = readSteps(markdown.chunks, markdown.lineCount).steps;
        assert.deepEqual([step?.options.confirm, step?.options.timeout], [each, 300]);
      }),
      { numRuns: 2000 },
    );
  }).timeout(60_000);
});

describe('any front matter', () => {
  it('declares something or nothing, with places within the document', () => {
    const piece = fc.constantFrom(
      ...[
        'steady:',
        'runbook:',
        '\n',
        '\n  ',
        '\n    ',
        '- ',
        'inputs:',
        'name: ',
        'a',
        '[',
        ']',
        '{',
        '}',
        ',',
        ': ',
        'requires:',
        'tools: ',
        'env: ',
        '"kubectl>=1"',
      ],
      ...[
        'pattern: "("',
        'secret: x',
        'default: 1.10',
        'choices: [a]',
        '&x',
        '*x',
        '!!binary',
        '|',
        '>',
        '#',
        '"',
        "'",
        '\t',
        'é',
        'cwd: ',
        'shell: fish',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `---\nsteady:\n  ${pieces.join('')}\n---\n# A\n`;
        const { inputs, problems } = readDeclared(createMarkdown(text).chunks);
        for (const { range } of [...inputs, ...problems]) assertWithin(text, range);
      }),
      { numRuns: 2000 },
    );
  }).timeout(60_000);
});

describe('a front matter that is out to take long', () => {
  it('is read in linear time', () => {
    for (const text of ['\n', ' \n', '\t', 'steady ', 'steady\n', "'steady' ", 'runbook\t\n']) {
      const { chunks } = createMarkdown(`---\na: b\n${text.repeat(60_000 / text.length)}\nx: y\n---\n# A\n`);
      const begun = performance.now();
      readDeclared(chunks);
      assert.ok(performance.now() - begun < 1000, JSON.stringify(text));
    }
  }).timeout(60_000);
});

describe('any pattern', () => {
  const signs = fc.constantFrom(...'ab.*+?|()[]^$\\d-{}1,w'.split(''));

  it('finds what JavaScript finds, or says what is wrong with it', () => {
    const source = fc.array(signs, { maxLength: 8 }).map((each) => each.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', '1', '-', ' ', ']'), { maxLength: 8 }).map((each) => each.join(''));
    // A bracket that closes at once is one in which they differ; so is a brace that counts nothing or follows another repetition, and what JavaScript takes for an escape.
    const alike = (each: string): boolean => !/\[\^?\]|\{,|[*+?}]\{|\\[^dw.*+?|()[\]^$\\{}-]|\\-/.test(each);
    fc.assert(
      fc.property(source.filter(alike), text, (each, found) => {
        const pattern = readPattern(each);
        if (typeof pattern !== 'string') assert.equal(pattern.finds(found), new RegExp(each).test(found));
      }),
      { numRuns: 5000 },
    );
  }).timeout(60_000);
});

describe('any output', () => {
  const line = fc.constantFrom('', 'a', 'b', 'a b', '...', 'a...b', '/a/', '/(/', '*', '?', '\u001b[1ma\u001b[0m');
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));

  it('is what it is itself, and anything is what “...” is', () => {
    fc.assert(
      fc.property(text, (each) => {
        if (!/\/|\.\.\./.test(each)) assert.deepEqual(matchesOutput(each, each), []);
        assert.deepEqual(matchesOutput('...', each), []);
      }),
    );
  });

  it('is told apart by lines that are in one of the two', () => {
    fc.assert(
      fc.property(text, text, (expected, actual) => {
        for (const difference of matchesOutput(expected, actual)) {
          assert.ok(difference.expected.length + difference.found.length > 0);
          assert.ok(difference.line <= actual.split('\n').length);
        }
      }),
    );
  });
});

describe('any block', () => {
  const word = fc.constantFrom(
    'kubectl',
    'helm',
    'aws',
    'gcloud',
    'az',
    'terraform',
    '-n',
    '--context',
    '--profile',
    'prod',
    "'",
    '"',
    '$X',
    '$(',
    ')',
    ';',
    '\n',
    '<ns>',
    'export',
    'KUBECONFIG=x',
    '--',
    '\\',
    '`',
  );
  const script = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));

  it('has its contexts and its guard, which a shell can read', () => {
    fc.assert(
      fc.property(script, fc.string(), (each, name) => {
        contextsInPlay(each, sources({ env: { AWS_PROFILE: name } }));
        isProtected(name, [name]);
        const guard = contextGuard({
          script: each,
          sources: sources({ env: { AWS_PROFILE: name.replaceAll('\0', '') } }),
          report: "/it's",
        });
        if (guard !== undefined) assert.equal(spawnSync('bash', ['-n'], { input: guard }).status, 0);
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);
});
