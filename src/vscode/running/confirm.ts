import * as vscode from 'vscode';

/** Shows what would run, whole, and takes nothing but a clear yes: a closed, refused or failing dialog is a no. */
export async function confirm(question: string, script: string, yes = vscode.l10n.t('Run')): Promise<boolean> {
  try {
    return (await vscode.window.showWarningMessage(question, { modal: true, detail: script }, yes)) === yes;
  } catch {
    return false;
  }
}
