import * as vscode from 'vscode';
import { readStatus, type Dispatch, type Ended } from '../../core/index.ts';
import type { RunFolder } from '../../node/index.ts';
import { onClosed } from './shellTerminal.ts';
import type { Trace } from './states.ts';
import type { Terminals } from './terminals.ts';

/** Why nothing was run. */
export interface NotRun {
  readonly notRun: string;
}

/** How a dispatch came out: how it ended, why that is not known or why nothing was run, or that the terminal was taken before anything was typed. */
export type Outcome = Ended | { readonly unknown: string } | NotRun | { readonly taken: true };

/** How often a terminal that tells nothing is looked at, in milliseconds, and how often it must seem idle. */
const LOOK_EVERY = 1000;
const IDLE_LOOKS = 5;
/** How long a shell that reports may take from a block's own account to its next prompt, in milliseconds. */
const PROMPT_WITHIN = 2000;

/** What happens before the end is known. */
export interface Told {
  /** It is about to run; `trace` where its end could be heard by another window too. */
  begun(trace: Trace | undefined): void;
  /** The line has been typed: from now on it runs. */
  typed(): void;
  /** Nothing seems to run any more, and no end was told. It may still come: `read` in a block looks like this too. */
  silent(why: string): void;
  /** Nothing of it runs any more. */
  over(): void;
  /** The person wants it no more: what has not been typed yet never is. */
  isStopped(): boolean;
}

interface Sending {
  readonly terminal: vscode.Terminal;
  readonly integration: vscode.TerminalShellIntegration | undefined;
  readonly folder: RunFolder;
  readonly terminals: Terminals;
  readonly told: Told;
  /** The terminal has just been made: what runs in it are its start-up files, and the line waits for their end. */
  readonly starting?: boolean;
}

/**
 * Types one line and waits for its end: the status file, a trustworthy end event, the next command or the terminal's own end, whichever
 * comes first. An end event counts only for the very execution that was started, and only with an exit code; it can also never come.
 *
 * A block's account comes before its shell is back at the prompt. What is typed in between is lost where VS Code clears the line first, so a shell
 * that reports is waited for.
 */
export async function send(
  dispatch: Dispatch,
  { terminal, integration, folder, terminals, told, starting = false }: Sending,
): Promise<Outcome> {
  await folder.write(dispatch.files);
  if (terminal.exitStatus !== undefined) return CLOSED;
  // The person may have been quicker: a program that they have started meanwhile must get neither our line nor a ^C before it.
  if (!starting && (await terminals.settled(terminal)) === 'busy') return { taken: true };
  if (told.isStopped()) return STOPPED;
  const listeners: vscode.Disposable[] = [];
  const status = dispatch.status === undefined ? undefined : folder.waitFor(dispatch.status, readStatus);
  try {
    return await new Promise<Outcome>((resolve) => {
      let begun = false;
      let over = integration === undefined;
      let account: Ended | undefined;
      void status?.result.then((ended) => {
        account = ended;
        if (over) resolve(ended);
        else setTimeout(resolve, PROMPT_WITHIN, ended);
      });
      // The status file knows more (which commands failed): it gets a moment to be heard.
      const atPrompt = (outcome: Outcome): void => {
        over = true;
        status?.nudge();
        if (status === undefined || account !== undefined) resolve(account ?? outcome);
        else setTimeout(resolve, LOOK_EVERY, outcome);
      };
      listeners.push(
        vscode.window.onDidEndTerminalShellExecution(({ execution: ended, exitCode }) => {
          if (ended === execution) atPrompt(exitCode === undefined ? UNTOLD : { exitCode, failedBefore: 0 });
        }),
        vscode.window.onDidStartTerminalShellExecution(({ terminal: where, execution: next }) => {
          // Another command than ours, after ours was seen to begin: then ours is over, and its end was never told.
          if (next === execution) begun = true;
          else if (where === terminal && begun) atPrompt(UNTOLD);
        }),
        onClosed((closed) => {
          if (closed === terminal) resolve(account ?? CLOSED);
        }),
      );
      // With a status file and a shell that reports, one of the two will speak; else somebody has to look.
      if (status === undefined || integration === undefined) listeners.push(watchForSilence(terminal, terminals, told));
      // Events are told after this turn, so none can come before there is an execution to compare it with.
      const execution = type(dispatch.line, terminal, integration);
      told.typed();
    });
  } finally {
    told.over();
    for (const listener of listeners) listener.dispose();
  }
}

/** Nothing of it was run, by the person's own click. */
export const STOPPED: NotRun = { notRun: 'It was stopped before it ran.' };
const CLOSED: Outcome = { unknown: 'the terminal was closed' };
const UNTOLD: Outcome = { unknown: 'the shell did not tell how it ended' };

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
function watchForSilence(terminal: vscode.Terminal, terminals: Terminals, told: Told): vscode.Disposable {
  let idle = 0;
  const look = async (): Promise<void> => {
    idle = (await terminals.foreground(terminal)) === 'idle' ? idle + 1 : 0;
    if (idle === IDLE_LOOKS) told.silent('nothing runs in its terminal, and no end was told');
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
}
