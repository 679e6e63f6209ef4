import { shiftRange, type Range } from '../text/index.ts';
import type { Definition, Link } from './element.ts';

/** The address within a link or definition; the whole of it where the address is written in another way than it reads. */
export function addressRange({ range, url }: Link | Definition, line: number, lineAt: (line: number) => string): Range {
  const whole = shiftRange(range, line);
  const { end } = whole;
  const from = end.line === whole.start.line ? whole.start.column : 0;
  const at = lineAt(end.line).slice(from, end.column).lastIndexOf(url);
  if (at === -1) return whole;
  const start = { line: end.line, column: from + at };
  return { start, end: { line: end.line, column: start.column + url.length } };
}
