import * as vscode from 'vscode';
import { contextKeys } from '../manifest/when.ts';
import { activeOf, whenActiveChanges } from './active.ts';
import type { Documents } from './documents.ts';

/** Keeps the context keys of trust and of the active document's kind, by which menus, keys and the palette offer what can be done now. */
export function registerContext(documents: Documents): vscode.Disposable {
  let told: string | undefined;
  const update = (): void => {
    const kind = activeOf(documents)?.kind;
    if (kind === told) return;
    told = kind;
    void vscode.commands.executeCommand('setContext', contextKeys.kind, kind);
  };
  const trust = (): void => {
    void vscode.commands.executeCommand('setContext', contextKeys.trusted, vscode.workspace.isTrusted);
  };
  trust();
  return vscode.Disposable.from(vscode.workspace.onDidGrantWorkspaceTrust(trust), whenActiveChanges(update, documents));
}
