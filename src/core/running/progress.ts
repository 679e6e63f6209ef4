import type { Step } from '../steps/index.ts';
import type { RunState } from './state.ts';

/** How far a procedure has come. Steps that are only copied do not count. */
export interface Progress {
  readonly steps: number;
  readonly ok: number;
  readonly failed: number;
  readonly running: number;
  readonly unknown: number;
  readonly skipped: number;
}

export function progressOf(steps: readonly Step[], stateOf: (step: Step) => RunState | undefined): Progress {
  const counts = { steps: 0, ok: 0, failed: 0, running: 0, unknown: 0, skipped: 0 };
  for (const step of steps) {
    if (step.reading.run === 'copy') continue;
    counts.steps += 1;
    const status = stateOf(step)?.status;
    // An edited step has yet to be run.
    if (status !== undefined && status !== 'stale') counts[status === 'queued' ? 'running' : status] += 1;
  }
  return counts;
}

/** `6 steps`, `3/6 ✓`, `3/6 ✓ 1 ✗`: what fits a status bar, and the same in words for whoever hears it. */
export function describeProgress({ steps, ok, failed, running, unknown, skipped }: Progress): {
  readonly short: string;
  readonly spoken: string;
} {
  const total = `${String(steps)} ${steps === 1 ? 'step' : 'steps'}`;
  if (ok + failed + running + unknown + skipped === 0) return { short: total, spoken: `${total}, none run` };
  const marks = [
    `${String(ok)}/${String(steps)} ✓`,
    ...(failed > 0 ? [`${String(failed)} ✗`] : []),
    ...(unknown > 0 ? [`${String(unknown)} ?`] : []),
  ];
  const words = [
    `${String(ok)} of ${total} succeeded`,
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
    ...(running > 0 ? [`${String(running)} running`] : []),
    ...(unknown > 0 ? [`${String(unknown)} not known`] : []),
    ...(skipped > 0 ? [`${String(skipped)} skipped`] : []),
  ];
  return { short: marks.join(' '), spoken: words.join(', ') };
}
