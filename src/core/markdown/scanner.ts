import { LineCursor } from './cursor.ts';

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const CLOSING_PARENTHESIS = 41;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const CARET = 94;
const UNDERSCORE = 95;
const BACKTICK = 96;
const SMALL_A = 97;
const SMALL_Z = 122;
const BAR = 124;
const TILDE = 126;

/** The bit that makes a letter of ASCII a small one. */
const LOWER_CASE = 32;

/** How far lines have to be indented to belong to a footnote. */
const FOOTNOTE_INDENT = 4;

/** What a line is to the scanner: `item` begins a list item with text, `opening`, `code` and `closing` are of a fence. */
export type LineKind =
  'blank' | 'text' | 'item' | 'row' | 'definition' | 'heading' | 'underline' | 'rule' | 'opening' | 'code' | 'closing' | 'comment';

/**
 * Reads Markdown line by line and far faster than a parser: it knows containers, headings, fences and comments, and takes everything else
 * for text. Where it is wrong (a list marker inside a paragraph that could not start a list, a fence ended by its container's end in a
 * twisted way) a heading or a fence is seen or missed; nothing else hangs on it.
 */
export class LineScanner extends LineCursor {
  /** Containers around the line read last, its own markers included. */
  depth = 0;
  /** Those of them that are list items or footnotes. */
  listDepth = 0;
  /** Of the heading or underline read last: 1 to 6. */
  headingDepth = 0;
  /** The column where the content of the innermost list item begins; 0 outside lists. */
  listIndent = 0;
  /** The block's fence is open. */
  inFence = false;
  /** A comment that fills lines is open. */
  inComment = false;
  /** A line that read last ended an open fence without closing it, because its container ended. */
  fenceBroken = false;

  /** Where the content of each open list item begins; only the first `open` count, so that a lazy line can open them again. */
  private readonly items: number[] = [];
  private open = 0;
  private quotes = 0;
  private fenceCode = 0;
  private fenceSize = 0;
  private fenceQuotes = 0;
  private fenceIndent = 0;

  private afterText = false;

  /** Reads the line from `start` to `end`, its ending not included. Lines are handed over in order. */
  read(start: number, end: number): LineKind {
    this.fenceBroken = false;
    this.moveTo(start);
    if (this.inFence) {
      const kind = this.insideFence(start, end);
      if (kind) return kind;
      this.inFence = false;
      this.fenceBroken = true;
      this.moveTo(start);
    }
    if (this.inComment) {
      if (this.holds('-->', start, end)) this.inComment = false;
      return 'comment';
    }
    const kind = start === end ? this.blank() : this.isPlain(start) ? this.plain() : this.outside(end);
    this.afterText = kind === 'text' || kind === 'item';
    return kind;
  }

  private blank(): LineKind {
    if (this.quotes > 0) this.leaveQuotes(0);
    this.depth = this.open;
    this.listDepth = this.open;
    return 'blank';
  }

  /** A line outside of all containers that begins with a letter: most lines of most documents. */
  private isPlain(start: number): boolean {
    if (this.quotes > 0 || this.open > 0) return false;
    const letter = this.text.charCodeAt(start) | LOWER_CASE;
    return letter >= SMALL_A && letter <= SMALL_Z;
  }

  private plain(): LineKind {
    this.depth = 0;
    this.listDepth = 0;
    this.listIndent = 0;
    return 'text';
  }

  /** `undefined` when the line is no longer in the fence's containers. */
  private insideFence(start: number, end: number): LineKind | undefined {
    let quotes = 0;
    let indent = this.skipIndent(end);
    while (quotes < this.fenceQuotes && this.text.charCodeAt(this.content) === GREATER_THAN) {
      quotes++;
      this.skipQuoteMark();
      indent = this.skipIndent(end);
    }
    if (quotes < this.fenceQuotes) return undefined;
    if (this.content >= end) return 'code';
    if (indent < this.fenceIndent) return undefined;
    if (indent - this.fenceIndent > 3 || this.text.charCodeAt(this.content) !== this.fenceCode) return 'code';
    const behind = this.skipRun(this.content, end);
    if (behind - this.content < this.fenceSize || !this.blankFrom(behind, end)) return 'code';
    this.content = start;
    this.inFence = false;
    this.afterText = false;
    return 'closing';
  }

  private outside(end: number): LineKind {
    const before = { quotes: this.quotes, items: this.open };
    let quotes = 0;
    let marked = false;
    let kind: LineKind | undefined;
    while (!kind) {
      const indent = this.skipIndent(end);
      const code = this.text.charCodeAt(this.content);
      if (this.content >= end) {
        if (quotes < this.quotes) this.leaveQuotes(quotes);
        kind = marked ? 'item' : 'blank';
      } else if (code === GREATER_THAN && indent - this.listIndent <= 3) {
        quotes++;
        if (quotes > this.quotes) this.enterQuote(marked);
        this.skipQuoteMark();
      } else {
        if (!marked && quotes < this.quotes) this.leaveQuotes(quotes);
        this.leaveItems(indent);
        const width = indent - this.listIndent <= 3 ? this.markerWidth(code, end) : 0;
        if (width > 0) {
          marked = true;
          this.openItem(width, end);
        } else kind = this.leaf(code, indent, end);
      }
    }
    if (kind === 'text' && marked) kind = 'item';
    if (kind === 'text' && this.afterText) this.stayIn(before.quotes, before.items);
    this.depth = this.quotes + this.open;
    this.listDepth = this.open;
    return kind;
  }

