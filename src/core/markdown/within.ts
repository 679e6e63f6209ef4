import type { Code, List, ListItem, Nodes, RootContent, Table } from 'mdast';
import type { TextChange } from '../text/index.ts';
import type { EngineChunk } from './chunk.ts';
import type { Answers, LabelKey } from './definitions.ts';
import { elementsOf, splicedElements } from './elements.ts';
import { isWithinCaps } from './limits.ts';
import { countEndings, isBlank, isLineEnding, lineEnd, nextLine } from './lines.ts';
import { endWith, firstLine, itemAt, lastLine, lineStartOf, move, moveOffsets, offsetIn, partWith, type ChangedPart } from './places.ts';
import { parseAlone, sentinel } from './region.ts';

/** A longer insertion, or a longer item, is no keystroke: the general way serves it as well, and in bounded pieces. */
const LONGEST = 8 * 1024;

/** From here on a chunk is looked through for caps as a whole: below, none but those of a single item can be broken. */
const MAY_BREAK_CAPS = 16 * 1024;

/** A change that leaves all lines of a chunk where they are, and touches one of them, but not the first. */
interface LineChange {
  readonly chunk: EngineChunk;
  /** What is replaced, in offsets of the chunk's text before. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The chunk's text after. */
  readonly whole: string;
  /** The line, 0-based in the chunk; its offsets are those before, its ending not included. */
  readonly line: number;
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** What takes the place of a top-level node, and of its elements on some lines. */
interface Revised extends ChangedPart {
  readonly node: RootContent;
  readonly answers: Answers;
}

/**
 * The chunk after a change inside one line of a list item, a table row or a fenced block, where only that item or row has to be parsed
 * again, or nothing. `undefined` wherever the change may mean more than that: a marker, a fence, a blank line, another shape.
 *
 * `change` speaks of the chunk's text; `behind` is the line behind the chunk, `undefined` at the document's end. The nodes of the chunk are
 * changed in place: it must not be used any more.
 */
export function editWithin(
  chunk: EngineChunk,
  change: TextChange,
  behind: string | undefined,
  isDefined: (key: LabelKey) => boolean,
): EngineChunk | undefined {
  const edit = lineChange(chunk, change);
  if (!edit) return undefined;
  const at = chunk.nodes.findIndex((node) => firstLine(node, chunk) <= edit.line && edit.line <= lastLine(node, chunk));
  const node = chunk.nodes[at];
  if (!node) return undefined;
  const isLast = at === chunk.nodes.length - 1;
  const revised = revise(node, edit, { behind, isLast, isDefined });
  if (!revised) return undefined;
  for (let next = at + 1; next < chunk.nodes.length; next++) moveOffsets(chunk.nodes[next], edit.text.length - (edit.end - edit.start));
  return chunk.revised(edit.whole, chunk.nodes.with(at, revised.node), merged(chunk.answers, revised.answers), (known) =>
    splicedElements(known, revised, elementsOf([revised.part], edit.whole, chunk.origin)),
  );
}

interface Around {
  readonly behind: string | undefined;
  /** The node is the last of its chunk. */
  readonly isLast: boolean;
  readonly isDefined: (key: LabelKey) => boolean;
}

function revise(node: RootContent, edit: LineChange, around: Around): Revised | undefined {
  switch (node.type) {
    case 'code':
      return inCode(node, edit);
    case 'table':
      return isBlankInContainers(edit) ? undefined : inTable(node, edit, around);
    case 'list':
      return isBlankInContainers(edit) ? undefined : inList(node, edit, around);
    default:
      return undefined;
  }
}

function lineChange(chunk: EngineChunk, { offset: start, length, text }: TextChange): LineChange | undefined {
  const { text: before } = chunk;
  const end = start + length;
  if (text.length > LONGEST || length > LONGEST || end >= before.length || /[\r\n\0]/.test(text + before.slice(start, end)))
    return undefined;
  let lineStart = start;
  while (lineStart > 0 && !isLineEnding(before.charCodeAt(lineStart - 1))) lineStart--;
  if (lineStart === 0) return undefined;
  const lineStop = lineEnd(before, end);
  // Between `\r` and `\n` an empty line is none: the two are one ending.
  const isEmpty = lineStop === lineStart || lineStop - lineStart + text.length === length;
  if (isEmpty && before.charCodeAt(lineStart - 1) === 13) return undefined;
  const whole = before.slice(0, start) + text + before.slice(end);
  if (whole.length > MAY_BREAK_CAPS && !isWithinCaps(whole)) return undefined;
  const line = countEndings(before.slice(0, lineStart));
  return { chunk, start, end, text, whole, line, lineStart, lineEnd: lineStop };
}

/** Before the change or after it: blank lines decide whether a list is loose and where containers end. */
function isBlankInContainers({ chunk, whole, text, start, end, lineStart, lineEnd: lineStop }: LineChange): boolean {
  const after = whole.slice(lineStart, lineStop + text.length - (end - start));
  return /^[ \t>]*$/.test(after) || /^[ \t>]*$/.test(chunk.text.slice(lineStart, lineStop));
}

/** Lines of code are what they are, as long as none looks like a fence. */
function inCode(node: Code, { chunk, start, end, text, whole, line, lineStart, lineEnd: lineStop }: LineChange): Revised | undefined {
  const place = node.position;
  if (place?.start.column !== 1 || line <= firstLine(node, chunk) || line >= lastLine(node, chunk)) return undefined;
  const opening = (place.start.offset ?? 0) - chunk.origin.offset;
  const fence = chunk.text.charAt(opening);
  if (fence !== '`' && fence !== '~') return undefined;
  const stop = (place.end.offset ?? 0) - chunk.origin.offset;
  let closing = stop;
  while (!isLineEnding(chunk.text.charCodeAt(closing - 1))) closing--;
  // Where the last line is no closing fence, the block ends with its document.
  if (!/^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(chunk.text.slice(closing, stop)) || !chunk.text.slice(closing).trimStart().startsWith(fence))
    return undefined;
  if (/^\s*(?:```|~~~)/.test(whole.slice(lineStart, lineStop + text.length - (end - start)))) return undefined;
  const first = nextLine(chunk.text, opening);
  const value = node.value.slice(0, start - first) + text + node.value.slice(end - first);
  if (value.length !== node.value.length + text.length - (end - start)) return undefined;
  node.value = value;
  place.end.offset = (place.end.offset ?? 0) + text.length - (end - start);
  return { node, part: node, from: firstLine(node, chunk), to: lastLine(node, chunk) + 1, answers: new Map() };
}

/** A row is parsed below a copy of its table's head. */
function inTable(node: Table, edit: LineChange, { isDefined }: Around): Revised | undefined {
  const { chunk, start, end, text, whole, line, lineStart, lineEnd: lineStop } = edit;
  const index = line - firstLine(node, chunk) - 1;
  const row = node.children[index];
  if (index < 1 || row === undefined || firstLine(row, chunk) !== line) return undefined;
  const head = lineStartOf(node, chunk);
  const body = nextLine(chunk.text, nextLine(chunk.text, head));
  const grown = text.length - (end - start);
  const read = parseAlone(`${chunk.text.slice(head, body)}${whole.slice(lineStart, lineStop + grown)}\n`, isDefined);
  const [table, more] = read?.nodes ?? [];
  if (!read || more || table?.type !== 'table' || table.children.length !== 2) return undefined;
  const fresh = table.children[1];
  if (!fresh || firstLine(fresh, { origin: { line: 0 } }) !== 2) return undefined;
  // The head, its line of dashes, and then the row.
  move(fresh, chunk.origin.line + line - 2, chunk.origin.offset + lineStart - (body - head));
  node.children[index] = fresh;
  for (const after of node.children.slice(index + 1)) moveOffsets(after, grown);
  endWith(node, index === node.children.length - 1 ? fresh : undefined, grown);
  return { node, ...partWith(node, index, chunk), answers: read.answers };
}

/** An item that a change is inside, its marker left alone. */
interface ChangedItem {
  readonly list: List;
  readonly index: number;
  readonly item: ListItem;
  readonly next: ListItem | undefined;
  /** Its lines, up to the next item or the end of the chunk. */
  readonly from: number;
  readonly to: number;
}

/** An item is parsed with the first line of what follows it, which has to be seen there where it was. */
function inList(node: List, edit: LineChange, around: Around): Revised | undefined {
  const { chunk } = edit;
  const changed = chunk.defines.length > 0 ? undefined : changedItem(node, edit, around.isLast);
  const read = changed && readItem(changed, edit, around);
  if (!read) return undefined;
  const { index, item, next, from } = changed;
  const { fresh, answers } = read;
  const grown = edit.text.length - (edit.end - edit.start);
  move(fresh, (item.position?.start.line ?? 1) - 1, from + chunk.origin.offset);
  node.children[index] = fresh;
  for (const after of node.children.slice(index + 1)) moveOffsets(after, grown);
  endWith(node, next ? undefined : fresh, grown);
  return { node, ...partWith(node, index, chunk), answers };
}

function changedItem(list: List, { chunk, start, line, whole }: LineChange, isLast: boolean): ChangedItem | undefined {
  const index = itemAt(list, line, chunk);
  const item = list.children[index];
  const content = item?.children[0];
  if (!content || start < offsetIn(content, chunk)) return undefined;
  const next = list.children[index + 1];
  if (!next && !isLast) return undefined;
  const from = lineStartOf(item, chunk);
  const to = next ? lineStartOf(next, chunk) : chunk.text.length;
  return to - from > LONGEST || mayNotInterrupt(whole, from) ? undefined : { list, index, item, next, from, to };
}

interface ReadItem {
  readonly fresh: ListItem;
  readonly answers: Answers;
}

function readItem({ list: before, index, item, next, from, to }: ChangedItem, edit: LineChange, around: Around): ReadItem | undefined {
  const body = edit.whole.slice(from, to + edit.text.length - (edit.end - edit.start));
  const follows = next ? edit.chunk.text.slice(to, nextLine(edit.chunk.text, to)) : around.behind;
  const read = parseAlone(follows === undefined ? body : body + sentinel(follows), around.isDefined);
  const list = read?.nodes[0];
  if (!read || list?.type !== 'list' || list.ordered !== before.ordered || (index === 0 && list.start !== before.start)) return undefined;
  const fits = next
    ? read.nodes.length === 1 && isFollowed(list, countEndings(body)) && list.spread === isApart(item, next)
    : list.children.length === 1 && list.spread === false && endsAlike(read.nodes, follows, body);
  const [fresh] = list.children;
  return fits && fresh ? { fresh, answers: read.answers } : undefined;
}

/** By a second item, on the line that follows so many others, and nothing more. */
function isFollowed({ children }: List, lines: number): boolean {
  return children.length === 2 && startsAt(children[1], lines);
}

/** An item without text, or with another on its own line, below a line of text: whether it may stand there depends on that line. */
function mayNotInterrupt(text: string, from: number): boolean {
  const isFree = from === 0 || isBlank(text, lastLineStart(text.slice(0, from)), from);
  return !isFree && /^[ \t]*(?:[-+*]|\d+[.)])(?:[ \t]+(?:[-+*]|\d+[.)])(?:\s|$)|\s*$)/.test(text.slice(from, nextLine(text, from)));
}

/** The last item of a list, and with it the list, ends where it did: before the next chunk, or with the document. */
function endsAlike(nodes: readonly RootContent[], follows: string | undefined, body: string): boolean {
  if (follows === undefined) return nodes.length === 1;
  return nodes.length === 2 && startsAt(nodes[1], countEndings(body)) && isBlank(body, lastLineStart(body), body.length);
}

/** Where the last line that has an ending begins. */
function lastLineStart(text: string): number {
  let at = text.length;
  if (text.charCodeAt(at - 1) === 10) at--;
  if (text.charCodeAt(at - 1) === 13) at--;
  while (at > 0 && !isLineEnding(text.charCodeAt(at - 1))) at--;
  return at;
}

/** A blank line stands between two items: what makes a list loose. */
function isApart(item: Nodes, next: Nodes): boolean {
  return (next.position?.start.line ?? 0) - (item.position?.end.line ?? 0) > 1;
}

function startsAt(node: Nodes | undefined, line: number): boolean {
  return node?.position?.start.line === line + 1;
}

function merged(before: Answers, now: Answers): Answers {
  return now.size === 0 ? before : new Map([...before, ...now]);
}
