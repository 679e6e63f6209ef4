const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** The offset of the line ending of the line holding `from`; the text's end for the last line. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnding(text.charCodeAt(at))) at++;
  return at;
}

/** Where the lines of a text end, for those who read all of them: asked in order, it is several times faster than `lineEnd`. */
export class LineEnds {
  #nextReturn = -1;

  constructor(private readonly text: string) {}

  /** As `lineEnd` says it. */
  of(from: number): number {
    const feed = this.text.indexOf('\n', from);
    // Looked for once in all of a text that has none.
    if (this.#nextReturn < from) this.#nextReturn = orEnd(this.text.indexOf('\r', from));
    return Math.min(feed < 0 ? this.text.length : feed, this.#nextReturn);
  }
}

function orEnd(at: number): number {
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The offset behind the line ending of the line holding `from`; the text's end for the last line. */
export function nextLine(text: string, from: number): number {
  return behindEnding(text, lineEnd(text, from));
}

/** The offset behind the line ending at `at`, `\r\n` being one; `at` itself where there is none. */
export function behindEnding(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LF) return at + 1;
  if (code === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  return at;
}

/** The offset of the first unit from `from` on that is neither space nor tab. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === SPACE || code === TAB; code = text.charCodeAt(at)) at++;
  return at;
}

/** Without the line ending at its end, where it has one. */
export function withoutEnding(text: string): string {
  let end = text.length;
  if (text.charCodeAt(end - 1) === LF) end--;
  if (text.charCodeAt(end - 1) === CR) end--;
  return text.slice(0, end);
}

/** Offsets at which the lines of a text start; always at least one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}

/** How many lines end in the text. */
export function countEndings(text: string): number {
  const ends = new LineEnds(text);
  let endings = 0;
  for (let at = ends.of(0); at < text.length; at = ends.of(behindEnding(text, at))) endings++;
  return endings;
}

/** Nothing but spaces, tabs and line endings from `start` to `end`. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB && !isLineEnding(code)) return false;
  }
  return true;
}

/** The last line is blank and has its ending: whatever is added begins a line after a blank one. */
export function endsWithBlankLine(text: string): boolean {
  let end = text.length - 1;
  if (!isLineEnding(text.charCodeAt(end))) return false;
  if (text.charCodeAt(end) === LF && text.charCodeAt(end - 1) === CR) end--;
  for (let at = end - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (isLineEnding(code)) return true;
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

export function isLineEnding(code: number): boolean {
  return code === LF || code === CR;
}

/** 1 where the text begins with a byte order mark, which the parser leaves out of its offsets; else 0. */
export function byteOrderMark(text: string): 0 | 1 {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}
