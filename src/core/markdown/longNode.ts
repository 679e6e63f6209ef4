import type { List, ListItem, Table, TableRow } from 'mdast';
import { EngineChunk } from './chunk.ts';
import type { Answers, LabelKey } from './definitions.ts';
import { behindEnding, countEndings, LineEnds, nextLine } from './lines.ts';
import { move } from './places.ts';
import { sentinel, type Part } from './region.ts';

/** Lists are read by some items, tables by some rows, below a copy of their head. */
type Long = List | Table;

/** A list or table up to an item or row that surely begins another: what comes from there on is still to be read. */
export interface Head {
  readonly text: string;
  /** What stands above each part but the first when it is read: of tables the head. */
  readonly above: string;
  readonly parts: readonly HeadPart[];
}

interface HeadPart {
  readonly node: Long;
  readonly answers: Answers;
  /** Where its text begins in the whole, less what stands above it. */
  readonly line: number;
  readonly offset: number;
}

/** Units that are parsed together. */
const TOGETHER = 2048;

/**
 * The first parts of a list or table that begins the text and is longer than `long`: each is read with the first line of the next, which has
 * to begin an item or row there. `read` parses what surely stands for itself, or says that it is enough for now. `undefined` where
 * nothing of the kind begins the text.
 */
export function readHead(text: string, long: number, read: (text: string) => Part | 'later' | undefined): Head | 'later' | undefined {
  const above = headOfTable(text);
  const starts = above === '' ? itemStarts(text, Math.min(TOGETHER, long)) : rowStarts(text, above.length, Math.min(TOGETHER, long));
  if ((starts.at(-1) ?? 0) < long) return undefined;
  const parts: HeadPart[] = [];
  let line = 0;
  let done = 0;
  for (const next of starts) {
    const piece = (done === 0 ? '' : above) + text.slice(done, next);
    const part = read(piece + sentinel(text.slice(next, nextLine(text, next))));
    if (part === 'later') return 'later';
    const lines = countEndings(piece);
    const node = part && goesOn(part, lines);
    if (!node || !isAlike(node, parts[0]?.node)) break;
    const over = done === 0 ? '' : above;
    // Parts of the same text are the same nodes, and each has its own place.
    const isUsed = parts.some((each) => each.node === node);
    parts.push({
      node: isUsed ? (JSON.parse(JSON.stringify(node)) as Long) : node,
      answers: part.answers,
      line: line - countEndings(over),
      offset: done - over.length,
    });
    line += countEndings(text.slice(done, next));
    done = next;
  }
  return parts.length === 0 ? undefined : { text: text.slice(0, done), above, parts };
}

/**
 * The chunk of the whole, of which `tail` holds the rest, below what stands above each part. `undefined` where that begins with something
 * else, and where the parts were told different things about a label.
 */
export function joinParts({ text, above, parts }: Head, tail: EngineChunk): EngineChunk | undefined {
  const [rest, ...others] = tail.nodes;
  const node = parts[0]?.node;
  const answers = agreed([...parts, tail]);
  if (!answers || !node || !isAlike(rest, node) || rest.position?.start.line !== tail.origin.line + 1) return undefined;
  const children = parts.flatMap((part, index) => childrenOf(part, index === 0));
  const [lines, units] = [countEndings(text) - countEndings(above), text.length - above.length];
  for (const each of tail.nodes) move(each, lines - tail.origin.line, units - tail.origin.offset);
  const all = [...children, ...(above === '' ? rest.children : rest.children.slice(1))];
  if (node.type === 'list' && rest.type === 'list') {
    node.children = all as ListItem[];
    node.spread = [...parts.map((part) => part.node.type === 'list' && part.node.spread), rest.spread].includes(true);
  } else node.children = all as TableRow[];
  if (node.position) node.position.end = rest.position.end;
  const whole = text + tail.text.slice(above.length);
  const chunk = new EngineChunk(whole, { nodes: [node, ...others], origin: { line: 0, offset: 0 }, defines: tail.defines, answers });
  chunk.isCutOff = tail.isCutOff;
  return chunk;
}

/** Without what followed as a sentinel and, of a table, the copy of the head. */
function childrenOf({ node, line, offset }: HeadPart, isFirst: boolean): (ListItem | TableRow)[] {
  const from = node.type === 'table' && !isFirst ? 1 : 0;
  const children = node.children.slice(from, -1);
  for (const child of children) move(child, line, offset);
  return children;
}

function agreed(parts: readonly { readonly answers: Answers }[]): Answers | undefined {
  const all = new Map<LabelKey, boolean>();
  for (const { answers } of parts) {
    for (const [key, answer] of answers) {
      if (all.get(key) === !answer) return undefined;
      all.set(key, answer);
    }
  }
  return all;
}

function isAlike(node: Part['nodes'][number] | undefined, other: Long | undefined): node is Long {
  if (node?.type === 'table') return other === undefined || other.type === 'table';
  return node?.type === 'list' && (other === undefined || (other.type === 'list' && node.ordered === other.ordered));
}

/** The node that is all of a part, and goes on on the line behind so many others. */
function goesOn({ nodes }: Part, lines: number): Long | undefined {
  const [node] = nodes;
  if (nodes.length !== 1 || (node?.type !== 'list' && node?.type !== 'table')) return undefined;
  return node.children.at(-1)?.position?.start.line === lines + 1 ? node : undefined;
}

/** What may be the line of dashes: the parser says whether it is. */
const DELIMITERS = /^[ \t|:-]+$/;

/** The two lines that a table begins with, as long as it begins with a bar; empty for anything else. */
function headOfTable(text: string): string {
  if (!text.startsWith('|')) return '';
  const second = nextLine(text, 0);
  const body = nextLine(text, second);
  return DELIMITERS.test(text.slice(second, body).trimEnd()) ? text.slice(0, body) : '';
}

/** Where rows begin, at least so many units apart, up to the first line without a bar. */
function rowStarts(text: string, body: number, apart: number): number[] {
  const starts: number[] = [];
  let last = 0;
  for (let start = body; start < text.length && text[start] === '|'; start = nextLine(text, start)) {
    if (start > body && start - last >= apart) starts.push((last = start));
  }
  return starts;
}

/** Where items begin at the margin, at least so many units apart, in the list that begins the text. */
function itemStarts(text: string, apart: number): number[] {
  const starts: number[] = [];
  const mark = markAt(text, 0);
  if (mark === undefined) return starts;
  const ends = new LineEnds(text);
  let last = 0;
  let isAfterBlank = false;
  for (let start = 0; start < text.length;) {
    const end = ends.of(start);
    if (end > start && text[start] !== ' ' && text[start] !== '\t') {
      if (markAt(text, start) !== mark) {
        if (isAfterBlank) break;
      } else if (start - last >= apart) starts.push((last = start));
    }
    isAfterBlank = end === start;
    start = behindEnding(text, end);
  }
  return starts;
}

const MARKER = /(?:\d{1,9}([.)])|([-+*]))[ \t]/y;

/** What tells one list from the next. */
function markAt(text: string, start: number): string | undefined {
  MARKER.lastIndex = start;
  const match = MARKER.exec(text);
  return match?.[1] ?? match?.[2];
}
