import * as vscode from 'vscode';
import type { Kind, Session } from '../../core/index.ts';
import type { Documents } from './documents.ts';
import { timed } from './work.ts';

/** The document of ours that the person is in. */
export interface Active {
  readonly session: Session;
  readonly kind: Kind;
  readonly editor: vscode.TextEditor;
}

export function activeOf(documents: Documents): Active | undefined {
  const editor = vscode.window.activeTextEditor;
  const session = editor && documents.session(editor.document);
  const kind = session?.kind;
  return editor === undefined || session === undefined || kind === undefined ? undefined : { session, kind, editor };
}

/** The active document of ours; the person is told where there is none. */
export function activeOrTold(documents: Documents): Active | undefined {
  const active = activeOf(documents);
  if (active === undefined)
    void vscode.window.showInformationMessage(vscode.l10n.t('Expected a recognised document in the active editor, found none.'));
  return active;
}

/** Calls `update` after activation, when the host has a moment, whenever another document becomes active, and on the events given. */
export function whenActiveChanges(show: () => void, documents: Documents, ...events: readonly vscode.Event<unknown>[]): vscode.Disposable {
  const update = timed('The active document', show);
  const first = setImmediate(update);
  const listeners = [vscode.window.onDidChangeActiveTextEditor, documents.onDidChange, ...events].map((event) => event(update));
  return vscode.Disposable.from(
    ...listeners,
    new vscode.Disposable(() => {
      clearImmediate(first);
    }),
  );
}
