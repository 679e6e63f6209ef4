import type { Procedure, Step } from '../steps/index.ts';
import { isInteractive } from './manner.ts';

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

/** Why a stretch pauses before a step: its author wants it run by hand, it needs a person at the terminal, or never ends. */
export function pausesBefore(step: Step): string | undefined {
  const { reading, options } = step;
  if (options.excludeFromRunAll) return 'its author has taken it out of longer runs';
  if (isInteractive(step)) return 'it takes over the terminal';
  if (reading.typedInside !== undefined) return 'it opens a session';
  return reading.neverEnds && options.timeout === undefined ? 'it goes on until it is stopped' : undefined;
}
