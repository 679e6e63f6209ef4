import type { Heading, Nodes, Paragraph, RootContent, TableCell, Text } from 'mdast';
import type { TextChange } from '../text/index.ts';
import type { EngineChunk } from './chunk.ts';
import { elementsOf, splicedElements } from './elements.ts';
import { countEndings } from './lines.ts';
import { firstLine, itemAt, offsetIn, partWith, type ChangedPart } from './places.ts';

/** A longer chunk may break a cap, and is long to walk through. */
const LONGEST = 16 * 1024;

const LETTERS = /^[a-z]*$/i;
/** What letters may be put between: none of it begins or ends anything together with a letter. */
const BESIDE = /^[a-z ,.;:()/-]{2}$/i;
/** With one of these in its text, a paragraph may hold the beginning of a label, a tag or a character reference, and letters decide it. */
const TELLING = /[[\]<&]/;

/** A word of prose, and the top-level node that holds it. */
interface Word {
  readonly top: RootContent;
  readonly text: Text;
}

/**
 * The chunk after letters were typed in the middle of prose, or taken out of a word: to Markdown a word is a word, so that nothing is
 * parsed again. `undefined` wherever letters may mean more. The nodes of the chunk are changed in place: it must not be used any more.
 */
export function editWord(chunk: EngineChunk, { offset: start, length, text }: TextChange): EngineChunk | undefined {
  const { text: before } = chunk;
  const end = start + length;
  if (before.length - length + text.length > LONGEST || chunk.defines.length > 0 || start === 0 || end >= before.length) return undefined;
  // What is taken out may leave a marker, or white space at the end of a line.
  const around = before.slice(start - 1, end + 1);
  if (!LETTERS.test(text) || !(length === 0 ? BESIDE : LETTERS).test(around)) return undefined;
  const word = wordAt(chunk, start, end);
  const value = word && valueAfter(chunk, word.text, { offset: start, length, text });
  if (word === undefined || value === undefined) return undefined;
  const grown = text.length - length;
  const line = lineOf(before, start, word.text, chunk);
  word.text.value = value;
  for (const node of chunk.nodes) shiftBehind(node, start + chunk.origin.offset, line, grown);
  const { part, from, to } = partOf(word.top, line - chunk.origin.line - 1, chunk);
  const whole = before.slice(0, start) + text + before.slice(end);
  return chunk.revised(whole, chunk.nodes, chunk.answers, (known) =>
    splicedElements(known, { from, to }, elementsOf([part], whole, chunk.origin)),
  );
}

function wordAt(chunk: EngineChunk, start: number, end: number): Word | undefined {
  const holds = (node: Nodes): boolean => offsetIn(node, chunk) < start && end < endIn(node, chunk);
  const top = chunk.nodes.find(holds);
  let leaf: Leaf | undefined;
  let node: Nodes | undefined = top;
  while (node !== undefined && 'children' in node) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') leaf = node;
    if (node.type === 'link' || node.type === 'linkReference') return undefined;
    node = (node.children as Nodes[]).find(holds);
  }
  return top !== undefined && node?.type === 'text' && leaf !== undefined && isProse(leaf, chunk) ? { top, text: node } : undefined;
}

type Leaf = Paragraph | Heading | TableCell;

/** All that looks like a link, a tag or code in it is one. */
function isProse(node: Nodes, chunk: EngineChunk): boolean {
  if (node.type === 'text') return !TELLING.test(chunk.text.slice(offsetIn(node, chunk), endIn(node, chunk)));
  return !('children' in node) || (node.children as Nodes[]).every((child) => isProse(child, chunk));
}

function endIn(node: Nodes, { origin }: EngineChunk): number {
  return (node.position?.end.offset ?? 0) - origin.offset;
}

/** The document's line, as the parser counts, that the offset is on. */
function lineOf(text: string, offset: number, node: Text, chunk: EngineChunk): number {
  return (node.position?.start.line ?? 1) + countEndings(text.slice(offsetIn(node, chunk), offset));
}

/** A text's value is its source without what containers and indentation put before and behind its lines. */
function valueAfter(chunk: EngineChunk, node: Text, { offset, length, text }: TextChange): string | undefined {
  const from = offsetIn(node, chunk);
  const above = endingsIn(chunk.text.slice(from, offset));
  const source = chunk.text.slice(from + (above.at(-1)?.end ?? 0), offset);
  const lines = endingsIn(node.value);
  const first = above.length === 0 ? 0 : (lines[above.length - 1]?.end ?? -1);
  if (first < 0) return undefined;
  const line = node.value.slice(first, lines[above.length]?.start);
  for (let at = Math.min(line.length, source.length); at >= 0; at--) {
    if (!source.endsWith(line.slice(0, at)) || !isPadding(source.slice(0, source.length - at), above.length > 0)) continue;
    // In the white space before a line, letters would begin it there.
    if (!chunk.text.startsWith(line.slice(at), offset)) return undefined;
    return node.value.slice(0, first + at) + text + node.value.slice(first + at + length);
  }
  return undefined;
}

/** Marks of containers and white space, which the first line of a text has none of. */
function isPadding(text: string, mayBe: boolean): boolean {
  return mayBe ? /^[\s>]*$/.test(text) : text === '';
}

function endingsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: ending, index }) => ({ start: index, end: index + ending.length }));
}

/** Every place behind the change moves by so many units, and on its line by as many columns. */
function shiftBehind(node: Nodes, offset: number, line: number, grown: number): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (!point || (point.offset ?? 0) <= offset) continue;
    point.offset = (point.offset ?? 0) + grown;
    if (point.line === line) point.column += grown;
  }
  if ('children' in node) for (const child of node.children) shiftBehind(child, offset, line, grown);
}

function partOf(node: RootContent, line: number, chunk: EngineChunk): ChangedPart {
  const next = chunk.nodes[chunk.nodes.indexOf(node) + 1];
  const end = next ? firstLine(next, chunk) : Number.POSITIVE_INFINITY;
  if (node.type === 'list') return partWith(node, itemAt(node, line, chunk), chunk, end);
  if (node.type === 'table') {
    const row = node.children.findIndex((each) => firstLine(each, chunk) === line);
    return partWith(node, row, chunk);
  }
  return { part: node, from: firstLine(node, chunk), to: end };
}
