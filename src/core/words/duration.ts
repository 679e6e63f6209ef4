/** Seconds in a unit. */
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };
/** A year: longer is a slip of the pen, and timers cannot wait that long anyway. */
const LONGEST = 366 * 86_400;

/**
 * A duration as people write it: `30s`, `5m`, `1h30m`, `1.5h`, `500ms`. In seconds; `undefined` for anything else, for a number without its
 * unit, and for nothing at all or more than a year.
 */
export function readDuration(text: string): number | undefined {
  let seconds = 0;
  let at = 0;
  let last = Number.POSITIVE_INFINITY;
  while (at < text.length) {
    const [whole, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|[smhd])/.exec(text.slice(at, at + 16)) ?? [];
    const size = UNITS[unit];
    if (whole === undefined || size === undefined || size >= last) return undefined;
    seconds += Number(number) * size;
    last = size;
    at += whole.length;
  }
  return seconds > 0 && seconds <= LONGEST ? seconds : undefined;
}
