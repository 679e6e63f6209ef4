import { quote, type ShellReading, type WrittenCommand } from '../shell/index.ts';
import type { StepOptions } from '../steps/index.ts';

/** How each command is shown before it runs. */
export type Echo = 'bold' | 'plain' | 'none';

export interface UnitRequest {
  readonly reading: ShellReading;
  readonly echo: Echo;
  readonly onError: StepOptions['onError'];
  readonly until: WrittenCommand | undefined;
  readonly every: number | undefined;
  readonly tries: number | undefined;
  readonly timeout: number | undefined;
  /** A file for the output of each unit, with its number behind the name: it is shown when the unit has ended. */
  readonly capture: string | undefined;
}

/** Where nothing is said of it, a condition is tried so often, with so many seconds between. */
const TRIES = 60;
const EVERY = 5;

/** Every piece of the script, shown before it runs, with a look at its status after it; then the wait for what it is to bring about. */
export function unitLines(request: UnitRequest): readonly string[] {
  const { reading, echo: shown, onError, until, capture } = request;
  // A grep without a match ends no diagnosis; a change that failed must not be built upon.
  const stop = onError === undefined ? reading.effect !== 'read' : onError === 'stop';
  const units = reading.units;
  const text = ['__steady_failed=0'];
  if (units.length === 0) text.push(`printf '%s\\n' ${quote(reading.script ?? '')}`, '__steady_status=$?');
  for (const [index, unit] of units.entries()) {
    if (shown !== 'none') text.push(echo(unit.text, shown));
    // The author's own `$?` means the command before it, not our bookkeeping.
    if (index > 0 && unit.text.includes('$?')) text.push('(exit "$__steady_status")');
    // By `eval`, so that nothing of a unit, a heredoc without an end or a last backslash, can reach the lines after it.
    text.push(...captured(`eval ${quote(unit.text.replace(/\n$/, ''))}`, capture && `${capture}${String(index + 1)}`));
    if (stop) text.push('[ "$__steady_status" -eq 0 ] || return "$__steady_status"');
    else text.push('[ "$__steady_status" -eq 0 ] || __steady_failed=$((__steady_failed + 1))');
  }
  return [...text, ...(until === undefined ? [] : waiting(until, request)), 'return "$__steady_status"'];
}

/** In this very shell, so that what the unit sets stays: a pipe would take it away. */
function captured(command: string, file: string | undefined): readonly string[] {
  if (file === undefined) return [command, '__steady_status=$?'];
  return [`${command} >| ${quote(file)} 2>&1`, '__steady_status=$?', `command -p cat ${quote(file)}`];
}

/** The condition is tried until it succeeds; with a limit of its author's own, which the host keeps, as often as there is time. */
function waiting({ command }: WrittenCommand, { every = EVERY, tries, timeout, echo: shown }: UnitRequest): readonly string[] {
  const most = tries ?? (timeout === undefined ? TRIES : undefined);
  const often = most === undefined ? '' : `, at most ${String(most)} times`;
  return [
    '[ "$__steady_status" -eq 0 ] || return "$__steady_status"',
    ...(shown === 'none' ? [] : [echo(`until ${command}  # every ${String(every)} s${often}`, shown)]),
    '__steady_try=1',
    `while ! eval ${quote(command)}; do`,
    ...(most === undefined ? [] : [`  [ "$__steady_try" -lt ${String(most)} ] || { __steady_status=1; break; }`]),
    // Without a pause there would be no end to the tries.
    `  command -p sleep ${String(every)} || { __steady_status=1; break; }`,
    '  __steady_try=$((__steady_try + 1))',
    'done',
    `[ "$__steady_status" -eq 0 ] || printf 'steady: Expected %s to succeed within %s tries, found that it did not.\\n' ${quote(`“${command}”`)} "$__steady_try" >&2`,
    'unset __steady_try',
  ];
}

/** `$ ` before the first line, `> ` before the ones that continue it, as a shell would show them. */
function echo(text: string, how: Echo): string {
  const shown = text.replace(/\s+$/, '').split('\n');
  const prompted = shown.map((line, index) => `${index === 0 ? '$' : '>'} ${line}`);
  const format = how === 'bold' ? '\\033[1m%s\\033[0m\\n' : '%s\\n';
  return `printf '${format}' ${prompted.map((line) => quote(line)).join(' ')}`;
}
