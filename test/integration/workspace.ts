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
  readonly argument: unknown;
}

/** The lenses that the editor would show, without those of other extensions: ours have a command of ours, or none at all. */
export async function lensTitles(document: vscode.TextDocument): Promise<readonly Shown[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1000);
  return lenses.flatMap(({ range, command }) =>
    command === undefined || (command.command !== '' && !command.command.startsWith('steady.'))
      ? []
      : [{ line: range.start.line, title: command.title, argument: (command.arguments as unknown[] | undefined)?.[0] }],
  );
}

/** What a lens over the block that begins with `code` hands over. */
export async function intentOf(document: vscode.TextDocument, code: string): Promise<Record<string, string>> {
  return until(`a lens over ${code}`, async () => {
    const lens = (await lensTitles(document)).find(
      ({ line, argument }) =>
        argument !== undefined &&
        document
          .lineAt(line + 1)
          .text.trim()
          .startsWith(code),
    );
    return lens?.argument as Record<string, string> | undefined;
  });
}
