import * as vscode from 'vscode';
import { readStatus, type Ended } from '../../core/index.ts';
import { openRunFolder } from '../../node/index.ts';
import { onClosed, shellTerminal } from './shellTerminal.ts';
import type { Trace } from './states.ts';
import type { Terminals } from './terminals.ts';

/** How often a terminal without a status file is looked at, in milliseconds. */
const LOOK_EVERY = 1000;

/** A run of an earlier window, heard to its end. `at` is when it ended. */
export type Adopted = { readonly ended: Ended; readonly at: number } | { readonly unknown: string };

/**
 * Waits for the end of a run that an earlier window has begun: by its status file, while the terminal it runs in is there. `found` gets that
 * terminal, in which the runbook can go on. A command that was typed as it is has no such file, and VS Code tells the new window nothing of its
 * end: then all that can be known is that it is over.
 */
export async function adopt(trace: Trace, terminals: Terminals, found: (terminal: vscode.Terminal) => void): Promise<Adopted> {
  const end = await heard(trace, terminals, found);
  return trace.compared === true && 'ended' in end && end.ended.exitCode === 0 ? NOT_COMPARED : end;
}

const NOT_COMPARED: Adopted = { unknown: 'what it printed was not compared, since the window was reloaded' };

async function heard(trace: Trace, terminals: Terminals, found: (terminal: vscode.Terminal) => void): Promise<Adopted> {
  const listeners: vscode.Disposable[] = [];
  const gone = shellTerminal(trace.shell).then((terminal) => {
    if (terminal === undefined) return GONE;
    found(terminal);
    return new Promise<Adopted>((resolve) => {
      listeners.push(
        onClosed((closed) => {
          if (closed === terminal) resolve({ unknown: 'the terminal was closed' });
        }),
      );
      if (trace.files === undefined)
        listeners.push(
          whenIdle(terminal, terminals, () => {
            resolve(UNTOLD);
          }),
        );
    });
  });
  try {
    return trace.files === undefined ? await gone : await fromFile(trace.files, gone);
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

const GONE: Adopted = { unknown: 'its terminal is gone' };
const UNTOLD: Adopted = { unknown: 'it has ended; its exit code was lost when the window was reloaded' };

async function fromFile({ folder: path, status }: NonNullable<Trace['files']>, gone: Promise<Adopted>): Promise<Adopted> {
  const folder = openRunFolder(path);
  const told = async (ended: Ended): Promise<Adopted> => ({ ended, at: (await folder.writtenAt(status)) ?? Date.now() });
  try {
    const first = await Promise.race([folder.waitFor(status, readStatus).result.then(told), gone]);
    if ('ended' in first) return first;
    // The end may have been told just before the terminal went.
    const text = await folder.read(status);
    const ended = text === undefined ? undefined : readStatus(text);
    return ended === undefined ? first : await told(ended);
  } finally {
    await folder.remove();
  }
}

function whenIdle(terminal: vscode.Terminal, terminals: Terminals, tell: () => void): vscode.Disposable {
  const look = async (): Promise<void> => {
    if ((await terminals.foreground(terminal)) === 'idle') tell();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
}
