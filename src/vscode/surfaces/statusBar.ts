import * as vscode from 'vscode';
import { describeProgress, progressOf } from '../../core/index.ts';
import { activeOf, whenActiveChanges } from '../host/active.ts';
import type { Documents } from '../host/documents.ts';
import { settingsFor } from '../host/settings.ts';
import type { Runner } from '../running/runner.ts';

/** The one item in the status bar: how far the active document of ours has come. A click opens its view. */
export function registerStatusBar(documents: Documents, runner: Runner): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('steady.progress', vscode.StatusBarAlignment.Right, 100);
  item.name = vscode.l10n.t('Steady: Steps');
  item.command = 'steady.showSteps';
  const update = (): void => {
    const active = activeOf(documents);
    if (active === undefined || !settingsFor(active.document.uri).statusBar) {
      item.hide();
      return;
    }
    const { session } = active;
    const { steps } = session.procedure();
    const states = runner.states(session.uri, steps);
    const progress = progressOf(steps, ({ id }) => states.get(id));
    const { short, spoken } = describeProgress(progress);
    item.text = `$(${progress.running > 0 ? 'sync~spin' : 'book'}) ${short}`;
    // What is read aloud has no signs in it.
    item.accessibilityInformation = { label: `${session.title}: ${spoken}` };
    item.tooltip = [`${session.title}: ${spoken}`, ...session.parts.map(({ kind, why }) => `${kind}: ${why}`)].join('\n');
    item.show();
  };
  const settings: vscode.Event<unknown> = vscode.workspace.onDidChangeConfiguration;
  return vscode.Disposable.from(item, whenActiveChanges(update, documents, runner.onDidChange, settings));
}
