import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { quote, type Declared } from '../core/index.ts';

/** Whether a shell waits at its prompt, as far as the operating system can tell. */
export type Foreground = 'idle' | 'busy' | 'unknown';

/**
 * Asks whether something else than the shell itself owns the shell's terminal. A program that runs inside the shell (a loop of builtins) is
 * not seen here: the caller keeps account of what it sent. Windows cannot be asked: `unknown`.
 */
export async function foregroundOf(shell: number): Promise<Foreground> {
  const { group, foreground } = await groupsOf(shell);
  if (group === undefined || foreground === undefined) return 'unknown';
  return group === foreground ? 'idle' : 'busy';
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
  const { group, foreground } = await groupsOf(shell);
  if (foreground === undefined || group === foreground) return undefined;
  try {
    if (process.platform === 'linux') return words(await readFile(`/proc/${String(foreground)}/cmdline`, 'utf8'));
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(foreground)], { timeout: 2000 });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Ends all processes of a group that was started as one, whether or not the first of them still lives. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // All of it has just ended.
  }
}

/** Arguments that end in a NUL each, as one command line. */
function words(arguments_: string): string | undefined {
  const all = arguments_.split('\0').slice(0, -1);
  return all.length === 0 ? undefined : all.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quote(word))).join(' ');
}

/** The names of the shells that run a document's blocks, by what it says of them: what is written for `sh` is read by both. */
export function shellsFor(declared: Declared['shell']): readonly string[] {
  return declared === undefined || declared === 'sh' ? ['bash', 'zsh'] : [declared];
}

/** A shell of this machine that runs a document's blocks. */
export function posixShell(declared: Declared['shell'], exists: (path: string) => boolean = existsSync): string | undefined {
  const places = ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/run/current-system/sw/bin'];
  return shellsFor(declared)
    .flatMap((shell) => places.map((place) => `${place}/${shell}`))
    .find((path) => exists(path));
}

interface Groups {
  /** The shell's own process group, and the one that its terminal listens to. */
  readonly group?: number | undefined;
  readonly foreground?: number | undefined;
}

async function groupsOf(shell: number): Promise<Groups> {
  try {
    const [group, foreground = 0] = process.platform === 'linux' ? await fromProc(shell) : await fromPs(shell);
    return group === undefined || foreground <= 0 ? {} : { group, foreground };
  } catch {
    return {};
  }
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
