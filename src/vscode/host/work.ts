import { channel } from 'node:diagnostics_channel';

/** A piece of work of ours, in milliseconds of the extension host's clock: nothing else happened there meanwhile. */
export interface Work {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Where pieces of work are told of. While nobody listens, nothing is measured. */
export const WORK = 'steady:work';

const told = channel(WORK);
let inside = false;

/** The same, and whoever listens hears how long it kept the host from everything else. What is called within counts for its caller. */
export function timed<Arguments extends readonly unknown[], Result>(
  what: string,
  work: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  return (...args) => {
    if (inside || !told.hasSubscribers) return work(...args);
    inside = true;
    const start = performance.now();
    try {
      return work(...args);
    } finally {
      inside = false;
      told.publish({ what, start, end: performance.now() } satisfies Work);
    }
  };
}
