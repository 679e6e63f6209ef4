import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether a shell waits at its prompt, as far as the operating system can tell. */
export type Foreground = 'idle' | 'busy' | 'unknown';

/**
 * Asks whether something else than the shell itself owns the shell's terminal. A program that runs inside the shell (a loop of builtins) is
 * not seen here: the caller keeps account of what it sent. Windows cannot be asked: `unknown`.
 */
export async function foregroundOf(shell: number): Promise<Foreground> {
  try {
    const [group, foreground] = process.platform === 'linux' ? await fromProc(shell) : await fromPs(shell);
    if (group === undefined || foreground === undefined || foreground <= 0) return 'unknown';
    return group === foreground ? 'idle' : 'busy';
  } catch {
    return 'unknown';
  }
}

/** Whether there is such a process, whoever it belongs to. */
export function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command that owns the shell's terminal, as it was started; `undefined` where that is the shell itself, or cannot be told. */
export async function foregroundCommand(shell: number): Promise<string | undefined> {
  try {
    const [group, foreground] = process.platform === 'linux' ? await fromProc(shell) : await fromPs(shell);
    if (group === undefined || foreground === undefined || foreground <= 0 || group === foreground) return undefined;
    if (process.platform === 'linux') return words(await readFile(`/proc/${String(foreground)}/cmdline`, 'utf8'));
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(foreground)], { timeout: 2000 });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Arguments that end in a NUL each, as one command line. */
function words(arguments_: string): string | undefined {
  const all = arguments_.split('\0').slice(0, -1);
  return all.length === 0
    ? undefined
    : all.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/**
 * A bash or zsh of this machine, for a person whose own shell does not read what runbooks say; `only` where one of them is asked for.
 */
export function posixShell(only?: 'bash' | 'zsh', exists: (path: string) => boolean = existsSync): string | undefined {
  const places = ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/run/current-system/sw/bin'];
  const shells = only === undefined ? ['bash', 'zsh'] : [only];
  return shells.flatMap((shell) => places.map((place) => `${place}/${shell}`)).find((path) => exists(path));
}

/** proc(5): after the command in parentheses come state, ppid, pgrp, session, tty_nr, tpgid. */
async function fromProc(shell: number): Promise<(number | undefined)[]> {
  const stat = await readFile(`/proc/${String(shell)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [Number(fields[2]), Number(fields[5])];
}

async function fromPs(shell: number): Promise<(number | undefined)[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pgid=,tpgid=', '-p', String(shell)], { timeout: 2000 });
  return stdout.trim().split(/\s+/).map(Number);
}
