import { channel } from 'node:diagnostics_channel';

/** A piece of work of ours on the extension host's own thread: nothing else happened there meanwhile. */
export interface Work {
  readonly what: string;
  /** By `performance.now()`. */
  readonly start: number;
  readonly end: number;
  /** Milliseconds that the thread was given a processor; `undefined` where Node cannot say, before 23.9. */
  readonly processor: number | undefined;
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
    const before = processor();
    const start = performance.now();
    try {
      return work(...args);
    } finally {
      const end = performance.now();
      const after = processor();
      inside = false;
      told.publish({
        what,
        start,
        end,
        processor: before === undefined || after === undefined ? undefined : after - before,
      } satisfies Work);
    }
  };
}

/** Milliseconds of a processor that this thread has had: on a busy machine far less than what goes by. */
function processor(): number | undefined {
  const { threadCpuUsage } = process as { readonly threadCpuUsage?: () => { readonly user: number; readonly system: number } };
  if (threadCpuUsage === undefined) return undefined;
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1000;
}
