import assert from 'node:assert/strict';
import { parse, postprocess, preprocess } from 'micromark';
import { createMarkdown } from '../../src/core/markdown/index.ts';
import { blockPositions } from '../../src/core/steps/blockPosition.ts';
import { indexLines } from '../../src/core/text/index.ts';
import { seeded } from './seeded.ts';

// prettier-ignore
const FRAGMENTS = [
  '- ', '1. ', '> ', '  ', '    ', '\t', '   ', '```\n', '```sh\n', '~~~\n', 'a b\n', '  c\n', '\td\n', ' \te\n', '\n', '\r\n', 'x\0y\n',
  '- ```\n', '   ```\n', '> ```\n', '\tf', '    g\n', '>\th\n', '-\ti\n',
];

/** Where the parser's tokens say that each line of fenced code begins and ends, by line. */
function tokensOf(text: string): ReadonlyMap<number, readonly [start: number, end: number]> {
  const index = indexLines(text);
  const found = new Map<number, readonly [number, number]>();
  for (const [kind, token] of postprocess(
    parse()
      .document()
      .write(preprocess()(text, 'utf8', true)),
  )) {
    if (kind !== 'enter' || token.type !== 'codeFlowValue') continue;
    const start = index.positionAt(token.start.offset);
    found.set(start.line, [start.column, start.column + token.end.offset - token.start.offset]);
  }
  return found;
}

/** Lines of code whose places differ from the tokens'; how many there were. A tab that is half eaten gives spaces that stand nowhere. */
function compare(text: string): { readonly lines: number; readonly different: readonly string[] } {
  const tokens = tokensOf(text);
  const index = indexLines(text);
  const different: string[] = [];
  let lines = 0;
  for (const { line, elements } of createMarkdown(text).chunks) {
    for (const element of elements) {
      if (element.kind !== 'code') continue;
      const at = blockPositions(element, line + element.range.start.line, (asked) => index.line(asked));
      const own = indexLines(element.text);
      for (let each = 0; each < own.lineCount; each++) {
        const content = own.line(each);
        if (content.trim() === '') continue;
        lines++;
        const column = content.search(/\S/);
        const first = at(own.offsetAt({ line: each, column }));
        const behind = at(own.offsetAt({ line: each, column: content.length }));
        const token = tokens.get(first.line);
        const inside = index.line(first.line).slice(token?.[0]);
        if (token?.[1] !== behind.column || first.column !== token[0] + inside.search(/\S/))
          different.push(JSON.stringify([text, content]));
      }
    }
  }
  return { lines, different };
}

describe('places in blocks', () => {
  it('are those of the parser’s own tokens', function () {
    this.timeout(60_000);
    const random = seeded(7);
    let lines = 0;
    for (let round = 0; round < 3000; round++) {
      let text = '';
      for (let parts = 3 + Math.floor(random() * 25); parts > 0; parts--) text += FRAGMENTS[Math.floor(random() * FRAGMENTS.length)] ?? '';
      const found = compare(text);
      assert.deepEqual(found.different, []);
      lines += found.lines;
    }
    assert.ok(lines > 5000, `only ${String(lines)} lines of code`);
  });
});
