import * as vscode from 'vscode';

/** Shows what would run, whole, and takes nothing but a clear yes: a closed, refused or failing dialog is a no. */
export async function confirm(question: string, script: string, yes = vscode.l10n.t('Run')): Promise<boolean> {
  try {
    return (await vscode.window.showWarningMessage(question, { modal: true, detail: script }, yes)) === yes;
  } catch {
    return false;
  }
}

/** The same, with a second way to say yes: `undefined` is a no. */
export async function confirmOr<Other extends string>(question: string, script: string, other: Other): Promise<'yes' | Other | undefined> {
  const yes = vscode.l10n.t('Run');
  try {
    const said = await vscode.window.showWarningMessage(question, { modal: true, detail: script }, yes, other);
    return said === yes ? 'yes' : said === other ? other : undefined;
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
