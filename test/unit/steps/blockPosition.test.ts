import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { blockPositions } from '../../../src/core/steps/blockPosition.ts';
import { indexLines } from '../../../src/core/text/index.ts';

/** What stands in the document where the first `mark` of the block's text is said to be. */
function found(text: string, mark: string): string {
  const lines = indexLines(text);
  for (const { line, elements } of createMarkdown(text).chunks) {
    for (const element of elements) {
      if (element.kind !== 'code') continue;
      const at = blockPositions(element, line + element.range.start.line, (asked) => lines.line(asked))(element.text.indexOf(mark));
      return lines.line(at.line).slice(at.column, at.column + mark.length);
    }
  }
  return 'no block';
}

describe('from a block to its document', () => {
  const cases: Record<string, string> = {
    'at the margin': 'a\n\n```\none\nMARK\n```\n',
    'in a list': '1. a\n   - b\n     ~~~~ sh\n     one\n       MARK\n     ~~~~\n',
    'in a quote': '> ```\n> one\n> \n>   MARK\n> ```\n',
    'on the line of its list marker': '- ```\n  one\n  MARK\n  ```\n',
    'indented with spaces': 'a\n\n    one\n\n    MARK\n',
    'indented with tabs': '- a\n\n\t\tone\n\t\tMARK here\n',
    'with CRLF': '```\r\none\r\nMARK\r\n```\r\n',
    'never closed': 'a\n\n   ```\n   one\n   MARK',
    'behind a NUL': '```\n\0 MARK\n```\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => assert.equal(found(text, 'MARK'), 'MARK'));
});
