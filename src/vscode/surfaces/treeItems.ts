import * as vscode from 'vscode';
import type { Effect, RunState, StepBrief } from '../../core/index.ts';
import type { Entry } from '../host/library.ts';
import type { ShownInput } from './inputs.ts';

const EFFECT_ICONS: Readonly<Record<Effect, string>> = { read: 'search', change: 'edit', destroy: 'flame' };
const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  read: vscode.l10n.t('reads only'),
  change: vscode.l10n.t('changes things'),
  destroy: vscode.l10n.t('destroys'),
};
const STATE_ICONS: Readonly<Record<RunState['status'], readonly [icon: string, colour: string | undefined]>> = {
  running: ['sync~spin', undefined],
  ok: ['pass', 'testing.iconPassed'],
  failed: ['error', 'testing.iconFailed'],
  queued: ['watch', undefined],
  skipped: ['debug-step-over', undefined],
  stale: ['history', undefined],
  unknown: ['question', undefined],
};

/** A folder of a window that has several. */
export function folderItem(folder: vscode.WorkspaceFolder): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = folder.uri.toString();
  item.iconPath = vscode.ThemeIcon.Folder;
  return item;
}

/** A document of ours, with the folder that it lies in. */
export function documentItem({ uri, title, path }: Entry): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = uri.toString();
  item.description = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  item.iconPath = new vscode.ThemeIcon('book');
  item.resourceUri = uri;
  item.contextValue = 'document';
  item.tooltip = path;
  // Read aloud, the name comes first; without this it would be the tooltip alone.
  item.accessibilityInformation = { label: `${title}, ${path}` };
  item.command = { command: 'steady.showStep', title: vscode.l10n.t('Show'), arguments: [{ uri: uri.toString(), line: 0 }] };
  return item;
}

/** What the blocks of a document ask for. */
export function inputsItem({ uri }: Entry, inputs: readonly ShownInput[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Inputs'), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${uri.toString()}#inputs`;
  item.iconPath = new vscode.ThemeIcon('symbol-parameter');
  item.contextValue = inputs.some(({ value }) => value !== undefined) ? 'values' : 'names';
  return item;
}

/** How a step went; where it has not run, what it does. */
export function stepIcon({ run, effect }: StepBrief, state: RunState | undefined): vscode.ThemeIcon {
  if (state === undefined) return new vscode.ThemeIcon(run === 'copy' ? 'code' : EFFECT_ICONS[effect]);
  // A last command that went well is not all: one before it failed.
  const warns = state.status === 'ok' && state.ended.failedBefore > 0;
  const [icon, colour] = warns ? (['warning', 'list.warningForeground'] as const) : STATE_ICONS[state.status];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

/** What a step does, in words. */
export function effectWord({ run, effect }: StepBrief): string {
  return run === 'copy' ? vscode.l10n.t('copy only') : EFFECT_WORDS[effect];
}
