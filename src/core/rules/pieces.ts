import { shiftRange, type Range } from '../text/index.ts';
import type { Report } from './rule.ts';

/** A step as far as it matters whether it is still what it was. */
export interface Piece {
  readonly id: string;
  readonly label: string;
  readonly section: number;
  readonly range: Range;
  /** The same object for as long as the text around it stays; it does not know its place. */
  readonly block: object;
}

interface Kept {
  readonly piece: Piece;
  readonly reports: readonly Report[];
}

/** What rules have said of single steps, kept for as long as a step's block lives. */
const keptBy = new WeakMap<object, WeakMap<object, Kept>>();

/**
 * Reports what a rule says of each step. `check` is asked only of those that are not what they were; one that has only moved takes what was
 * said along.
 */
export function reportEach<P extends Piece>(
  rule: object,
  pieces: readonly P[],
  check: (piece: P) => readonly Report[],
  report: (stated: Report) => void,
): void {
  let kept = keptBy.get(rule);
  if (kept === undefined) keptBy.set(rule, (kept = new WeakMap()));
  for (const piece of pieces) {
    let found = kept.get(piece.block);
    if (found?.piece !== piece) {
      const reports = found !== undefined && isSame(found.piece, piece) ? moved(found, piece) : check(piece);
      kept.set(piece.block, (found = { piece, reports }));
    }
    for (const stated of found.reports) report(stated);
  }
}

function isSame(before: Piece, now: Piece): boolean {
  return before.id === now.id && before.label === now.label && before.section === now.section;
}

function moved({ piece, reports }: Kept, to: Piece): readonly Report[] {
  const lines = to.range.start.line - piece.range.start.line;
  return lines === 0 ? reports : reports.map((report) => shifted(report, lines));
}

function shifted({ message, range, related, fixes }: Report, lines: number): Report {
  return {
    message,
    range: shiftRange(range, lines),
    ...(related && { related: related.map((each) => (each.uri === undefined ? { ...each, range: shiftRange(each.range, lines) } : each)) }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: shiftRange(edit.range, lines) })) })),
    }),
  };
}
