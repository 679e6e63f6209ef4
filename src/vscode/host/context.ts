import * as vscode from 'vscode';
import { contextKeys } from '../manifest/when.ts';
import type { Documents } from './documents.ts';

/** Keeps the context key of the active document's kind, by which menus and the palette show what can be done now. */
export function registerContext(documents: Documents): vscode.Disposable {
  let told: string | undefined;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const kind = document && documents.session(document)?.kind;
    if (kind === told) return;
    told = kind;
    void vscode.commands.executeCommand('setContext', contextKeys.kind, kind);
  };
  // After activation: what is open then is looked at when the host has a moment.
  const first = setImmediate(update);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    documents.onDidChange(update),
    new vscode.Disposable(() => {
      clearImmediate(first);
    }),
  );
}
