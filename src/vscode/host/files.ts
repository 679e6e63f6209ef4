import * as vscode from 'vscode';
import type { Files } from '../../core/index.ts';

/** The workspace's files, local or not: everything goes through VS Code's own file systems. */
export const workspaceFiles: Files = {
  async read(uri, signal) {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
      return new TextDecoder().decode(bytes);
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  },
  async stat(uri, signal) {
    try {
      const { type } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
      return (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'file';
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  },
};
