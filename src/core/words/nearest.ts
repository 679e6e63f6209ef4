/** Longer words are not compared: the work grows with the square of their length. */
const LONGEST = 80;

/**
 * The one candidate that is a slip of the pen away from `word`: at most two letters, or a quarter of a short word. `undefined` where none
 * is, or where two are equally near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const allowed = Math.min(2, Math.floor(word.length / 3));
  const sought = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST || Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(sought, candidate.toLowerCase(), allowed);
    if (distance > bestDistance || distance > allowed) continue;
    best = distance === bestDistance ? undefined : candidate;
    bestDistance = distance;
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; not counted on beyond `most`. */
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) distance = Math.min(distance, (beforeLast[column - 2] ?? distance) + 1);
      next.push(distance);
    }
    // What follows is counted from this row and, for swaps, from the one before.
    if (Math.min(...next) > most && Math.min(...last) >= most) return most + 1;
    beforeLast = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
