import { matchProgram } from './phrases.ts';
import { programName } from './programName.ts';
import { PROGRAMS } from './programs/index.ts';

/** The words of a call that are neither options nor the values of options, by what the table of programs says of it. */
export function plainWordsOf(name: string, words: readonly string[]): readonly string[] {
  return matchProgram(PROGRAMS.get(programName(name)) ?? {}, words).args.plain;
}
