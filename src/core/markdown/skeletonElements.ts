import { indexLines } from '../text/index.ts';
import type { Range } from '../text/index.ts';
import type { Element } from './element.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { withoutEnding } from './lines.ts';
import { skeletonFrom } from './skeleton.ts';

/**
 * The elements of a chunk that is too large to be parsed: its headings, and its fences where the lines between them are their text for
 * sure, which they are not inside containers. Only a whole document can begin with front matter.
 */
export function skeletonElements(text: string, wholeDocument: boolean): readonly Element[] {
  const body = wholeDocument ? frontMatterEnd(text) : 0;
  const seen = skeletonFrom(text, body);
  const lines = indexLines(text);
  const elements: Element[] = [];

  const range = (line: number, endLine: number): Range => ({
    start: { line, column: 0 },
    end: { line: endLine, column: lines.line(endLine).length },
  });

  for (const { depth, text: title, line } of seen.headings) {
    elements.push({ kind: 'heading', range: range(line, line), depth, text: title, nested: false });
  }
  for (const { line, endLine, language, closed, contained } of seen.fences) {
    if (contained) continue;
    const first = lines.offsetAt({ line: line + 1, column: 0 });
    const behind = closed ? lines.offsetAt({ line: endLine, column: 0 }) : text.length;
    const value = withoutEnding(text.slice(first, behind));
    const place = { range: range(line, endLine), listDepth: 0, inQuote: false };
    elements.push({ kind: 'code', ...place, language, meta: undefined, text: value, fenced: true, closed });
  }
  if (seen.frontMatter !== undefined) {
    const endLine = lines.positionAt(body - 1).line;
    elements.push({
      kind: 'frontMatter',
      range: range(0, endLine),
      format: text.startsWith('-') ? 'yaml' : 'toml',
      text: seen.frontMatter,
    });
  }
  return elements.sort((a, b) => a.range.start.line - b.range.start.line);
}
