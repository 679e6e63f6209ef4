import * as vscode from 'vscode';
import { CONFIG_NAME, ruleCards } from '../../core/index.ts';
import { exists } from '../host/unsaved.ts';
import { rootOf } from '../host/root.ts';

/** Opens the `.steady.yaml` of the workspace's root; where there is none, one that is written when it is saved. */
export async function openConfig(): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Expected an open folder for a .steady.yaml, found none.'));
    return;
  }
  const file = vscode.Uri.joinPath(await rootOf(folder.uri), CONFIG_NAME);
  if (await exists(file)) {
    await vscode.window.showTextDocument(file);
    return;
  }
  // Elsewhere than on a disk an unsaved document cannot be told its place.
  const document =
    file.scheme === 'file'
      ? await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }))
      : await vscode.workspace.openTextDocument({ language: 'yaml' });
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.insertSnippet(beginning());
}

/** One rule and its severity, both to be chosen. */
function beginning(): vscode.SnippetString {
  const rules = ruleCards.map(({ id }) => id);
  return new vscode.SnippetString('version: 1\n# off, hint, info, warning or error; `steady lint` says the same as the editor.\nrules:\n  ')
    .appendChoice(rules)
    .appendText(': ')
    .appendChoice(['info', 'off', 'hint', 'warning', 'error'])
    .appendText('\n');
}
