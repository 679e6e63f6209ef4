import process from 'node:process';
import * as vscode from 'vscode';
import { appliedEnvironment, choicesIn, listingRefusal, type Question, type Session, type Step } from '../../core/index.ts';
import { posixShell, printedBy } from '../../node/index.ts';
import { shellsInWords } from './shellNames.ts';
import { stepFolder, terminalFolder } from './surroundings.ts';

/** Milliseconds: somebody is waiting, and can type the value. */
const LIMIT = 10_000;

/** Lists the choices of a question whose input says `from:`; only when the person asks for it, who has seen the command then. */
export type Lister = (question: Question) => Promise<readonly string[] | { readonly problem: string }>;

/** Runs such commands where the step would run. Nothing of it comes into the runbook's terminal. */
export function listerOf(session: Session, step: Step): Lister {
  return async ({ declared }) => {
    const from = declared?.from;
    if (from === undefined) return [];
    const refused = vscode.workspace.isTrusted
      ? listingRefusal(from, session.destroys)
      : vscode.l10n.t('Nothing is run in Restricted Mode.');
    if (refused !== undefined) return { problem: refused };
    const shell = posixShell(session.declared.shell);
    if (shell === undefined)
      return { problem: vscode.l10n.t('Expected {0} on this machine, found none.', shellsInWords(session.declared.shell)) };
    const title = vscode.l10n.t('Listing: {0}', from.command);
    const printed = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, cancelled) => {
        const stop = new AbortController();
        cancelled.onCancellationRequested(() => {
          stop.abort();
        });
        return printedBy({
          shell,
          command: from.command,
          cwd: stepFolder(session, step) ?? terminalFolder(session).fsPath,
          env: appliedEnvironment(session.environment, process.env),
          limit: LIMIT,
          signal: stop.signal,
        });
      },
    );
    if ('problem' in printed) return { problem: vscode.l10n.t('Nothing is listed: {0}', printed.problem) };
    const choices = choicesIn(printed.output);
    return choices.length > 0 ? choices : { problem: vscode.l10n.t('Nothing is listed: it printed nothing.') };
  };
}
