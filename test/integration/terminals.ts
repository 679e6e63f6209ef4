import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { lensOver, lensTitles, open } from './workspace.ts';

/** What `steady.run` hands back: the state of the run, as the lens shows it. */
export interface State {
  readonly status: 'running' | 'ok' | 'failed' | 'unknown';
  readonly ended?: { readonly exitCode: number; readonly failedBefore: number };
  readonly why?: string;
}

/** Clicks Run over the block that begins with `code`; resolves when the block has ended, or when nothing was sent. */
export async function run(file: string, code: string): Promise<State | undefined> {
  return vscode.commands.executeCommand<State | undefined>(await lensOver(await open(file), code));
}

export function terminalNamed(name: string): vscode.Terminal | undefined {
  return vscode.window.terminals.find((terminal) => terminal.name === name);
}

export async function closeTerminals(): Promise<void> {
  await until('all terminals closed', () => {
    for (const terminal of vscode.window.terminals) terminal.dispose();
    return vscode.window.terminals.length === 0;
  });
}

/** Answers no to whatever is asked without a dialog, again and again, until the run that waits for an answer has one. */
export async function sayNo<T>(waiting: Thenable<T>): Promise<T> {
  let answered = false;
  const answer = Promise.resolve(waiting).finally(() => {
    answered = true;
  });
  await until('an answer', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    return answered;
  });
  return answer;
}

/** Takes the value that is offered for whatever is asked, until the run that waits for it has ended. */
export async function sayYes<T>(waiting: Thenable<T>): Promise<T> {
  let ended = false;
  const end = Promise.resolve(waiting).finally(() => {
    ended = true;
  });
  await until('the end', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return ended;
  });
  return end;
}

/** Waits until a lens over the block that begins with `code` fits; `again` is done before each look. */
export async function lensThat(
  document: vscode.TextDocument,
  code: string,
  fits: RegExp,
  again?: () => Thenable<unknown>,
): Promise<string> {
  const line = document.getText().split('\n').indexOf(code) - 1;
  return until(`a lens ${String(fits)} over ${code}`, async () => {
    await again?.();
    return (await lensTitles(document)).filter((lens) => lens.line === line).find(({ title }) => fits.test(title))?.title;
  });
}
