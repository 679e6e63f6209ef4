import { quote, type ShellReading } from '../shell/index.ts';
import { NO_OPTIONS, type StepOptions } from '../steps/index.ts';
import type { Requirements } from '../declared/index.ts';
import { keepLines, type Keepable } from './keeping.ts';
import { requirementLines } from './requirements.ts';
import { unitLines, type Echo } from './unitLines.ts';
import { guardLines, keeping, ownShellOf, undoing } from './manner.ts';

/** What is handed to a terminal: the files to write first, and the one line that is typed. */
export interface Dispatch {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** One line, always: several lines confuse shell integration and are swallowed by a command that reads its input. */
  readonly line: string;
  /** Where the status will stand, see statusFile.ts; `undefined` for a command that is typed as it is. */
  readonly status: string | undefined;
  /** Where the names of missing variables will stand; `undefined` where none is looked for. */
  readonly unset?: string;
  /** Is there once the guard has found the shell to be somewhere else; `undefined` where none asks. */
  readonly elsewhere?: string;
  /** What is missing of what the document requires, a line each, where nothing was run for it; `undefined` where nothing is looked for. */
  readonly unmet?: string;
  /** Where what it prints is kept, in order; `undefined` where it is not. */
  readonly outputs?: readonly string[];
  /** A line for the shell of a block that was interrupted, which then did not come to give back the folder and the options it was run with. */
  readonly restore?: Dispatch;
}

export interface DispatchRequest {
  readonly reading: ShellReading;
  /** Sourced before anything of the block: `environmentText`, written by the host; `undefined` where the workspace sets nothing. */
  readonly environmentFile: string | undefined;
  /** A folder for this run alone, mode 0700, outside the workspace; no slash at the end. */
  readonly folder: string;
  /** The terminal reports the end of each command, so a simple one needs no file. */
  readonly reportsEnd: boolean;
  /** Variables that the person has given a value, set before the block. */
  readonly assignments?: Readonly<Record<string, string>>;
  /** How each command is shown before it runs; in bold where nothing else is said. */
  readonly echo?: Echo;
  /** Variables that the block reads and that may stay unset. */
  readonly leftUnset?: readonly string[];
  /** What the author says of how it is run. */
  readonly options?: Partial<StepOptions>;
  /** State that is written into files before anything of the block runs. */
  readonly keep?: { readonly keepables: readonly Keepable[]; readonly files: readonly string[] };
  /** What it prints is kept as well, in files of the folder that begin with `output`. */
  readonly capture?: boolean;
  /** Once all is there that it needs, it is started and not waited for; what it prints goes to no terminal. */
  readonly detached?: boolean;
  /** An absolute path: the block runs there, and the shell comes back. */
  readonly cwd?: string;
  /** What has to be there before anything of the block runs. */
  readonly requires?: Requirements;
  /** A command before all of the block, of which nothing runs where this fails: see `contextGuard`. */
  readonly guard?: string;
}

/** The status of a block that was not begun, because the shell does not have a variable that it reads: see `unsetIn`. */
export const UNSET_STATUS = 125;

/** The names in the file that a block leaves beside its status where it was not begun for want of variables. */
export function unsetIn(text: string): readonly string[] {
  return text
    .split(' ')
    .map((name) => name.trim())
    .filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
}

/** A shell for one block, which `exit` and `return` end alike. */
const OWN_SHELL = `bash -c '. "$1"' steady`;
/** Set where the process of a step got its ^C before the step. */
export const STOPPED = '__steady_stopped';

/** Decides how a block is run in the person's own shell, and writes what that takes. */
export function dispatch(request: DispatchRequest): Dispatch {
  const { reading, environmentFile, folder } = request;
  const needs = neededVariables(request);
  // Without its environment a block would reach what the environment stands before: then nothing of it runs.
  const environment = environmentFile === undefined ? undefined : `. ${quote(environmentFile)}`;
  if (canBeTyped(request, needs)) {
    const typed = (reading.script ?? '').trim();
    return { files: [], line: environment === undefined ? typed : `${environment} && ${typed}`, status: undefined };
  }
  const body = `${folder}/body`;
  const block = `${folder}/block`;
  const status = `${folder}/status`;
  // What is started in the background is a process of its own anyway, which may end as it likes.
  const own = request.detached === true ? request.options?.mode === 'isolated' : ownShellOf(reading, request.options) !== undefined;
  const lent = { cwd: request.cwd, pipefail: request.options?.pipefail ?? false };
  const units = runLines(request);
  const undo = own ? [] : undoing(lent);
  const restoring = undo.length === 0 ? undefined : restoration(undo, folder);
  return {
    files: [
      { path: body, text: lines(...checkLines(request, needs, environment), ...(request.detached === true ? startLines(folder) : units)) },
      ...(request.detached === true ? [{ path: detachedIn(folder), text: lines(...units) }] : []),
      {
        path: block,
        text: lines(
          ...(own ? [] : keeping(lent)),
          own ? `if [ -n "\${${STOPPED}-}" ]; then (exit 130); else ${OWN_SHELL} ${quote(body)}; fi` : `. ${quote(body)}`,
          '__steady_status=$?',
          ...undo,
          ...statusLines(status),
        ),
      },
    ],
    line: `. ${quote(block)}`,
    status,
    ...(request.capture === true && { outputs: reading.units.map((_, index) => `${outputOf(folder)}${String(index + 1)}`) }),
    ...(needs.length > 0 && { unset: `${folder}/unset` }),
    ...(request.requires !== undefined && { unmet: `${folder}/unmet` }),
    ...(request.guard !== undefined && { elsewhere: `${folder}/elsewhere` }),
    ...(restoring && { restore: restoring }),
  };
}

