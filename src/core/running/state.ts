import { inWords } from './manner.ts';
import type { Ended } from './statusFile.ts';

/** What is known of the last run of a step. Times are milliseconds since the epoch, durations seconds. */
export type RunState =
  /** It waits until its terminal is free. */
  | { readonly status: 'queued'; readonly startedAt: number }
  | { readonly status: 'running'; readonly startedAt: number }
  | { readonly status: 'ok' | 'failed'; readonly startedAt: number; readonly seconds: number; readonly ended: Ended }
  /** The terminal was closed or never told: never taken for success. */
  | { readonly status: 'unknown'; readonly startedAt: number; readonly why: string }
  /** Passed over by a person, in a run of several steps. */
  | { readonly status: 'skipped'; readonly startedAt: number }
  /** Run before the block was edited: the result is that of another text. */
  | { readonly status: 'stale'; readonly startedAt: number; readonly was: 'ok' | 'failed' | 'unknown' };

/** The key under which a run is remembered: an edited block has another hash, so its old result is not its own. */
export function runKey(uri: string, step: string, hash: string): string {
  return `${uri}\n${step}\n${hash}`;
}

export function started(now: number): RunState {
  return { status: 'running', startedAt: now };
}

export function queued(now: number): RunState {
  return { status: 'queued', startedAt: now };
}

export function skipped(now: number): RunState {
  return { status: 'skipped', startedAt: now };
}

export function ended(state: RunState, how: Ended, now: number): RunState {
  return {
    status: how.exitCode === 0 && how.limit === undefined && how.unmet === undefined ? 'ok' : 'failed',
    startedAt: state.startedAt,
    seconds: Math.max(0, now - state.startedAt) / 1000,
    ended: how,
  };
}

export function lost(state: RunState, why: string): RunState {
  return { status: 'unknown', startedAt: state.startedAt, why };
}

/**
 * A run in a few characters: `running since 14:03:12`, `✓ 0.8 s`, `✗ exit 1 · 0.2 s`, `? not known`, `skipped`. `at` is the time of day when it started, as the
 * host's locale writes it.
 */
export function describeRun(state: RunState, at?: string): string {
  const when = at === undefined ? [] : [at];
  switch (state.status) {
    case 'queued':
      return ['queued', ...when].join(' · ');
    case 'running':
      return ['running', ...when.map((time) => `since ${time}`)].join(' ');
    case 'ok': {
      const failed = state.ended.failedBefore;
      return [`✓ ${duration(state.seconds)}`, ...(failed > 0 ? [`${String(failed)} failed on the way`] : []), ...when].join(' · ');
    }
    case 'failed':
      return [failure(state.ended), duration(state.seconds), ...when].join(' · ');
    case 'unknown':
      return [`? ${state.why}`, ...when].join(' · ');
    case 'skipped':
      return ['skipped', ...when].join(' · ');
    case 'stale':
      return [`edited since it ${WAS[state.was]}`, ...when].join(' · ');
  }
}

const WAS = { ok: 'ran', failed: 'failed', unknown: 'ran' } as const;

function failure({ exitCode, limit, unmet }: Ended): string {
  if (unmet === true) return '✗ not the output that was expected';
  return limit === undefined ? `✗ exit ${String(exitCode)}` : `✗ ended at its limit of ${inWords(limit)}`;
}

/** How long something has run: `12 s`, `1 min 10 s`, `2 h 10 min`; and in how many seconds that text will be another. */
export function elapsed(seconds: number): { readonly text: string; readonly changesIn: number } {
  const step = seconds < 60 ? 1 : seconds < 3600 ? 10 : 60;
  const whole = Math.max(0, Math.floor(seconds / step) * step);
  return { text: whole < 60 ? `${String(whole)} s` : duration(whole), changesIn: Math.max(0, whole + step - seconds) };
}

/** `0.8 s`, `42 s`, `3 min 05 s`, `2 h 10 min`. */
function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}
