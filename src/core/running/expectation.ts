import { holdsText, matchesOutput, type Difference } from '../expected/index.ts';
import type { Step } from '../steps/index.ts';
import { plain } from '../words/index.ts';

/** What a step's author says that it prints: asked of its output alone, without the echo of its commands. */
export interface Expectation {
  /** Why an output is not what was expected; `undefined` where it is. */
  unmet(output: string): string | undefined;
}

/** So many lines of a difference are shown, on each side. */
const MOST_LINES = 20;

/** What is expected of the output of a step; `undefined` where nothing is. */
export function expectationOf({ options, expected }: Pick<Step, 'options' | 'expected'>): Expectation | undefined {
  const { expect } = options;
  if (expect === undefined && expected === undefined) return undefined;
  return {
    unmet(output) {
      if (expect !== undefined && !holdsText(expect, output)) return `Expected a line of output with “${plain(expect, 200)}”, found none`;
      const [first] = expected === undefined ? [] : matchesOutput(expected.text, output);
      return first && `Expected the output that is shown below it, found another:\n${shown(first)}`;
    },
  };
}

function shown({ line, expected, found }: Difference): string {
  const side = (mark: string, lines: readonly string[]): string[] => [
    ...lines.slice(0, MOST_LINES).map((text) => `${mark} ${text}`),
    ...(lines.length > MOST_LINES ? [`${mark} … ${String(lines.length - MOST_LINES)} more`] : []),
  ];
  return [`@@ line ${String(line + 1)} of the output`, ...side('-', expected), ...side('+', found)].join('\n');
}
