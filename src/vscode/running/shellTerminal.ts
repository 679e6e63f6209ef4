import * as vscode from 'vscode';
import { isAlive } from '../../node/index.ts';

/** How long a window that comes up may take to show its terminals again, in milliseconds. */
const SHOWN_WITHIN = 15_000;

/** The terminal whose shell has this process, once the window has it; `undefined` where the process is gone, or no terminal turns up. */
export async function shellTerminal(shell: number): Promise<vscode.Terminal | undefined> {
  if (!isAlive(shell)) return undefined;
  return new Promise((resolve) => {
    const done = (terminal: vscode.Terminal | undefined): void => {
      clearTimeout(timer);
      opened.dispose();
      resolve(terminal);
    };
    const look = (terminal: vscode.Terminal): void => {
      void terminal.processId.then((process) => {
        if (process === shell) done(terminal);
      });
    };
    const timer = setTimeout(done, SHOWN_WITHIN, undefined);
    const opened = vscode.window.onDidOpenTerminal(look);
    for (const terminal of vscode.window.terminals) look(terminal);
  });
}

/**
 * Tells of each terminal that is closed. A window that is reloaded lets go of its terminals, which VS Code says in the same way just before
 * this host ends: they live on, and the window that comes after hears what becomes of what runs in them.
 */
export function onClosed(heard: (terminal: vscode.Terminal) => void): vscode.Disposable {
  return vscode.window.onDidCloseTerminal((terminal) => {
    if (terminal.exitStatus?.reason !== vscode.TerminalExitReason.Shutdown) heard(terminal);
  });
}
