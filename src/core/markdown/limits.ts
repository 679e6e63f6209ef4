import type { Limit } from './document.ts';
import { behindEnding, lineEnd } from './lines.ts';
import { LineScanner, type LineKind } from './scanner.ts';

const EXCLAMATION_MARK = 33;
const STAR = 42;
const LESS_THAN = 60;
const QUESTION_MARK = 63;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const UNDERSCORE = 95;
const TILDE = 126;

const KB = 1024;

/**
 * What remark is never given, because it would overflow the stack or take minutes. Measured on it: 10,000 nested quotes throw, 64 kB of
 * `]` take 12 s, 48 kB of underlined headings without blank lines 11 s, 256 kB of the shortest list items 10 s.
 */
export const CAPS = {
  /** Containers in each other. */
  depth: 64,
  /** UTF-16 units in a line, and in a paragraph. */
  line: 64 * KB,
  /** In a paragraph: the parser's time grows with the square of the marks that may pair up. */
  marks: 2000,
  /** In a paragraph: with the square of its lines, where every other one underlines a heading. */
  lines: 2000,
  /** Between two cuts: UTF-16 units, and what its lines cost beyond them. */
  region: 256 * KB,
  /** UTF-16 units in a document. */
  document: 4096 * KB,
  documentLines: 200_000,
} as const;

/** The parser's time goes by lines as much as by length, so each line outside code counts as so many units more. */
const COST_OF_LINE = 20;

/** Code and comments are read much faster than what is looked through for marks. */
const SHARE_OF_VERBATIM = 0.25;

/** An item in an item: with the square of these in one list. */
const COST_OF_NESTED_ITEM = 60;

/** One definition follows another without a blank line, hundreds of them in a long change log, but they are no paragraph. */
const SHARE_OF_DEFINITION = 0.25;

/** Opens raw HTML or a comment, for whose end the parser looks through the whole paragraph each time. */
const MARKS_OF_OPEN_TAG = 8;

/** A stretch of text to be parsed at once, from the start of the text that was surveyed. */
export interface Stretch {
  readonly end: number;
  /** The cap that it breaks: it must not be parsed. */
  readonly over: Limit['what'] | undefined;
  /** What comes behind it breaks a cap: there is a cut between them, whatever a parser would say. */
  readonly cutAtEnd: boolean;
  /** A fence or a comment was open at the end of the text. */
  readonly open: boolean;
  /** In the units of `window`. */
  readonly cost: number;
}

/**
 * How much of a text to hand to the parser next: whole blocks between blank lines that break no cap and cost `window` or a little more; or,
 * where the very first one breaks a cap, that one alone. A fenced block is never divided.
 */
export function survey(text: string, window: number): Stretch {
  const scanner = new LineScanner(text);
  let block = new Block(0);
  let cost = 0;
  let afterBlank = false;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const inFence = scanner.inFence;
    const kind = scanner.read(start, end);
    if (kind !== 'blank' && afterBlank && (!inFence || scanner.fenceBroken)) {
      if (block.start > 0 && block.over === undefined && block.cost > window) return before(block, cost);
      cost += block.cost;
      if (block.over !== undefined) return { end: start, over: block.over, cutAtEnd: true, open: false, cost };
      if (cost >= window) return { end: start, over: undefined, cutAtEnd: false, open: false, cost };
      block = new Block(start);
    }
    afterBlank = kind === 'blank';
    block.take(text, start, end, kind, scanner.depth);
    if (block.over !== undefined && block.start > 0) return { end: block.start, over: undefined, cutAtEnd: true, open: false, cost };
    start = behindEnding(text, end);
  }
  if (block.start > 0 && block.over === undefined && block.cost > window) return before(block, cost);
  return { end: text.length, over: block.over, cutAtEnd: false, open: scanner.inFence || scanner.inComment, cost: cost + block.cost };
}

/** No cap is broken by any of its blocks, nor by all of them together, should they be one list. */
export function isWithinCaps(text: string): boolean {
  const { end, over } = survey(text, CAPS.region);
  return over === undefined && end === text.length;
}

/** A block that is long by itself is read by itself. */
function before(block: Block, cost: number): Stretch {
  return { end: block.start, over: undefined, cutAtEnd: false, open: false, cost };
}

/** Lines from one blank line to the next, a fence or comment among them with all that it holds. */
class Block {
  over: Limit['what'] | undefined;
  cost = 0;
  private length = 0;
  private lines = 0;
  private marks = 0;

  constructor(readonly start: number) {}

  take(text: string, start: number, end: number, kind: LineKind, depth: number): void {
    const length = end - start;
    const verbatim = kind === 'code' || kind === 'closing' || kind === 'comment';
    if (verbatim) this.cost += (length + 1) * SHARE_OF_VERBATIM;
    else this.cost += length + (kind === 'item' && depth > 1 ? COST_OF_NESTED_ITEM : COST_OF_LINE);
    if (length > CAPS.line) this.over ??= 'line';
    if (depth > CAPS.depth) this.over ??= 'depth';
    if (!verbatim) this.inParagraph(kind, length, countMarks(text, start, end));
    if (this.cost > CAPS.region) this.over ??= 'region';
  }

  private inParagraph(kind: LineKind, length: number, marks: number): void {
    if (kind !== 'text' && kind !== 'underline' && kind !== 'definition') this.length = this.lines = this.marks = 0;
    const share = kind === 'definition' ? SHARE_OF_DEFINITION : 1;
    this.length += length * share;
    this.lines += share;
    this.marks += marks * share;
    if (this.marks > CAPS.marks || this.lines > CAPS.lines || this.length > CAPS.line) this.over ??= 'paragraph';
  }
}

function countMarks(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at++) {
    switch (text.charCodeAt(at)) {
      case LESS_THAN: {
        const next = text.charCodeAt(at + 1);
        if (next === EXCLAMATION_MARK || next === QUESTION_MARK) marks += MARKS_OF_OPEN_TAG;
        break;
      }
      case EXCLAMATION_MARK:
      case STAR:
      case OPENING_BRACKET:
      case CLOSING_BRACKET:
      case UNDERSCORE:
      case TILDE:
        marks++;
    }
  }
  return marks;
}
