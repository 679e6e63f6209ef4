import * as vscode from 'vscode';
import { until } from './waiting.ts';

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

interface Shown {
  readonly line: number;
  readonly title: string;
  /** What a click executes; empty for a lens that only says something. */
  readonly command: string;
}

/** The lenses that the editor would show, without those of other extensions. */
export async function lensTitles(document: vscode.TextDocument): Promise<readonly Shown[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
  return lenses.flatMap(({ range, command }) =>
    command === undefined || (command.command !== '' && !command.command.startsWith('steady.'))
      ? []
      : [{ line: range.start.line, title: command.title, command: command.command }],
  );
}

/** The command of the lens with that title over the block that begins with `code`. */
export async function lensOver(document: vscode.TextDocument, code: string, title = 'Run'): Promise<string> {
  const lens = await until(`${title} over ${code}`, async () =>
    (await lensTitles(document)).find(
      (each) =>
        each.title.includes(title) &&
        document
          .lineAt(each.line + 1)
          .text.trim()
          .startsWith(code),
    ),
  );
  return lens.command;
}
