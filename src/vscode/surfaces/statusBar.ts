import * as vscode from 'vscode';
import { describeProgress, placesOf, progressOf, type Session } from '../../core/index.ts';
import { activeOf, whenActiveChanges } from '../host/active.ts';
import type { Documents } from '../host/documents.ts';
import { settingsFor } from '../host/settings.ts';
import type { Runner } from '../running/runner.ts';
import type { Surroundings } from '../running/surroundings.ts';

/** More blocks than these are not read for where they go. */
const MOST_STEPS = 200;

/** The one item in the status bar: how far the active document of ours has come, and where its steps go. A click opens its view. */
export function registerStatusBar(documents: Documents, runner: Runner, surroundings: Surroundings): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('steady.progress', vscode.StatusBarAlignment.Right, 100);
  item.name = vscode.l10n.t('Steady: Steps');
  item.command = 'steady.showSteps';
  const update = (): void => {
    const active = activeOf(documents);
    if (active === undefined || !settingsFor(active.editor.document.uri).statusBar) {
      item.hide();
      return;
    }
    const { session } = active;
    const { steps } = session.procedure();
    const states = runner.states(session.uri, steps);
    const progress = progressOf(steps, ({ id }) => states.get(id));
    const { short, spoken } = describeProgress(progress);
    const places = placesIn(session, surroundings);
    const [first] = places;
    const where = first === undefined ? '' : ` $(${first.isProtected ? 'shield' : 'server-environment'}) ${first.title}`;
    item.text = `$(${progress.running > 0 ? 'sync~spin' : 'book'}) ${short}${where}`;
    item.backgroundColor = first?.isProtected === true ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    // What is read aloud has no signs in it.
    item.accessibilityInformation = { label: [`${session.title}: ${spoken}`, ...places.map(({ title }) => title)].join(', ') };
    const tooltips = places.map(({ tooltip }) => tooltip);
    item.tooltip = [`${session.title}: ${spoken}`, ...tooltips, ...session.parts.map(({ kind, why }) => `${kind}: ${why}`)].join('\n');
    item.show();
  };
  const settings: vscode.Event<unknown> = vscode.workspace.onDidChangeConfiguration;
  return vscode.Disposable.from(item, whenActiveChanges(update, documents, runner.onDidChange, surroundings.onDidChange, settings));
}

function placesIn(session: Session, surroundings: Surroundings): ReturnType<typeof placesOf> {
  const { steps } = session.procedure();
  const sources = steps.length > MOST_STEPS ? undefined : surroundings.known(session);
  return sources === undefined ? [] : placesOf(steps, sources, session.protectedNames);
}
