import { invocationsAnywhere, type ShellReading } from '../shell/index.ts';
import { withReading, type Step } from '../steps/index.ts';
import { matchesWildcards } from '../words/index.ts';

interface Raised {
  readonly globs: readonly string[];
  readonly step: Step;
}

const kept = new WeakMap<Step, Raised>();

/**
 * The step with its class raised where one of its commands is, by a glob of the workspace, one that destroys. A class is never lowered. The
 * same object while nothing has changed.
 */
export function raised(step: Step, globs: readonly string[]): Step {
  if (globs.length === 0) return step;
  const before = kept.get(step);
  if (before?.globs === globs) return before.step;
  const reading = raisedReading(step.reading, globs);
  const now = reading === step.reading ? step : withReading(step, reading);
  kept.set(step, { globs, step: now });
  kept.set(now, { globs, step: now });
  return now;
}

/** The same for a reading alone. */
export function raisedReading(reading: ShellReading, globs: readonly string[]): ShellReading {
  if (globs.length === 0) return reading;
  const named = new Set(reading.commands.filter(({ text, effect }) => effect !== 'destroy' && fits(text, globs)));
  if (named.size === 0) return reading;
  const grave = { effect: 'destroy', because: 'by .steady.yaml' } as const;
  return { ...reading, commands: reading.commands.map((each) => (named.has(each) ? { ...each, ...grave } : each)), effect: 'destroy' };
}

/** A glob is for a whole statement, or for any program in it: behind `cd app &&`, `sudo`, `if`, `ENV=x` and `ssh host` too. */
function fits(text: string, globs: readonly string[]): boolean {
  const spelled = invocationsAnywhere(text).flatMap(({ name, called, words }) => [called, name].map((each) => [each, ...words].join(' ')));
  return [text.trim(), ...spelled].some((each) => globs.some((glob) => matchesWildcards(glob, each)));
}
