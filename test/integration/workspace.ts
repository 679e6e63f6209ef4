import * as vscode from 'vscode';

/** The extension under test, by the name that package.json gives it. */
export const EXTENSION_ID = 'steady-sre.steady-sre';

/** A file of the open copy of test/workspace. */
export function fileOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens it in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The lenses that the editor would show, without those of other extensions: only ours have a command of ours. */
export async function lensTitles(document: vscode.TextDocument): Promise<{ readonly line: number; readonly title: string }[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
  return lenses.flatMap(({ range, command }) =>
    command?.command.startsWith('steady.') === true ? [{ line: range.start.line, title: command.title }] : [],
  );
}
