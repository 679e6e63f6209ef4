import * as vscode from 'vscode';
import { readStatus, type Dispatch, type Ended } from '../../core/index.ts';
import type { RunFolder } from '../../node/index.ts';
import type { Terminals } from './terminals.ts';

/** How a dispatch came out: how it ended, or why that is not known. */
export type Outcome = Ended | { readonly unknown: string };

/** How often a terminal that tells nothing is looked at. */
const LOOK_EVERY = 1000;
const IDLE_LOOKS = 5;

interface Sending {
  readonly terminal: vscode.Terminal;
  readonly integration: vscode.TerminalShellIntegration | undefined;
  readonly folder: RunFolder;
  readonly terminals: Terminals;
  /** Called when the line has been typed: from then on it runs. */
  readonly typed?: () => void;
}

/**
 * Types one line and waits for its end: the status file, a trustworthy end event or the terminal's own end, whichever comes first. An end
 * event counts only for the very execution that was started, and only with an exit code; it can also never come. A terminal that is idle
 * again and has told nothing is `unknown`, never a success.
 */
export async function send(dispatch: Dispatch, { terminal, integration, folder, terminals, typed }: Sending): Promise<Outcome> {
  await folder.write(dispatch.files);
  const listeners: vscode.Disposable[] = [];
  const status = dispatch.status === undefined ? undefined : folder.waitFor(dispatch.status, readStatus);
  try {
    return await new Promise<Outcome>((resolve) => {
      void status?.result.then(resolve);
      listeners.push(
        vscode.window.onDidEndTerminalShellExecution((event) => {
          if (event.execution !== execution) return;
          status?.nudge();
          const { exitCode } = event;
          // The status file knows more (which commands failed); give the file system a turn to hand it over.
          const tell = (): void => {
            resolve(exitCode === undefined ? { unknown: 'the shell did not tell how it ended' } : { exitCode, failedBefore: 0 });
          };
          if (status === undefined) tell();
          else setTimeout(tell, LOOK_EVERY);
        }),
        vscode.window.onDidCloseTerminal((closed) => {
          if (closed === terminal) resolve({ unknown: 'the terminal was closed' });
        }),
      );
      // With a status file and a shell that reports, one of the two will speak; else somebody has to look.
      if (status === undefined || integration === undefined) listeners.push(watchForSilence(terminal, terminals, resolve));
      // Events are told after this turn, so none can come before there is an execution to compare it with.
      const execution = type(dispatch.line, terminal, integration);
      typed?.();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

function type(
  line: string,
  terminal: vscode.Terminal,
  integration: vscode.TerminalShellIntegration | undefined,
): vscode.TerminalShellExecution | undefined {
  if (integration !== undefined) return integration.executeCommand(line);
  // Ctrl-E Ctrl-U takes away a half-typed line, which would otherwise run joined with ours; it interrupts nothing.
  terminal.sendText(`\u0005\u0015${line}`, true);
  return undefined;
}

/** Looks whether the shell is back at its prompt, several times in a row: between two commands of a block it seems to be. */
function watchForSilence(terminal: vscode.Terminal, terminals: Terminals, resolve: (outcome: Outcome) => void): vscode.Disposable {
  let idle = 0;
  const look = async (): Promise<void> => {
    idle = (await terminals.foreground(terminal)) === 'idle' ? idle + 1 : 0;
    if (idle >= IDLE_LOOKS) resolve({ unknown: 'the shell is back at its prompt and told nothing' });
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
}
