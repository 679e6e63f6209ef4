import { applyEdits, type Finding, type Fix, type Position, type Session, type TextEdit } from '../core/index.ts';

/** A fix may make room for the next one; a document that has not come to rest after so many rounds never will. */
const MOST_ROUNDS = 20;

/** What became of a document. */
export interface Fixed {
  readonly text: string;
  /** How many fixes it took. */
  readonly fixes: number;
}

/**
 * The document after its safe fixes, applied until nothing changes; `undefined` where they never come to rest. The session is left at the
 * text that it ended with.
 */
export async function applySafeFixes(session: Session): Promise<Fixed | undefined> {
  let fixes = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { text } = session;
    const chosen = apart(safeFixes(await session.settledFindings()));
    const next = applyEdits(
      text,
      chosen.flatMap(({ edits }) => edits),
    );
    if (next === undefined || next === text) return { text, fixes };
    fixes += chosen.length;
    session.reset(next);
  }
  return undefined;
}

/** The first safe fix of each finding. */
function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap(({ fixes }) => fixes.find(({ safe, edits }) => safe && edits.length > 0) ?? []);
}

/** Those that can be applied together, from the top; the others wait for the next round, and are asked for again from the text it has then. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const spans = fixes.map((fix) => ({ fix, ...span(fix.edits) })).sort((a, b) => order(a.start, b.start));
  const chosen: Fix[] = [];
  let last: { readonly start: Position; readonly end: Position } | undefined;
  for (const { fix, start, end } of spans) {
    if (last !== undefined && (order(start, last.end) < 0 || order(start, last.start) === 0)) continue;
    chosen.push(fix);
    last = { start, end };
  }
  return chosen;
}

function span(edits: readonly TextEdit[]): { readonly start: Position; readonly end: Position } {
  const starts = edits.map(({ range }) => range.start).sort(order);
  const ends = edits.map(({ range }) => range.end).sort(order);
  return { start: starts[0] ?? ORIGIN, end: ends.at(-1) ?? ORIGIN };
}

const ORIGIN: Position = { line: 0, column: 0 };

function order(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
