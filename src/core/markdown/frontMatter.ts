import { behindEnding, byteOrderMark, isLineEnding, nextLine, skipBlanks, withoutEnding } from './lines.ts';

/**
 * Where a closed front matter ends: the offset behind its closing line, 0 where there is none.
 *
 * By the rules of micromark-extension-frontmatter: the document begins with `---` or `+++` alone on a line, and a later line is the same.
 * The look-ahead has no bound, which is why this is decided here and not in the parser. Where a byte order mark follows, none is seen:
 * the body is parsed by itself, and the mark would be taken for one at the start of a text.
 */
export function frontMatterEnd(text: string): number {
  const start = byteOrderMark(text);
  const fence = text.slice(start, start + 3);
  if (fence !== '---' && fence !== '+++') return 0;
  const opened = skipBlanks(text, start + 3);
  if (!isLineEnding(text.charCodeAt(opened))) return 0;
  for (let line = behindEnding(text, opened); line < text.length; line = nextLine(text, line)) {
    if (!text.startsWith(fence, line)) continue;
    const end = skipBlanks(text, line + 3);
    if (end < text.length && !isLineEnding(text.charCodeAt(end))) continue;
    const body = behindEnding(text, end);
    return byteOrderMark(text.slice(body, body + 1)) === 1 ? 0 : body;
  }
  return 0;
}

/** What stands between the fences of the front matter that ends at `end`, its last line ending not included. */
export function frontMatterValue(text: string, end: number): string {
  const first = nextLine(text, 0);
  const value = text.slice(first, end).trimEnd().slice(0, -3);
  return withoutEnding(value);
}
