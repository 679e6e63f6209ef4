import * as vscode from 'vscode';
import { stepLenses, type Lens } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { timeOfDay } from '../host/time.ts';
import type { Runner } from '../running/runner.ts';

/** Run, Copy and the last result over each block of a document of ours. */
export function registerLenses(documents: Documents, runner: Runner, log: HostLog): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = (): void => {
    changed.fire();
  };
  const provide = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const session = documents.session(document);
    const settings = settingsFor(document.uri);
    if (session?.kind === undefined || !settings.lenses) return [];
    const canRun = vscode.workspace.isTrusted && document.uri.scheme === 'file';
    return session.procedure().steps.flatMap((step) => {
      const state = runner.state(session.uri, step);
      const at = state === undefined ? '' : timeOfDay(state.startedAt);
      return stepLenses({ uri: session.uri, step, canRun, unlabelled: settings.unlabelled, state, at }).map(toCodeLens);
    });
  };
  return vscode.Disposable.from(
    changed,
    runner.onDidChange(refresh),
    documents.onDidChange(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('steady')) refresh();
    }),
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: guarded(log, 'Lenses', [], provide),
    }),
  );
}

function toCodeLens({ range, icon, title, tooltip, intent }: Lens): vscode.CodeLens {
  const shown = icon === undefined ? title : `$(${icon}) ${title}`;
  const command = intent === undefined ? '' : `steady.${intent.kind}`;
  return new vscode.CodeLens(toRange(range), { title: shown, tooltip, command, ...(intent === undefined ? {} : { arguments: [intent] }) });
}
