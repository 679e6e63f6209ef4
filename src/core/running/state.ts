import type { Ended } from './statusFile.ts';

/** What is known of the last run of a step. Times are milliseconds since the epoch, durations seconds. */
export type RunState =
  | { readonly status: 'running'; readonly startedAt: number }
  | { readonly status: 'ok' | 'failed'; readonly startedAt: number; readonly seconds: number; readonly ended: Ended }
  /** The terminal was closed or never told: never taken for success. */
  | { readonly status: 'unknown'; readonly startedAt: number; readonly why: string };

/** The key under which a run is remembered: an edited block has another hash, so its old result is not its own. */
export function runKey(uri: string, step: string, hash: string): string {
  return `${uri}\n${step}\n${hash}`;
}

export function started(now: number): RunState {
  return { status: 'running', startedAt: now };
}

export function ended(state: RunState, how: Ended, now: number): RunState {
  return {
    status: how.exitCode === 0 ? 'ok' : 'failed',
    startedAt: state.startedAt,
    seconds: Math.max(0, now - state.startedAt) / 1000,
    ended: how,
  };
}

export function lost(state: RunState, why: string): RunState {
  return { status: 'unknown', startedAt: state.startedAt, why };
}

/**
 * A run in a few characters: `running`, `✓ 0.8 s`, `✗ exit 1 · 0.2 s`, `? not known`. `at` is the time of day when it started, as the
 * host's locale writes it.
 */
export function describeRun(state: RunState, at?: string): string {
  const when = at === undefined ? [] : [at];
  switch (state.status) {
    case 'running':
      return ['running', ...when.map((time) => `since ${time}`)].join(' ');
    case 'ok': {
      const failed = state.ended.failedBefore;
      return [`✓ ${duration(state.seconds)}`, ...(failed > 0 ? [`${String(failed)} failed on the way`] : []), ...when].join(' · ');
    }
    case 'failed':
      return [`✗ exit ${String(state.ended.exitCode)}`, duration(state.seconds), ...when].join(' · ');
    case 'unknown':
      return [`? ${state.why}`, ...when].join(' · ');
  }
}

/** `0.8 s`, `42 s`, `3 min 05 s`, `2 h 10 min`. */
function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}
