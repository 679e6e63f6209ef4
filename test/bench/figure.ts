/** One line of the bench. Smaller is better throughout: our time as a share of the other's, which may be at most `target`. */
export interface Figure {
  /** What is measured, then against what: `edit-10k/p50-remark`. Stays the same from release to release. */
  readonly name: string;
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
  /** The times behind it, for people: never asserted. */
  readonly detail: string;
}

/** A share of somebody else's cost in the same run. */
export function figure(name: string, ours: number, other: number, target: number, unit = 'ms'): Figure {
  const ratio = ours / other;
  return { name, ratio, target, ok: ratio <= target, detail: `${ours.toFixed(2)} ${unit} against ${other.toFixed(2)} ${unit}` };
}

/** How long it takes, in milliseconds. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value that the share of all values lies below: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
