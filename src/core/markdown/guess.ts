import type { CodeBlock, Element } from './element.ts';
import { behindEnding, countEndings, isBlank, LineEnds, withoutEnding } from './lines.ts';
import { LineScanner, type LineKind } from './scanner.ts';
import { headingText } from './skeleton.ts';

const TAB = 9;
const SPACE = 32;

/** From which column on a line behind a blank one is code. */
const CODE_INDENT = 4;

/** A piece of a text, with its elements as the line scanner sees them. */
export interface Guessed {
  readonly text: string;
  readonly elements: readonly Element[];
  /** How many lines end in it. */
  readonly endings: number;
}

/**
 * A text that is not parsed yet, cut into pieces of `size` or more, the first of `first`, where a new block seems to begin at the margin. Their elements are
 * headings, code blocks with their text, and of the rest the paragraph before a block, which introduces it: nearly always what the parser
 * says of them.
 */
export function guessPieces(text: string, size: number, first = size): readonly Guessed[] {
  return new Guess(text, size, first).pieces;
}

interface OpenBlock {
  readonly line: number;
  readonly column: number;
  /** Up to so many columns are taken off each line, behind so many quote marks. */
  readonly indent: number;
  readonly quotes: number;
  readonly listDepth: number;
  readonly info: string;
  readonly fenced: boolean;
  /** The block's lines, where they begin and behind their endings. */
  readonly first: number;
}

class Guess {
  readonly pieces: Guessed[] = [];
  private readonly scanner: LineScanner;
  private elements: Element[] = [];
  private block: OpenBlock | undefined;
  /** The last paragraph: only one that introduces a block is of interest. `saidEnd` is 0 where there is none. */
  private saidLine = 0;
  private saidStart = 0;
  private saidEnd = 0;
  /** Where the piece begins, and how many lines of it are read. */
  private from = 0;
  private line = 0;
  /** The line before. */
  private startBefore = 0;
  private endBefore = 0;
  private kindBefore: LineKind = 'blank';

  constructor(
    private readonly text: string,
    size: number,
    first: number,
  ) {
    this.scanner = new LineScanner(text);
    const ends = new LineEnds(text);
    for (let start = 0; start < text.length; this.line++) {
      const end = ends.of(start);
      const wasInComment = this.scanner.inComment;
      const wasInFence = this.scanner.inFence;
      const kind = this.scanner.read(start, end);
      const least = this.pieces.length === 0 ? first : size;
      if (start - this.from >= least && !wasInComment && !wasInFence && this.beginsAtMargin(kind, start)) this.cut(start);
      if (!wasInComment) this.take(kind, start, end);
      this.startBefore = start;
      this.endBefore = end;
      this.kindBefore = kind;
      start = behindEnding(text, end);
    }
    this.cut(text.length);
  }

  private beginsAtMargin(kind: LineKind, start: number): boolean {
    if (kind === 'blank' || this.kindBefore !== 'blank' || this.scanner.depth > 0) return false;
    return !/[\s\ufeff]/.test(this.text.charAt(start));
  }

  private cut(end: number): void {
    if (this.block) this.close(this.line - 1, this.endBefore, false);
    this.introduce();
    // The last line of all may have no ending.
    const endings = end === this.endBefore && this.line > 0 ? this.line - 1 : this.line;
    this.pieces.push({ text: this.text.slice(this.from, end), elements: this.elements, endings });
    this.elements = [];
    this.from = end;
    this.line = 0;
  }

  private take(kind: LineKind, start: number, end: number): void {
    if (this.scanner.fenceBroken || this.endsIndented(kind, start, end)) this.close(this.line - 1, this.endBefore, false);
    if (this.block && !this.block.fenced) return;
    switch (kind) {
      case 'opening':
        this.openFence(start, end);
        break;
      case 'closing':
        this.close(this.line, end, true, start);
        break;
      case 'heading':
        if (this.scanner.depth === 0) this.heading(this.line, this.scanner.content, start, end, end);
        break;
      case 'underline':
        if (this.scanner.depth === 0) this.heading(this.line - 1, this.startBefore, this.startBefore, this.endBefore, end);
        break;
      case 'item':
        this.say(start, end);
        break;
      case 'text':
        if (this.isIndented(start, end)) this.openIndented(start);
        else if (this.saidEnd > 0 && (this.kindBefore === 'text' || this.kindBefore === 'item')) this.saidEnd = end;
        else this.say(start, end);
        break;
      default:
    }
  }

  private heading(line: number, content: number, start: number, stop: number, end: number): void {
    const endLine = line === this.line ? line : this.line;
    const column = end - (endLine === line ? start : this.startOfLine(end));
    const range = { start: { line, column: 0 }, end: { line: endLine, column } };
    this.elements.push({
      kind: 'heading',
      range,
      depth: this.scanner.headingDepth,
      text: headingText(this.text.slice(content, stop)),
      nested: false,
    });
    this.saidEnd = 0;
  }

