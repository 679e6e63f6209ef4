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
  if (globs.length === 0 || step.reading.run === 'copy') return step;
  const before = kept.get(step);
  if (before?.globs === globs) return before.step;
  const now = raise(step, globs);
  kept.set(step, { globs, step: now });
  return now;
}

function raise(step: Step, globs: readonly string[]): Step {
  const { commands } = step.reading;
  const fits = (text: string): boolean => globs.some((glob) => matchesWildcards(glob, text.trim()));
  if (!commands.some(({ text, effect }) => effect !== 'destroy' && fits(text))) return step;
  const because = 'by .steady.yaml';
  const now = commands.map((command) =>
    fits(command.text) && command.effect !== 'destroy' ? { ...command, effect: 'destroy' as const, because } : command,
  );
  return withReading(step, { ...step.reading, commands: now, effect: 'destroy' });
}
