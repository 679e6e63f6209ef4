import { quote, type ShellReading, type WrittenCommand } from '../shell/index.ts';
import { NO_OPTIONS, type Step, type StepOptions } from '../steps/index.ts';
import { plain } from '../words/index.ts';
import { raisedReading } from './raising.ts';

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
export function ownShellOf({ ownShell }: ShellReading, options?: Partial<Pick<StepOptions, 'mode'>>): string | undefined {
  return ownShell ?? (options?.mode === 'isolated' ? 'mode=isolated' : undefined);
}

/** Takes over the terminal: by what its author says, else by its commands. */
export function isInteractive({ reading, options }: Pick<Step, 'reading' | 'options'>): boolean {
  return options.interactive ?? reading.interactive;
}

/** Why what an author says of a block cannot be done: to run it all the same would be another thing than what is meant. */
export function misfit({ options: { until, background, expect }, expected }: Step, destroys: readonly string[]): string | undefined {
  if (until !== undefined) {
    const unfit = unattended(until, destroys);
    if (unfit !== undefined) return `Expected a condition that only looks, in until="${plain(until.command, 60)}", found ${unfit}`;
  }
  if (background && (expect !== undefined || expected !== undefined))
    return 'Expected a block that is waited for, since its output is compared, found background';
  return undefined;
}

/** Longer than this nobody reads it where it stands. */
const LONGEST_WRITTEN = 300;

/**
 * Why a command is not run with nobody asked, as what was found; `undefined` where it may be. It passes every gate that a block passes, and
 * more: it only looks, ends by itself, and is the very text that was judged. `destroys` are the workspace's globs.
 */
export function unattended({ command, reading: read }: WrittenCommand, destroys: readonly string[]): string | undefined {
  const reading = raisedReading(read, destroys);
  const [hidden] = reading.hidden;
  if (hidden !== undefined) return `a hidden character (${hidden.name}, ${hidden.codePoint})`;
  if (reading.script === undefined) return reading.why ?? 'no shell';
  if (reading.script !== command) return 'a prompt, output or a line end of Windows';
  const [input] = reading.inputs;
  if (input !== undefined) return `${plain(input.name)} still open`;
  if (reading.incomplete !== undefined) return reading.incomplete;
  if (reading.parseError !== undefined) return plain(reading.parseError.message);
  if (reading.effect !== 'read') return `one that ${reading.effect === 'destroy' ? 'destroys' : 'changes things'}`;
  if (reading.ownShell !== undefined) return `${reading.ownShell}, which would end the terminal`;
  if (reading.interactive || reading.neverEnds || reading.typedInside !== undefined) return 'one that does not end by itself';
  return command.length > LONGEST_WRITTEN ? `${String(command.length)} characters` : undefined;
}

const NOTHING: readonly string[] = [];

/** What an author says of how a block is run, for a tooltip. */
export function mannerOf({ options, expected }: Step): readonly string[] {
  if (options === NO_OPTIONS && expected === undefined) return NOTHING;
  const { timeout, confirm, cwd, onError, pipefail, expect, until, background, excludeFromRunAll } = options;
  const checked = expect !== undefined || expected !== undefined;
  return [
    ...(timeout === undefined ? [] : [`ended after ${inWords(timeout)}`]),
    ...(confirm === undefined ? [] : [`asks: “${plain(confirm)}”`]),
    ...(cwd === undefined ? [] : [`in ${plain(cwd)}`]),
    ...(onError === undefined ? [] : [onError === 'stop' ? 'ends at a failure' : 'goes on after a failure']),
    ...(pipefail ? ['pipefail'] : []),
    ...(until === undefined ? [] : [`waits until ${plain(until.command, 60)}`]),
    ...(background ? ['in the background'] : []),
    ...(excludeFromRunAll ? ['run by hand only'] : []),
    ...(checked ? ['its output is compared, and shown as each command ends'] : []),
  ];
}

/** `90 s`, `5 min`, `2 h`: seconds where they are no whole number of more. */
export function inWords(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${String(seconds / 3600)} h`;
  if (seconds >= 60 && seconds % 60 === 0) return `${String(seconds / 60)} min`;
  return `${String(seconds)} s`;
}