  /** A line of text goes on the paragraph before it, in whose containers it is without their marks. */
  private stayIn(quotes: number, items: number): void {
    this.quotes = Math.max(this.quotes, quotes);
    this.open = Math.max(this.open, items);
    this.listIndent = this.innermost();
  }

  private enterQuote(marked: boolean): void {
    this.quotes++;
    if (!marked) this.open = 0;
  }

  private leaveQuotes(quotes: number): void {
    this.quotes = quotes;
    this.open = 0;
    this.listIndent = 0;
  }

  private leaveItems(indent: number): void {
    while (this.open > 0 && this.innermost() > indent) this.open--;
    this.listIndent = this.innermost();
  }

  private innermost(): number {
    return this.open === 0 ? 0 : (this.items[this.open - 1] ?? 0);
  }

  private openItem(width: number, end: number): void {
    const isFootnote = this.text.charCodeAt(this.content) === OPENING_BRACKET;
    const start = this.column;
    this.content += width;
    this.column += width;
    const afterMarker = this.column;
    const from = this.content;
    const indent = this.skipIndent(end);
    const spaces = indent - afterMarker;
    this.content = from;
    this.column = afterMarker;
    if (isFootnote) this.listIndent = start + FOOTNOTE_INDENT;
    else this.listIndent = spaces > 4 || this.blankFrom(from, end) ? afterMarker + 1 : indent;
    this.items[this.open++] = this.listIndent;
  }

  /** The width of a list marker or of a footnote definition's label at the content, 0 where there is none. A thematic break is none. */
  private markerWidth(code: number, end: number): number {
    if (code === OPENING_BRACKET) return this.footnoteWidth(end);
    let behind = this.content + 1;
    if (code >= ZERO && code <= NINE) {
      while (behind < end && behind - this.content < 10 && isDigit(this.text.charCodeAt(behind))) behind++;
      const delimiter = this.text.charCodeAt(behind);
      if (delimiter !== DOT && delimiter !== CLOSING_PARENTHESIS) return 0;
      behind++;
    } else if (code !== DASH && code !== STAR && code !== PLUS) return 0;
    const next = this.text.charCodeAt(behind);
    if (behind < end && next !== SPACE && next !== TAB) return 0;
    if (code !== PLUS && !isDigit(code) && this.isRule(code, end)) return 0;
    return behind - this.content;
  }

  /** Of `[^label]:`, which holds blocks as a list item does. */
  private footnoteWidth(end: number): number {
    if (this.text.charCodeAt(this.content + 1) !== CARET) return 0;
    for (let at = this.content + 2; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE || code === TAB || code === OPENING_BRACKET) return 0;
      if (code === CLOSING_BRACKET) return this.text.charCodeAt(at + 1) === COLON ? at + 2 - this.content : 0;
    }
    return 0;
  }

  private leaf(code: number, indent: number, end: number): LineKind {
    if (indent - this.listIndent > 3) return 'text';
    switch (code) {
      case HASH:
        return this.atx(end);
      case BACKTICK:
      case TILDE:
        return this.opening(code, indent, end);
      case EQUALS:
      case DASH:
      case STAR:
      case UNDERSCORE:
        return this.underlineOrRule(code, end);
      case BAR:
        return 'row';
      case OPENING_BRACKET:
        return !this.afterText && this.holds(']:', this.content, end) ? 'definition' : 'text';
      case LESS_THAN:
        if (this.text.startsWith('<!--', this.content) && !this.holds('-->', this.content + 4, end)) this.inComment = true;
        return 'text';
      default:
        return 'text';
    }
  }

  private atx(end: number): LineKind {
    const behind = this.skipRun(this.content, end);
    const size = behind - this.content;
    const next = this.text.charCodeAt(behind);
    if (size > 6 || (behind < end && next !== SPACE && next !== TAB)) return 'text';
    this.headingDepth = size;
    this.content = behind;
    return 'heading';
  }

  private opening(code: number, indent: number, end: number): LineKind {
    const behind = this.skipRun(this.content, end);
    const size = behind - this.content;
    if (size < 3 || (code === BACKTICK && this.holds('`', behind, end))) return 'text';
    this.inFence = true;
    this.fenceCode = code;
    this.fenceSize = size;
    this.fenceQuotes = this.quotes;
    this.fenceIndent = this.listIndent > indent ? 0 : this.listIndent;
    this.content = behind;
    return 'opening';
  }

  private underlineOrRule(code: number, end: number): LineKind {
    if (this.afterText && (code === EQUALS || code === DASH) && this.blankFrom(this.skipRun(this.content, end), end)) {
      this.headingDepth = code === EQUALS ? 1 : 2;
      return 'underline';
    }
    return code !== EQUALS && this.isRule(code, end) ? 'rule' : 'text';
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
