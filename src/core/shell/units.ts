import { lineHolding } from '../text/index.ts';
import { lineStarts } from './lines.ts';
import type { ParsedShell } from './parser.ts';
import type { Unit } from './reading.ts';

/**
 * What only the very next command can know: the statuses of a pipeline's parts, the last word of the command before. `$?` is not among
 * them, since whoever runs the pieces can restore it; `${?…}` is, because it is not looked for there. In quotes and comments too: a piece
 * too few harms nobody.
 */
const LOOKS_BACK = /PIPESTATUS|pipestatus|\$_(?!\w)|\$\{[#!]?[_?](?!\w)/;

/**
 * The script in whole lines, one piece for each statement or for those that share a line. What stands between belongs to the piece that
 * follows, what stands last to the last piece, so that the pieces joined are the script.
 */
export function cutUnits(script: string, parsed: ParsedShell): readonly Unit[] {
  if (parsed.statements.length === 0 && parsed.error === undefined) return [];
  if (parsed.error !== undefined) return [{ text: script }];
  const starts = lineStarts(script);
  const ends: number[] = [];
  let last = -1;
  for (const statement of parsed.statements) {
    const first = lineHolding(starts, statement.start);
    const end = Math.max(lineHolding(starts, Math.max(statement.start, statement.end - 1)), first);
    if (first <= last) ends.pop();
    last = Math.max(last, end);
    ends.push(last);
  }
  const units: Unit[] = [];
  let from = 0;
  for (const [index, end] of ends.entries()) {
    const to = index === ends.length - 1 ? script.length : (starts[end + 1] ?? script.length);
    const text = script.slice(from, to);
    const before = LOOKS_BACK.test(text) ? units.pop() : undefined;
    units.push({ text: (before?.text ?? '') + text });
    from = to;
  }
  return units;
}
