import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { ruleDocument } from '../../../src/core/rules/index.ts';
import { indexLines } from '../../../src/core/text/index.ts';

describe('a document as rules look at it', () => {
  const texts = [
    '',
    '\n',
    'a',
    '# A\n\nb\n\n\nc',
    '# A\r\n\r\n- b\r\n\r\n    c\r\n',
    '\ufeff---\na: 1\n---\n\nb\rc\n\n\r\n',
    'a\n\n# B\n\n',
  ];
  for (const text of texts) {
    it(`has the lines of ${JSON.stringify(text)}, in whatever order they are asked for`, () => {
      const expected = indexLines(text);
      const lines = Array.from({ length: expected.lineCount + 3 }, (_, at) => at - 1);
      for (const order of [lines, lines.toReversed()]) {
        const document = ruleDocument('file:///a.md', createMarkdown(text));
        assert.equal(document.lineCount, expected.lineCount);
        for (const line of order) assert.equal(document.line(line), line < 0 ? '' : expected.line(line), String(line));
      }
    });
  }

  it('ends its lines as the text does', () => {
    const eolOf = (text: string): string => ruleDocument('file:///a.md', createMarkdown(text)).eol;
    assert.deepEqual(['a\n\nb', 'a', 'a\n\nb\r\n'].map(eolOf), ['\n', '\n', '\r\n']);
  });
});
