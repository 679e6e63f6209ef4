import type { Step } from '../steps/index.ts';
import { runKey, type RunState } from './state.ts';

/** A step as far as a run is told by it. */
export type RunStep = Pick<Step, 'id' | 'hash'>;

/** How a step of a document went, by the id and the text that it had then. */
export interface KeptRun {
  readonly step: string;
  readonly hash: string;
  readonly state: RunState;
}

/**
 * Which of a document's runs is which step's, by the ids of the steps. A step whose text is what was run has its result, also where the
 * blocks before it have given it another id; one with the id of a run and another text has been edited since. Later runs come later in `runs`.
 */
export function assignRuns(steps: readonly RunStep[], runs: readonly KeptRun[]): ReadonlyMap<string, RunState> {
  const assigned = new Map<string, RunState>();
  if (runs.length === 0) return assigned;
  const left = new Map(runs.map((run) => [runKey('', run.step, run.hash), run]));
  for (const { id, hash } of steps) {
    const key = runKey('', id, hash);
    const run = left.get(key);
    if (run === undefined) continue;
    assigned.set(id, run.state);
    left.delete(key);
  }
  if (left.size === 0) return assigned;
  const moved = new Map([...left.values()].map((run) => [run.hash, run]));
  for (const { id, hash } of steps) {
    const run = assigned.has(id) ? undefined : moved.get(hash);
    if (run === undefined) continue;
    assigned.set(id, run.state);
    moved.delete(hash);
    left.delete(runKey('', run.step, run.hash));
  }
  // What was run and still stands somewhere in the document has been moved or repeated, not edited.
  const present = new Set(steps.map(({ hash }) => hash));
  const edited = new Map([...left.values()].filter(({ hash }) => !present.has(hash)).map((run) => [run.step, run.state]));
  for (const { id } of steps) {
    const state = assigned.has(id) ? undefined : edited.get(id);
    const shown = state && afterEdit(state);
    if (shown !== undefined) assigned.set(id, shown);
  }
  return assigned;
}

/** What an edit leaves of a run: one that still goes on is still its own, and that a step was passed over says nothing of another text. */
function afterEdit(state: RunState): RunState | undefined {
  switch (state.status) {
    case 'ok':
    case 'failed':
    case 'unknown':
      return { status: 'stale', startedAt: state.startedAt, was: state.status };
    case 'skipped':
      return undefined;
    default:
      return state;
  }
}
