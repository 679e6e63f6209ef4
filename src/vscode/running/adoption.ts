import * as vscode from 'vscode';
import { readStatus, type Ended } from '../../core/index.ts';
import { openRunFolder } from '../../node/index.ts';
import { shellTerminal } from './shellTerminal.ts';
import type { Trace } from './states.ts';

/** How long a window that comes up may take to show its terminals again, in milliseconds. */
const TERMINALS_WITHIN = 15_000;

/** A run of an earlier window, heard to its end. `at` is when it ended. */
export type Adopted = { readonly ended: Ended; readonly at: number } | { readonly unknown: string };

/**
 * Waits for the end of a run that an earlier window has begun: by its status file, while the terminal it runs in is there. `found` gets that
 * terminal, in which the runbook can go on.
 */
export async function adopt(trace: Trace, found: (terminal: vscode.Terminal) => void): Promise<Adopted> {
  const end = await heard(trace, found);
  return trace.compared === true && 'ended' in end && end.ended.exitCode === 0 ? NOT_COMPARED : end;
}

const NOT_COMPARED: Adopted = { unknown: 'what it printed was not compared, since the window was reloaded' };

async function heard({ shell, folder: path, status }: Trace, found: (terminal: vscode.Terminal) => void): Promise<Adopted> {
  const folder = openRunFolder(path);
  const written = folder.waitFor(status, readStatus);
  const listeners: vscode.Disposable[] = [];
  try {
    const ended = written.result.then(async (how): Promise<Adopted> => ({
      ended: how,
      at: (await folder.writtenAt(status)) ?? Date.now(),
    }));
    const gone = shellTerminal(shell, TERMINALS_WITHIN).then((terminal) => {
      if (terminal === undefined) return GONE;
      found(terminal);
      return new Promise<Adopted>((resolve) => {
        listeners.push(
          vscode.window.onDidCloseTerminal((closed) => {
            if (closed === terminal) resolve({ unknown: 'the terminal was closed' });
          }),
        );
      });
    });
    const first = await Promise.race([ended, gone]);
    if (first !== GONE) return first;
    // The end may have been told just before the terminal went.
    const text = await folder.read(status);
    const how = text === undefined ? undefined : readStatus(text);
    return how === undefined ? first : { ended: how, at: (await folder.writtenAt(status)) ?? Date.now() };
  } finally {
    for (const listener of listeners) listener.dispose();
    await folder.remove();
  }
}

const GONE: Adopted = { unknown: 'its terminal is gone' };
