import assert from 'node:assert/strict';
import { lint } from './lint.ts';

const FENCE = '```';

describe('what is too large to be read', () => {
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['a line', `# R\n\nOne\n${'x'.repeat(70_000)}\n\n## Two\n`, 3, /^Expected at most 65,536 characters in a line, found 70,000$/],
    ['a paragraph', `# R\n\n${'One\n'.repeat(2500)}`, 2, /^Expected at most 65,536 characters, 2,000 lines and 2,000 marks .+ found more$/],
    [
      'a block',
      `# R\n\n${FENCE}log\n${'echo a b c\n'.repeat(120_000)}${FENCE}\n`,
      2,
      /^Expected at most 262,144 characters without a break/,
    ],
    [
      'the document',
      `# R\n\n${'a\n\n'.repeat(150_000)}`,
      0,
      /^Expected at most 4,194,304 characters and 200,000 lines .+ in 300,003 lines$/,
    ],
  ];
  for (const [what, text, line, message] of cases) {
    it(`is said of ${what}, once and on one line`, async () => {
      const [finding, ...others] = (await lint({ text })).filter(({ rule }) => rule === 'document/too-large');
      assert.deepEqual(others, []);
      assert.match(finding?.message ?? '', message);
      assert.equal(finding?.range.start.line, line);
      assert.equal(finding.range.end.line, line);
      assert.ok(finding.range.end.column <= 120);
    });
  }
});
