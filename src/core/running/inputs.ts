import type { DeclaredInput } from '../declared/index.ts';
import type { Step } from '../steps/index.ts';
import { questionsOf, type Question } from './questions.ts';

/** A value that blocks of a document ask for, with all that ask. */
export interface DocumentInput {
  readonly question: Question;
  readonly steps: readonly Step[];
}

/** Every name that the blocks of a document ask for, once, in the order in which they first do. */
export function documentInputs(steps: readonly Step[], declared: readonly DeclaredInput[] = []): readonly DocumentInput[] {
  const found = new Map<string, { question: Question; steps: Step[] }>();
  for (const step of steps) {
    if (step.reading.run === 'copy' || step.reading.inputs.length === 0) continue;
    for (const question of questionsOf(step.reading, declared)) {
      const known = found.get(question.name);
      if (known === undefined) found.set(question.name, { question, steps: [step] });
      else known.steps.push(step);
    }
  }
  return [...found.values()];
}
