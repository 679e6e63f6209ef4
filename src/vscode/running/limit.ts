import { inWords, type Step } from '../../core/index.ts';
import type { Outcome, Told } from './execution.ts';

/**
 * The author's limit was shown to the person who clicked: what has not ended by then gets what Stop would send. Once nothing seems to run any
 * more nobody does, for it may be a program of the person's.
 */
export async function untilLimit(step: Step, told: Told, interrupt: () => void, sent: (told: Told) => Promise<Outcome>): Promise<Outcome> {
  const { timeout } = step.options;
  if (timeout === undefined) return sent(told);
  let timer: NodeJS.Timeout | undefined;
  const limit = { reached: false };
  const heard: Told = {
    ...told,
    typed() {
      told.typed();
      timer = setTimeout(() => {
        limit.reached = true;
        interrupt();
      }, timeout * 1000);
    },
    silent: (why) => {
      clearTimeout(timer);
      told.silent(limit.reached ? `ended at its limit of ${inWords(timeout)}` : why);
    },
  };
  try {
    const outcome = await sent(heard);
    return limit.reached && 'exitCode' in outcome ? { ...outcome, limit: timeout } : outcome;
  } finally {
    clearTimeout(timer);
  }
}
