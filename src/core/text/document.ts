import type { Position } from './position.ts';

/** The lines of a text, cut as VS Code cuts them: at `\n`, `\r\n` and a lone `\r`, and at nothing else. */
export interface LineIndex {
  readonly lineCount: number;
  /** Clamped: before the text is its start, behind it its end, between `\r` and `\n` the end of the line. */
  positionAt(offset: number): Position;
  /** Clamped to the text, and within it to the line, its ending not counted. */
  offsetAt(position: Position): number;
  /** The text of a line without its ending; empty for a line that does not exist. */
  line(line: number): string;
}

const LF = 10;
const CR = 13;

/** Reads the text once; every question after that is answered from the index. */
export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);

  const endOf = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    const last = text.charCodeAt(next - 1);
    return last === LF && text.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
  };

  return {
    lineCount: starts.length,
    positionAt(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      const line = lineHolding(starts, wanted);
      return { line, column: Math.min(wanted, endOf(line)) - (starts[line] ?? 0) };
    },
    offsetAt({ line, column }) {
      if (line < 0) return 0;
      const start = starts[line];
      if (start === undefined) return text.length;
      return Math.min(start + Math.max(0, column), endOf(line));
    },
    line(line) {
      const start = starts[line];
      return start === undefined ? '' : text.slice(start, endOf(line));
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}

/** The last line that starts at or before the offset, among the offsets where lines start. */
export function lineHolding(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
