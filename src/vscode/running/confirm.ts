import * as vscode from 'vscode';

/** Shows what would run, whole, with ways to say yes, and gives the one that was taken: a closed, refused or failing dialog is a no. */
export async function confirm<Yes extends string>(question: string, script: string, ...ways: readonly Yes[]): Promise<Yes | undefined> {
  try {
    return await vscode.window.showWarningMessage(question, { modal: true, detail: script }, ...ways);
  } catch {
    return undefined;
  }
}

/** Has the person type a name: a yes that no habit gives. Without a name there is nothing to type. */
export async function confirmName(name: string | undefined): Promise<boolean> {
  if (name === undefined) return true;
  const prompt = vscode.l10n.t('This goes to what is protected. Type {0} to run it.', name);
  const typed = await vscode.window.showInputBox({
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text === name ? undefined : vscode.l10n.t('Expected {0}.', name)),
  });
  return typed === name;
}
