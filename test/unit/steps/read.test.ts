import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { readSteps, sectionPath } from '../../../src/core/steps/index.ts';

const FENCE = '```';

function read(...lines: readonly string[]) {
  const markdown = createMarkdown(lines.join('\n'));
  return readSteps(markdown.chunks, markdown.lineCount);
}

function labels(...lines: readonly string[]): readonly string[] {
  return read(...lines).steps.map(({ label }) => label);
}

describe('sections', () => {
  const { sections } = read('# Runbook: A', '', '## One', 'x', '### Inner', '', '## Two', '', '## One', 'y');

  it('hold the lines up to the next heading of their depth', () => {
    assert.deepEqual(
      sections.map(({ title, heading, endLine }) => [title, heading.start.line, endLine]),
      [
        ['Runbook: A', 0, 9],
        ['One', 2, 5],
        ['Inner', 4, 5],
        ['Two', 6, 7],
        ['One', 8, 9],
      ],
    );
  });

  it('have an anchor each, as GitHub gives it', () => {
    assert.deepEqual(
      sections.map(({ slug }) => slug),
      ['runbook-a', 'one', 'inner', 'two', 'one-1'],
    );
  });

  it('know what they stand in', () => {
    assert.deepEqual(sectionPath(sections, 2), ['Runbook: A', 'One', 'Inner']);
  });
});

describe('steps', () => {
  it('are named by section and number', () => {
    const { steps } = read(
      `${FENCE}sh`,
      'ls',
      FENCE,
      '',
      '# A',
      '',
      `${FENCE}sh`,
      'ls',
      FENCE,
      '',
      `${FENCE}sh`,
      'pwd',
      FENCE,
      '',
      '## B',
      '',
      '    ls',
    );
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['top/1', 'a/1', 'a/2', 'b/1'],
    );
  });

  it('stand at their fences', () => {
    const { steps } = read('# A', '', '1. Look', `   ${FENCE}bash`, '   ls', `   ${FENCE}`, '', '    ls -l');
    assert.deepEqual(steps[0]?.range, { start: { line: 3, column: 3 }, end: { line: 5, column: 6 } });
  });

  it('have a hash of their text alone', () => {
    const one = read('# A', '', `${FENCE}sh`, 'ls', FENCE).steps[0];
    const other = read('# B', '', '- x', '', `  ${FENCE}bash`, '  ls', `  ${FENCE}`).steps[0];
    // printf ls | sha256sum
    assert.equal(one?.hash, 'c7b68ac37f364473');
    assert.equal(other?.hash, one.hash);
  });
});

describe('the label of a step', () => {
  const block = [`${FENCE}bash`, 'kubectl get pods', FENCE];
  const nested = block.map((line) => `   ${line}`);
  const cases: readonly (readonly [what: string, expected: string, lines: readonly string[]])[] = [
    ['the paragraph before it', 'Check the pods', ['Check the pods:', '', ...block]],
    ['the last sentence of that paragraph', 'Then scale them up', ['Check the pods. Then scale them up:', '', ...block]],
    [
      'the whole where the last sentence is a fragment',
      'Check the pods, for example. As root',
      ['Check the pods, for example. As root:', '', ...block],
    ],
    ['its list item', 'Check current metrics', ['1. Check current metrics', ...nested]],
    [
      'the paragraph in its list item',
      'Now look at the nodes',
      ['1. Check current metrics', '', '   Now look at the nodes:', '', ...nested],
    ],
    ['its first command where a heading is all there is', 'kubectl get pods', ['## Look', '', ...block]],
    ['its first command behind another block', 'kubectl get pods', ['Look:', '', `${FENCE}sh`, 'ls', FENCE, '', ...block]],
  ];
  for (const [what, expected, lines] of cases) {
    it(`is ${what}`, () => {
      assert.equal(labels('# A', '', ...lines).at(-1), expected);
    });
  }
});
