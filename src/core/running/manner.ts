import { quote, type ShellReading } from '../shell/index.ts';
import { NO_OPTIONS, type Step, type StepOptions } from '../steps/index.ts';
import { plain } from '../words/index.ts';

/** What a block gets of the shell that it has to give back. */
interface Lent {
  readonly cwd: string | undefined;
  readonly pipefail: boolean;
}

/** Lines that write down what the shell has before the block. */
export function keeping({ cwd, pipefail }: Lent): readonly string[] {
  return [
    ...(cwd === undefined ? [] : ['__steady_back=$PWD']),
    ...(pipefail ? ['if [[ -o pipefail ]] 2>/dev/null; then __steady_pipefail=-o; else __steady_pipefail=+o; fi'] : []),
  ];
}

/** Lines that give it back. A `cd` of the block itself goes no further than the block then: its author has said where it runs. */
export function undoing({ cwd, pipefail }: Lent): readonly string[] {
  return [
    ...(cwd === undefined ? [] : ['cd -- "$__steady_back"', 'unset __steady_back']),
    ...(pipefail ? ['set "$__steady_pipefail" pipefail', 'unset __steady_pipefail'] : []),
  ];
}

/** Nothing of the block runs where the guard fails; that it was the guard is told by a file, since a block may end with any status. */
export function guardLines(guard: string, file: string): readonly string[] {
  return [`${guard} || { __steady_status=$?; : >| ${quote(file)}; return "$__steady_status"; }`];
}

/** Why a block gets a shell of its own: what would end or change the person's, or because its author says so. */
export function ownShellOf({ ownShell }: ShellReading, options?: Pick<StepOptions, 'mode'>): string | undefined {
  return ownShell ?? (options?.mode === 'isolated' ? 'mode=isolated' : undefined);
}

/** Takes over the terminal: by what its author says, else by its commands. */
export function isInteractive({ reading, options }: Pick<Step, 'reading' | 'options'>): boolean {
  return options.interactive ?? reading.interactive;
}

/** What an author says of a block and cannot be done yet: to run it all the same would be another thing than what is meant. */
export function notCarriedOut({ until, every, tries, background }: StepOptions): string | undefined {
  if (until !== undefined) return `until="${plain(until.command, 60)}"`;
  if (every !== undefined) return 'every=…';
  if (tries !== undefined) return `tries=${String(tries)}`;
  return background ? 'background' : undefined;
}

const NOTHING: readonly string[] = [];

/** What an author says of how a block is run, for a tooltip. */
export function mannerOf({ options, expected }: Step): readonly string[] {
  if (options === NO_OPTIONS && expected === undefined) return NOTHING;
  const { timeout, confirm, cwd, onError, pipefail, expect, excludeFromRunAll } = options;
  const checked = expect !== undefined || expected !== undefined;
  const missing = notCarriedOut(options);
  return [
    ...(missing === undefined ? [] : [`${missing} cannot be carried out yet: copy it`]),
    ...(timeout === undefined ? [] : [`ended after ${inWords(timeout)}`]),
    ...(confirm === undefined ? [] : [`asks: “${plain(confirm)}”`]),
    ...(cwd === undefined ? [] : [`in ${plain(cwd)}`]),
    ...(onError === undefined ? [] : [onError === 'stop' ? 'ends at a failure' : 'goes on after a failure']),
    ...(pipefail ? ['pipefail'] : []),
    ...(excludeFromRunAll ? ['run by hand only'] : []),
    ...(checked ? ['its output is checked by steady run only'] : []),
  ];
}

/** `90 s`, `5 min`, `2 h`: seconds where they are no whole number of more. */
export function inWords(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${String(seconds / 3600)} h`;
  if (seconds >= 60 && seconds % 60 === 0) return `${String(seconds / 60)} min`;
  return `${String(seconds)} s`;
}
