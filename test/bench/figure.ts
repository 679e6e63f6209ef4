/** One line of the bench. Smaller is better throughout: our time as a share of the other's, which may be at most `target`. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
  /** The times behind it, for people: never asserted. */
  readonly detail: string;
}

export function figure(name: string, ours: number, other: number, target: number, unit = 'ms'): Figure {
  const ratio = ours / other;
  return { name, ratio, target, ok: ratio <= target, detail: `${ours.toFixed(2)} ${unit} against ${other.toFixed(2)} ${unit}` };
}
