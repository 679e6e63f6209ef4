import { isLineEnding } from './lines.ts';

const TAB = 9;
const SPACE = 32;

/** A place in a line, and the looks that a scanner takes from it. */
export class LineCursor {
  /** Where the content of the line read last begins, behind its containers' marks. */
  content = 0;
  protected column = 0;

  /** Something else than the mark stands here, so no rule of it begins before: a line of a million list markers is looked through once. */
  private noRuleOf = 0;
  private noRuleBefore = 0;

  constructor(protected readonly text: string) {}

  protected moveTo(start: number): void {
    this.content = start;
    this.column = 0;
  }

  /** Nothing but three or more of the mark from here on. */
  protected isRule(code: number, end: number): boolean {
    if (code === this.noRuleOf && this.content < this.noRuleBefore) return false;
    let marks = 0;
    for (let at = this.content; at < end; at++) {
      const next = this.text.charCodeAt(at);
      if (next === code) marks++;
      else if (next !== SPACE && next !== TAB) {
        this.noRuleOf = code;
        this.noRuleBefore = at;
        return false;
      }
    }
    return marks >= 3;
  }

  /** Moves over white space; the column where something begins, tabs counted to the next stop of four. */
  protected skipIndent(end: number): number {
    let { content, column } = this;
    for (; content < end; content++) {
      const code = this.text.charCodeAt(content);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.content = content;
    this.column = column;
    return column;
  }

  /** Behind a quote's mark and the one space that belongs to it. Columns begin anew there: a list in a quote is measured from it. */
  protected skipQuoteMark(): void {
    this.content++;
    const code = this.text.charCodeAt(this.content);
    if (code === SPACE || code === TAB) this.content++;
    this.column = 0;
  }

  protected skipRun(from: number, end: number): number {
    const code = this.text.charCodeAt(from);
    let at = from;
    while (at < end && this.text.charCodeAt(at) === code) at++;
    return at;
  }

  protected blankFrom(from: number, end: number): boolean {
    for (let at = from; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code !== SPACE && code !== TAB && !isLineEnding(code)) return false;
    }
    return true;
  }

  protected holds(part: string, from: number, end: number): boolean {
    if (part.length === 1) {
      const code = part.charCodeAt(0);
      for (let at = from; at < end; at++) if (this.text.charCodeAt(at) === code) return true;
      return false;
    }
    return this.text.slice(from, end).includes(part);
  }
}
