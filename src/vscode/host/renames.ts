import * as vscode from 'vscode';

/** Tells of each document or folder that is renamed in this window. */
export function onRename(heard: (from: string, to: string) => void): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) heard(oldUri.toString(), newUri.toString());
  });
}

/** What a document is called now that `from`, itself or a folder around it, is called `to`; `undefined` where it keeps its name. */
export function moved(uri: string, from: string, to: string): string | undefined {
  return uri === from || uri.startsWith(`${from}/`) ? to + uri.slice(from.length) : undefined;
}
