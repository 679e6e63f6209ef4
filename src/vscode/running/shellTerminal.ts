import * as vscode from 'vscode';

/** The terminal whose shell has this process: as soon as the window has it, at most after `limit` milliseconds. */
export async function shellTerminal(shell: number, limit: number): Promise<vscode.Terminal | undefined> {
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
    const timer = setTimeout(done, limit, undefined);
    const opened = vscode.window.onDidOpenTerminal(look);
    for (const terminal of vscode.window.terminals) look(terminal);
  });
}
