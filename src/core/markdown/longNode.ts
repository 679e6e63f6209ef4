import type { List, ListItem, Table, TableRow } from 'mdast';
import { EngineChunk, type Begun } from './chunk.ts';
import type { Answers, LabelKey } from './definitions.ts';
import { CAPS, survey } from './limits.ts';
import { behindEnding, countEndings, LineEnds, nextLine } from './lines.ts';
import { move } from './places.ts';
import { sentinel, type Part } from './region.ts';

/** Lists are read by some items, tables by some rows, below a copy of their head. */
type Long = List | Table;

interface HeadPart {
  readonly node: Long;
  readonly answers: Answers;
  /** Where its text begins in the whole, less what stands above it. */
  readonly line: number;
  readonly offset: number;
}

/** Units that are parsed together. */
const TOGETHER = 2048;

interface Kind {
  /** What stands above each part but the first when it is read: of tables the head. */
  readonly above: string;
  /** What tells a list from the next. */
  readonly mark: string | undefined;
}

/**
 * A list or table that begins a text, as far as it is read by parts: up to an item or row that surely begins another. Each part is read with
 * the first line of the next, which has to begin an item or row there. It is kept from one slice to the next.
 */
export class Head implements Begun {
  done = 0;
  private lines = 0;
  private readonly parts: HeadPart[] = [];
  /** A part was not what it seemed: the rest is read as everything else. */
  private isBroken = false;

  private constructor(
    private readonly kind: Kind,
    private readonly apart: number,
    private most: number,
  ) {}

  /** `undefined` where nothing of the kind that is longer than `long` begins the text, and where its first lines break a cap. */
  static of(text: string, long: number): Head | undefined {
    const above = headOfTable(text);
    const kind = { above, mark: markAt(text, 0) };
    const most = nextStart(text, 0, long, kind) === undefined ? undefined : mostOf(text);
    return most === undefined ? undefined : new Head(kind, Math.min(TOGETHER, long), most);
  }

  get above(): string {
    return this.kind.above;
  }

  /** How much of the text it is with a tail, which was read below what stands above each part. */
  lengthWith(tail: string): number {
    return this.done - this.above.length + tail.length;
  }

  /** Where to end it, when it goes on for so long that it breaks a cap. */
  overAt(length: number): number | undefined {
    return length > this.most ? this.most : undefined;
  }

  /** More text has come behind it. `false` where it breaks a cap now. */
  grow(text: string): boolean {
    const most = mostOf(text);
    if (most !== undefined) this.most = most;
    return most !== undefined;
  }

  /** What the parts were told about labels still holds. */
  isRight(isDefined: (key: LabelKey) => boolean): boolean {
    return this.parts.every(({ answers }) => [...answers].every(([key, answer]) => isDefined(key) === answer));
  }

  /** Reads on. `read` parses what surely stands for itself, or says that it is enough for now, which is `false`. */
  readOn(text: string, read: (text: string) => Part | 'later' | undefined): boolean {
    while (!this.isBroken && this.done <= this.most) {
      const next = nextStart(text, this.done, this.done + this.apart, this.kind);
      if (next === undefined) return true;
      const piece = this.tailOf(text.slice(0, next));
      const part = read(piece + sentinel(text.slice(next, nextLine(text, next))));
      if (part === 'later') return false;
      this.isBroken = !part || !this.take(part, countEndings(piece), next);
    }
    return true;
  }

  /** What comes behind it, below what stands above each part. */
  tailOf(text: string): string {
    return this.done === 0 ? text : this.above + text.slice(this.done);
  }

  private take(part: Part, lines: number, next: number): boolean {
    const node = goesOn(part, lines);
    if (!node || !isAlike(node, this.parts[0]?.node)) return false;
    const above = this.done === 0 ? '' : this.above;
    const line = this.lines - countEndings(above);
    this.parts.push({ node, answers: part.answers, line, offset: this.done - above.length });
    this.lines = line + lines;
    this.done = next;
    return true;
  }

  /**
   * The chunk of the whole `text`, of which `tail` holds the rest. `undefined` where that begins with something else, and where the parts were
   * told different things about a label.
   */
  join(text: string, tail: EngineChunk): EngineChunk | undefined {
    const { parts, above } = this;
    const [rest, ...others] = tail.nodes;
    const node = parts[0]?.node;
    const answers = agreed([...parts, tail]);
    if (!answers || !node || !isAlike(rest, node) || rest.position?.start.line !== tail.origin.line + 1) return undefined;
    const children = parts.flatMap((part, index) => childrenOf(part, index === 0));
    const [lines, units] = [this.lines - countEndings(above), this.done - above.length];
    for (const each of tail.nodes) move(each, lines - tail.origin.line, units - tail.origin.offset);
    const all = [...children, ...(above === '' ? rest.children : rest.children.slice(1))];
    if (node.type === 'list' && rest.type === 'list') {
      node.children = all as ListItem[];
      node.spread = [...parts.map((part) => part.node.type === 'list' && part.node.spread), rest.spread].includes(true);
    } else node.children = all as TableRow[];
    if (node.position) node.position.end = rest.position.end;
    const chunk = new EngineChunk(text, { nodes: [node, ...others], origin: { line: 0, offset: 0 }, defines: tail.defines, answers });
    chunk.isCutOff = tail.isCutOff;
    return chunk;
  }
}

/** How long it may become before it breaks a cap: up to where `survey` would end a region. */
function mostOf(text: string): number | undefined {
  const { over, end, cutAtEnd } = survey(text, CAPS.region);
  if (over !== undefined) return undefined;
  // What breaks a cap behind it ends it in any case.
  return cutAtEnd ? Number.POSITIVE_INFINITY : end;
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

/** Where an item or row begins that is at or behind `least`, in a list or table that has one at `from`. */
function nextStart(text: string, from: number, least: number, { above, mark }: Kind): number | undefined {
  if (above !== '') return nextRow(text, Math.max(from, above.length), least);
  return mark === undefined ? undefined : nextItem(text, from, least, mark);
}

/** A table goes up to the first line without a bar. */
function nextRow(text: string, from: number, least: number): number | undefined {
  for (let start = from; start < text.length && text[start] === '|'; start = nextLine(text, start)) {
    if (start > from && start >= least) return start;
  }
  return undefined;
}

/** An item at the margin; up to a line at the margin that is none, behind a blank one. */
function nextItem(text: string, from: number, least: number, mark: string): number | undefined {
  const ends = new LineEnds(text);
  let isAfterBlank = false;
  for (let start = from; start < text.length;) {
    const end = ends.of(start);
    if (end > start && text[start] !== ' ' && text[start] !== '\t') {
      if (markAt(text, start) !== mark) {
        if (isAfterBlank) return undefined;
      } else if (start >= least) return start;
    }
    isAfterBlank = end === start;
    start = behindEnding(text, end);
  }
  return undefined;
}

const MARKER = /(?:\d{1,9}([.)])|([-+*]))[ \t]/y;

/** What tells one list from the next. */
function markAt(text: string, start: number): string | undefined {
  MARKER.lastIndex = start;
  const match = MARKER.exec(text);
  return match?.[1] ?? match?.[2];
}
