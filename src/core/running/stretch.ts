import type { Procedure, Step } from '../steps/index.ts';
import { isInteractive } from './manner.ts';
import type { RunState } from './state.ts';

/** Several steps that are started together: a step's section with all in it, everything from a step on, the whole document. */
export type Stretch = 'section' | 'from' | 'all';

/** The steps of a stretch that can run, in order. What is for copying only, or only looks like shell, is left to the person. */
export function stretchOf({ sections, steps }: Procedure, stretch: Stretch, from: Pick<Step, 'range' | 'section'>): readonly Step[] {
  const line = from.range.start.line;
  const section = sections[from.section];
  const inside = (step: Step): boolean => {
    const at = step.range.start.line;
    if (stretch === 'all') return true;
    if (stretch === 'from') return at >= line;
    return section === undefined ? step.section === from.section : section.heading.start.line <= at && at <= section.endLine;
  };
  return steps.filter((step) => step.reading.run === 'shell' && inside(step));
}

/** The next step behind a line that can run. */
export function stepAfter({ steps }: Procedure, line: number): Step | undefined {
  return steps.find(({ range, reading }) => range.start.line > line && reading.run !== 'copy');
}

/**
 * Where a procedure goes on after a failure: at the step that was run last, if it did not go well, else at the first step behind it that did
 * not. `undefined` where nothing was run, or nothing is left.
 */
export function resumption({ steps }: Procedure, stateOf: (step: Step) => RunState | undefined): Step | undefined {
  const states = steps.map((step) => (step.reading.run === 'shell' ? stateOf(step) : undefined));
  const last = states.reduce((latest, state, at) => {
    if (state === undefined || state.status === 'stale') return latest;
    return latest < 0 || state.startedAt >= (states[latest]?.startedAt ?? 0) ? at : latest;
  }, -1);
  if (last < 0) return undefined;
  return steps.find((step, at) => at >= last && step.reading.run === 'shell' && states[at]?.status !== 'ok');
}

/** Why a stretch pauses before a step: its author wants it run by hand, it needs a person at the terminal, or never ends. */
export function pausesBefore(step: Step): string | undefined {
  const { reading, options } = step;
  if (options.excludeFromRunAll) return 'its author has taken it out of longer runs';
  if (isInteractive(step)) return 'it takes over the terminal';
  if (reading.typedInside !== undefined) return 'it opens a session';
  return reading.neverEnds && options.timeout === undefined && !options.background ? 'it goes on until it is stopped' : undefined;
}
