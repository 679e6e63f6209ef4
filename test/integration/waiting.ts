import type { Event } from 'vscode';

const LIMIT_MS = 15_000;
const PAUSE_MS = 25;

/** Asks again and again until the answer is neither `undefined` nor `false`, and gives it; fails with `what` was waited for. */
export async function until<T>(what: string, probe: () => T | Promise<T>, limitMs = LIMIT_MS): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`Waited ${String(limitMs)} ms for ${what}; last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** The next event that fits. Call it before what sets the event off, await it after. */
export function next<T>(what: string, event: Event<T>, fits: (value: T) => boolean = () => true, limitMs = LIMIT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited ${String(limitMs)} ms for ${what}`));
    }, limitMs);
    const subscription = event((value) => {
      if (!fits(value)) return;
      clearTimeout(limit);
      subscription.dispose();
      resolve(value);
    });
  });
}
