import type { Root, RootContent } from 'mdast';
import { EngineChunk } from './chunk.ts';
import { definitionsIn, labelExtension, LabelWatch, NOBODYS_LABEL, watching, type Answers, type LabelKey } from './definitions.ts';
import { isWithinCaps } from './limits.ts';
import { byteOrderMark, isBlank, lineStarts } from './lines.ts';
import { bodyParser } from './processor.ts';

const parse = bodyParser(labelExtension);

/** What comes behind a region: its first line, and whether the chunk that starts there is a list. */
export interface Behind {
  readonly firstLine: string;
  readonly isList: boolean | undefined;
}

export interface Region {
  readonly chunks: readonly EngineChunk[];
  /** Whether what comes behind still begins a chunk. If not, it belongs to the last of `chunks`, and only the others are what they seem. */
  readonly holds: boolean;
}

/**
 * Parses a run of lines that begins a chunk, and cuts it into chunks.
 *
 * A cut stands where a blank line precedes a top-level node. What comes behind the run is there as a sentinel, its first line only: if a
 * top-level node begins at it, nothing in the run reaches further, and the parser would have read the rest of the document the same.
 *
 * `undefined` where the parser's stack overflows, or made a tree that would overflow ours.
 */
export function parseRegion(text: string, behind: Behind | undefined, definedElsewhere: (key: LabelKey) => boolean): Region | undefined {
  const watch = new LabelWatch(definedElsewhere);
  const whole = behind ? text + sentinel(behind.firstLine) : text;
  const root = parsed(whole, watch);
  if (!root) return undefined;
  const starts = lineStarts(whole);
  const lines = new Lines(whole, starts, behind ? lineAt(starts, text.length) : Number.POSITIVE_INFINITY);
  const chunks = chunksOf(text, cut(root, lines), lines, watch);
  return chunks && { chunks, holds: !behind || holdsAt(root, lines, behind) };
}

/** A piece of a chunk that was parsed by itself. */
export interface Part {
  readonly nodes: readonly RootContent[];
  readonly defines: readonly LabelKey[];
  readonly answers: Answers;
}

/** Parses what is known to stand for itself. `undefined` as of a region. */
export function parsePart(text: string, definedElsewhere: (key: LabelKey) => boolean): Part | undefined {
  const watch = new LabelWatch(definedElsewhere);
  const nodes = parsed(text, watch)?.children;
  const defines = nodes && definitionsIn(nodes);
  return defines && { nodes, defines, answers: new Map(watch.asked.map(({ key }) => [key, watch.isDefined(key)])) };
}

/** The same where the text breaks no cap and defines nothing. */
export function parseAlone(text: string, definedElsewhere: (key: LabelKey) => boolean): Part | undefined {
  if (byteOrderMark(text) === 1 || !isWithinCaps(text)) return undefined;
  const part = parsePart(text, definedElsewhere);
  return part?.defines.length === 0 ? part : undefined;
}

function parsed(text: string, watch: LabelWatch): Root | undefined {
  try {
    return watching(watch, () => parse(text));
  } catch {
    return undefined;
  }
}

/** The run with its lines, which remark counts from 1. */
class Lines {
  constructor(
    readonly text: string,
    readonly starts: readonly number[],
    /** The sentinel's line. */
    readonly sentinel: number,
  ) {}

  startOf(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  isBlank(line: number): boolean {
    return isBlank(this.text, this.startOf(line), this.startOf(line + 1));
  }

  /**
   * After indented code at top level remark reads a list item that could not interrupt a paragraph (`-` alone, `2.`) as a paragraph, which
   * depends on what came before. So nothing is ever cut beside indented code.
   */
  isIndentedCode(node: RootContent): boolean {
    if (node.type !== 'code') return false;
    const start = this.startOf(lineOf(node));
    return /^(?: {4}| {0,3}\t)/.test(this.text.slice(start, start + 4));
  }

  /**
   * A byte order mark is one only at the start of a text, so none may come to stand there by a cut. A heading underlined below
   * definitions begins, says remark, on the line of the first of them.
   */
  isCut(before: RootContent, node: RootContent): boolean {
    const line = lineOf(node);
    return (
      line > lineOf(before) &&
      this.isBlank(line - 1) &&
      this.text.charCodeAt(this.startOf(line)) !== 0xfeff &&
      !this.isIndentedCode(node) &&
      !this.isIndentedCode(before)
    );
  }
}

/** The top-level nodes before the sentinel, by chunk. */
function cut(root: Root, lines: Lines): RootContent[][] {
  const groups: RootContent[][] = [[]];
  for (const node of root.children) {
    if (lineOf(node) >= lines.sentinel) break;
    const group = groups.at(-1) ?? [];
    const before = group.at(-1);
    if (before && lines.isCut(before, node)) groups.push([node]);
    else group.push(node);
  }
  return groups;
}

function chunksOf(text: string, groups: readonly RootContent[][], lines: Lines, watch: LabelWatch): EngineChunk[] | undefined {
  const uncounted = byteOrderMark(text);
  const firstLines = groups.map((nodes, index) => (index === 0 || !nodes[0] ? 1 : lineOf(nodes[0])));
  const answers = groups.map(() => new Map<LabelKey, boolean>());
  for (const { line, key } of watch.asked) answers[lineAt(firstLines, line) - 1]?.set(key, watch.isDefined(key));
  const chunks: EngineChunk[] = [];
  for (const [index, nodes] of groups.entries()) {
    const line = firstLines[index] ?? 1;
    const offset = lines.startOf(line);
    const next = firstLines[index + 1];
    const end = next === undefined ? text.length : lines.startOf(next);
    const origin = { line: line - 1, offset: offset - uncounted };
    const defines = definitionsIn(nodes);
    if (!defines) return undefined;
    chunks.push(new EngineChunk(text.slice(offset, end), { nodes, origin, defines, answers: answers[index] ?? new Map() }));
  }
  return chunks;
}

function holdsAt(root: Root, lines: Lines, behind: Behind): boolean {
  const at = root.children.findLastIndex((node) => lineOf(node) === lines.sentinel);
  const node = root.children[at];
  const before = root.children[at - 1];
  if (!node || !lines.isBlank(lines.sentinel - 1) || lines.isIndentedCode(node)) return false;
  if (before && lines.isIndentedCode(before)) return false;
  return behind.isList === undefined || behind.isList === (node.type === 'list');
}

/** Enough of a line that begins with a letter or `#` to tell a paragraph or a heading from everything else. */
const ENOUGH = 12;

/**
 * What stands for the line behind. It must not define a label, nor ask for one. A footnote definition stays one (an open fence in a list
 * ends elsewhere before a container than before a paragraph), under a label that no author types.
 */
export function sentinel(line: string): string {
  if (/^[a-z#]/i.test(line)) return line.slice(0, ENOUGH).replaceAll('[', 'x');
  const footnote = /^ {0,3}\[\^[^\]\s]+\]:/.exec(line)?.[0];
  if (footnote === undefined) return line.replaceAll('[', 'x');
  const indent = footnote.indexOf('[');
  return `${line.slice(0, indent)}[^${NOBODYS_LABEL}]:${line.slice(footnote.length).replaceAll('[', 'x')}`;
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

/** The 1-based index of the last entry that is not above the value. */
function lineAt(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
