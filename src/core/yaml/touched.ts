import { ENTRY, MARKER, type Region } from './cutting.ts';
import type { Cut, Unit } from './unit.ts';

/** A change, by offsets of the text before it. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** A region in the place of the units from `from` on, up to `to`. */
export interface Attempt {
  readonly from: number;
  readonly to: number;
  readonly region: Region;
}

/**
 * The regions that a change may be read in, from the smallest to all but the whole text. Each is twice the one before, so that all attempts
 * together cost little more than the last.
 */
export function* attempts(units: readonly Unit[], change: Change): Generator<Attempt> {
  let to = holding(units, change.end) + 1;
  let from = firstTouched(units, to, change);
  const attempt = (): Attempt => ({ from, to, region: regionOf(units, from, to, change) });
  const isSmaller = (): boolean => from > 0 || to < units.length;
  if (isSmaller()) yield attempt();
  const end = documentEnd(units, to);
  while (to < end) {
    to = Math.min(end, to + (to - from));
    if (isSmaller()) yield attempt();
  }
  const begin = documentBegin(units, from);
  if (begin < from) {
    from = begin;
    if (isSmaller()) yield attempt();
  }
  while (to < units.length) {
    to = documentEnd(units, Math.min(units.length, to + (to - from)));
    if (isSmaller()) yield attempt();
  }
}

/** A region whose first line might go on with what precedes it has to have that as well. */
function firstTouched(units: readonly Unit[], to: number, change: Change): number {
  let from = holding(units, change.start);
  while (from > 0 && !standsAlone(units[from], textOf(units, from, to, change))) from--;
  return from;
}

function standsAlone(unit: Unit | undefined, text: string): boolean {
  if (unit === undefined) return false;
  if (unit.begins) return MARKER.test(text);
  return unit.root !== 'whole' && ENTRY[unit.root].test(text);
}

function regionOf(units: readonly Unit[], from: number, to: number, change: Change): Region {
  const next = units[to];
  const first = units[from];
  return {
    text: textOf(units, from, to, change),
    after: first === undefined || first.begins ? undefined : cutOf(first),
    before: next === undefined ? undefined : next.begins ? 'document' : cutOf(next),
  };
}

function cutOf({ root }: Unit): Cut | undefined {
  return root === 'whole' ? undefined : root;
}

function textOf(units: readonly Unit[], from: number, to: number, { start, end, inserted }: Change): string {
  let text = '';
  for (const unit of units.slice(from, to)) text += unit.text;
  const base = units[from]?.offset ?? 0;
  return text.slice(0, start - base) + inserted + text.slice(end - base);
}

function documentBegin(units: readonly Unit[], index: number): number {
  let at = index;
  while (at > 0 && units[at]?.begins !== true) at--;
  return at;
}

function documentEnd(units: readonly Unit[], index: number): number {
  let at = index;
  while (at < units.length && units[at]?.begins !== true) at++;
  return at;
}

/** The last unit that begins at or before the offset. */
export function holding(units: readonly Unit[], offset: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