/** The name that the files of a kept output begin with. */
function outputOf(folder: string): string {
  return `${folder}/output`;
}

/** One simple command, of which nothing is to be said before or behind it. */
function canBeTyped(request: DispatchRequest, needs: readonly string[]): boolean {
  const { reading, reportsEnd, assignments = {}, options, cwd, guard, requires, keep, capture, detached } = request;
  const more = [cwd, guard, requires, keep, options?.until, ownShellOf(reading, options)];
  const plainly = more.every((each) => each === undefined) && ![options?.pipefail, capture, detached].includes(true);
  return reading.simple && plainly && reportsEnd && needs.length === 0 && Object.keys(assignments).length === 0;
}

/** All that has to hold, and to be there, before anything of the block runs. */
function checkLines(request: DispatchRequest, needs: readonly string[], environment: string | undefined): readonly string[] {
  const { assignments = {}, folder, cwd, guard, options, requires, keep } = request;
  return [
    ...(environment === undefined ? [] : [`${environment} || return`]),
    ...Object.entries(assignments).map(([name, value]) => `${name}=${quote(value)}`),
    ...(requires === undefined ? [] : requirementLines(requires, `${folder}/unmet`)),
    ...unsetLines(needs, `${folder}/unset`),
    ...(cwd === undefined ? [] : [`cd -- ${quote(cwd)} || return`]),
    ...(guard === undefined ? [] : guardLines(guard, `${folder}/elsewhere`)),
    ...(keep === undefined ? [] : keepLines(keep.keepables, keep.files)),
    ...(options?.pipefail === true ? ['set -o pipefail || return'] : []),
  ];
}

function runLines({ folder, options, reading, echo, capture }: DispatchRequest): readonly string[] {
  return unitLines({ ...NO_OPTIONS, ...options, reading, echo: echo ?? 'bold', capture: capture === true ? outputOf(folder) : undefined });
}

function detachedIn(folder: string): string {
  return `${folder}/detached`;
}

/** Only what runs is left to itself: that it was not begun has to be told. */
function startLines(folder: string): readonly string[] {
  return [`. ${quote(detachedIn(folder))} </dev/null >| ${quote(outputOf(folder))} 2>&1 &`, 'return 0'];
}

function neededVariables({ reading, assignments = {}, leftUnset = [], options }: DispatchRequest): readonly string[] {
  const { reads, optional } = reading.variables;
  const destroys = reading.effect === 'destroy';
  // The author has said that nobody is to be asked for them; but `rm -r $FOLDER/*` never runs without one.
  if (options?.promptEnv === false && !destroys) return [];
  return (destroys ? [...reads, ...optional] : reads).filter((name) => !(name in assignments) && !leftUnset.includes(name));
}

function restoration(undo: readonly string[], folder: string): Dispatch {
  const path = `${folder}/restore`;
  const status = `${folder}/restored`;
  const text = lines(...undo, 'unset __steady_status __steady_failed', `printf '0 0\\n' >| ${quote(status)}`);
  return { files: [{ path, text }], line: `. ${quote(path)}`, status };
}

/** Only the shell itself knows which variables it has. With one missing nothing of the block runs, and the names stand in a file. */
function unsetLines(names: readonly string[], file: string): string[] {
  if (names.length === 0) return [];
  return [
    '__steady_unset=',
    ...names.map((name) => `[ -n "\${${name}+x}" ] || __steady_unset="$__steady_unset ${name}"`),
    `if [ -n "$__steady_unset" ]; then printf '%s' "$__steady_unset" >| ${quote(file)}; unset __steady_unset; __steady_status=${String(UNSET_STATUS)}; return ${String(UNSET_STATUS)}; fi`,
    'unset __steady_unset',
  ];
}

/**
 * For a terminal that has just been opened. It puts the environment of the workspace in force before the first command is typed, since a
 * shell expands the aliases of a line before it runs any of it. And it proves that a shell reads what is typed, where nothing else tells:
 * a start-up file that asks a question would take the block for its answer.
 */
export function preparation({ environmentFile, folder }: Pick<DispatchRequest, 'environmentFile' | 'folder'>): Dispatch {
  const path = `${folder}/prepare`;
  const status = `${folder}/prepared`;
  const told = `printf '%s 0\\n' "$?" >| ${quote(status)}`;
  return {
    files: [{ path, text: lines(environmentFile === undefined ? ':' : `. ${quote(environmentFile)}`, told) }],
    line: `. ${quote(path)}`,
    status,
  };
}

/** Looks for what a document requires, and runs nothing of it. */
export function requirementCheck(
  requires: Requirements,
  { environmentFile, folder }: Pick<DispatchRequest, 'environmentFile' | 'folder'>,
): Dispatch & { readonly status: string; readonly unmet: string } {
  const path = `${folder}/require`;
  const block = `${folder}/check`;
  const status = `${folder}/checked`;
  const unmet = `${folder}/unmet`;
  const environment = environmentFile === undefined ? [] : [`. ${quote(environmentFile)} || return`];
  return {
    files: [
      { path, text: lines(...environment, ...requirementLines(requires, unmet), 'return 0') },
      { path: block, text: lines(`. ${quote(path)}`, '__steady_status=$?', ...statusLines(status)) },
    ],
    line: `. ${quote(block)}`,
    status,
    unmet,
  };
}

/** Only builtins: the block may have changed PATH. The variables are gone before the status is handed back. */
function statusLines(status: string): string[] {
  return [
    `printf '%s %s\\n' "$__steady_status" "\${__steady_failed:-0}" >| ${quote(status)}`,
    'eval "unset __steady_status __steady_failed; return $__steady_status"',
  ];
}

function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
