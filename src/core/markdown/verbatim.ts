import type { Code, Html } from 'mdast';
import type { Point } from 'unist';
import { EngineChunk } from './chunk.ts';
import { behindEnding, countEndings, isBlank, isLineEnding, lineEnd, nextLine, withoutEnding } from './lines.ts';
import { parsePart } from './region.ts';

/**
 * The chunk of a fenced block or a comment at the margin, without the parser having read its lines: they are what they are. `undefined`
 * where it has to read them: something else begins the text, or stands close below. `isEnd` says that the document ends with the text.
 */
export function readVerbatim(text: string, isEnd: boolean): EngineChunk | undefined {
  // A document may begin with blank lines, and so may what follows its front matter.
  let lead = 0;
  while (lead < text.length && isBlank(text, lead, nextLine(text, lead))) lead = nextLine(text, lead);
  const block = readBlock(text.slice(lead), isEnd);
  if (!block) return undefined;
  const { node, length } = block;
  const lines = countEndings(text.slice(0, lead));
  node.position = { start: moved(block.start, lines, lead), end: moved(block.end, lines, lead) };
  const parse = { nodes: [node], origin: { line: 0, offset: 0 }, defines: [], answers: new Map() };
  return new EngineChunk(text.slice(0, lead + length), parse);
}

interface Block {
  readonly node: Code | Html;
  readonly start: Point;
  readonly end: Point;
  /** Up to where the next chunk begins. */
  readonly length: number;
}

function readBlock(text: string, isEnd: boolean): Block | undefined {
  const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (fence !== undefined) return readFence(text, fence, isEnd);
  return text.startsWith('<!--') ? readComment(text, isEnd) : undefined;
}

function moved({ line, column, offset }: Point, lines: number, units: number): Point {
  return { line: line + lines, column, offset: (offset ?? 0) + units };
}

function readFence(text: string, fence: string, isEnd: boolean): Block | undefined {
  const first = nextLine(text, 0);
  const read = parsePart(text.slice(0, first), () => false);
  const [node, more] = read?.nodes ?? [];
  if (node?.type !== 'code' || more || read?.answers.size !== 0) return undefined;
  const closing = closingFence(text, first, fence);
  const value = withoutEnding(text.slice(first, closing));
  node.value = value.replaceAll('\0', '\ufffd');
  return blockOf(node, text, closing, isEnd);
}

function readComment(text: string, isEnd: boolean): Block | undefined {
  const closing = text.indexOf('-->', 2);
  const stop = closing < 0 ? text.length : lineEnd(text, closing);
  const node: Html = { type: 'html', value: text.slice(0, stop).replaceAll('\0', '\ufffd') };
  return blockOf(node, text, closing < 0 ? undefined : closing, isEnd);
}

/** `closing` is where the node's last line has its end mark; without one it goes up to the document's end. */
function blockOf(node: Code | Html, text: string, closing: number | undefined, isEnd: boolean): Block | undefined {
  const stop = closing === undefined ? text.length : lineEnd(text, closing);
  const end = closing === undefined && isEnd ? stop : chunkEnd(text, behindEnding(text, stop), isEnd);
  if (end === undefined || (closing === undefined && !isEnd)) return undefined;
  let lineStart = stop;
  while (lineStart > 0 && !isLineEnding(text.charCodeAt(lineStart - 1))) lineStart--;
  const line = countEndings(text.slice(0, lineStart)) + 1;
  return { node, start: { line: 1, column: 1, offset: 0 }, end: { line, column: stop - lineStart + 1, offset: stop }, length: end };
}

/** Where the line of the closing fence begins. */
function closingFence(text: string, first: number, fence: string): number | undefined {
  for (let at = text.indexOf(fence, first); at >= 0; at = text.indexOf(fence, at + fence.length)) {
    let start = at;
    while (start > first && text[start - 1] === ' ') start--;
    const isAtMargin = start === first || text[start - 1] === '\n' || text[start - 1] === '\r';
    let behind = at;
    while (text[behind] === fence[0]) behind++;
    if (isAtMargin && at - start <= 3 && isBlank(text, behind, lineEnd(text, behind))) return start;
    at = behind - fence.length;
  }
  return undefined;
}

/** The block's chunk goes up to what surely begins the next: a line at the margin behind a blank one. */
function chunkEnd(text: string, from: number, isEnd: boolean): number | undefined {
  let at = from;
  while (at < text.length && isBlank(text, at, nextLine(text, at))) at = nextLine(text, at);
  if (at === text.length) return isEnd ? at : undefined;
  return at > from && !/[ \t\ufeff]/.test(text.charAt(at)) ? at : undefined;
}
