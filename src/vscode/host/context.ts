import * as vscode from 'vscode';
import { contextKeys } from '../manifest/when.ts';
import { activeOf, whenActiveChanges } from './active.ts';
import type { Documents } from './documents.ts';

/** Keeps the context key of the active document's kind, by which menus and the palette show what can be done now. */
export function registerContext(documents: Documents): vscode.Disposable {
  let told: string | undefined;
  const update = (): void => {
    const kind = activeOf(documents)?.kind;
    if (kind === told) return;
    told = kind;
    void vscode.commands.executeCommand('setContext', contextKeys.kind, kind);
  };
  return whenActiveChanges(update, documents);
}