  private say(start: number, end: number): void {
    this.saidLine = this.line;
    this.saidStart = start;
    this.saidEnd = end;
  }

  private openFence(start: number, end: number): void {
    const { scanner, text } = this;
    let mark = scanner.content;
    while (mark > start && text[mark - 1] === text[scanner.content - 1]) mark--;
    const quotes = scanner.depth - scanner.listDepth;
    const from = quotes > 0 ? text.lastIndexOf('>', mark) + 1 : start;
    const isSpaced = quotes > 0 && text.charCodeAt(from) === SPACE;
    this.introduce();
    this.block = {
      line: this.line,
      column: mark - start,
      indent: columns(text, isSpaced ? from + 1 : from, mark),
      quotes,
      listDepth: scanner.listDepth,
      info: text.slice(scanner.content, end).trim(),
      fenced: true,
      first: behindEnding(text, end),
    };
  }

  private isIndented(start: number, end: number): boolean {
    const { scanner, kindBefore } = this;
    if (kindBefore === 'text' || kindBefore === 'item' || kindBefore === 'row' || scanner.depth > scanner.listDepth) return false;
    return indentOf(this.text, start, end) - scanner.listIndent >= CODE_INDENT;
  }

  private openIndented(start: number): void {
    const { listIndent, listDepth } = this.scanner;
    this.introduce();
    const indent = listIndent + CODE_INDENT;
    this.block = { line: this.line, column: listIndent, indent, quotes: 0, listDepth, info: '', fenced: false, first: start };
  }

  private endsIndented(kind: LineKind, start: number, end: number): boolean {
    return this.block?.fenced === false && kind !== 'blank' && indentOf(this.text, start, end) < this.block.indent;
  }

  /** `last` is the line that the block ends on, `end` where that ends, `closing` where the line of its closing fence begins. */
  private close(last: number, end: number, closed: boolean, closing?: number): void {
    const { block } = this;
    this.block = undefined;
    if (!block) return;
    const raw = this.text.slice(block.first, closing ?? Math.max(block.first, end));
    const value = block.fenced ? raw : raw.trimEnd();
    const endLine = block.fenced ? last : block.line + countEndings(value);
    const stop = block.fenced ? end : block.first + value.length;
    const [language, meta] = split(block.info);
    const code: CodeBlock = {
      kind: 'code',
      range: { start: { line: block.line, column: block.column }, end: { line: endLine, column: stop - this.startOfLine(stop) } },
      language,
      meta,
      text: closing === undefined ? dedented(value, block) : withoutEnding(dedented(value, block)),
      fenced: block.fenced,
      closed: closed || !block.fenced,
      listDepth: block.listDepth,
      inQuote: block.quotes > 0,
    };
    this.elements.push(code);
  }

  private introduce(): void {
    const end = this.saidEnd;
    this.saidEnd = 0;
    if (end === 0) return;
    const text = headingText(
      this.text.slice(this.saidStart, end).replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?/, ''),
    );
    const at = { line: this.saidLine, column: 0 };
    this.elements.push({ kind: 'paragraph', range: { start: at, end: at }, text, listDepth: 0, leadsItem: false });
  }

  private startOfLine(end: number): number {
    let start = end;
    while (start > 0 && this.text[start - 1] !== '\n' && this.text[start - 1] !== '\r') start--;
    return start;
  }
}

function split(info: string): readonly [string | undefined, string | undefined] {
  const [, language, meta] = /^(\S+)(?:[ \t]+(.*))?$/.exec(info) ?? [];
  return [language, meta === '' ? undefined : meta];
}

function dedented(value: string, { indent, quotes }: OpenBlock): string {
  if (indent === 0 && quotes === 0) return value;
  const ends = new LineEnds(value);
  let text = '';
  for (let start = 0; start < value.length;) {
    const end = ends.of(start);
    const line = value.slice(start, end);
    start = behindEnding(value, end);
    text += withoutIndent(quotes > 0 ? withoutQuotes(line, quotes) : line, indent) + value.slice(end, start);
  }
  return text;
}

function withoutQuotes(line: string, quotes: number): string {
  let rest = line;
  for (let left = quotes; left > 0; left--) rest = rest.replace(/^[ \t]*> ?/, '');
  return rest;
}

/** A tab that reaches over the indent leaves its rest as spaces. */
function withoutIndent(line: string, indent: number): string {
  let at = 0;
  let column = 0;
  for (; column < indent; at++) {
    const code = line.charCodeAt(at);
    if (code === SPACE) column++;
    else if (code === TAB) column += 4 - (column % 4);
    else break;
  }
  return ' '.repeat(Math.max(0, column - indent)) + line.slice(at);
}

function indentOf(text: string, start: number, end: number): number {
  if (isBlank(text, start, end)) return 0;
  let at = start;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
  return columns(text, start, at);
}

/** Columns from one offset of a line to another, tabs counted to the next stop of four. */
function columns(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) column += text.charCodeAt(at) === TAB ? 4 - (column % 4) : 1;
  return column;
}
