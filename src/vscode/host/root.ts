import * as vscode from 'vscode';

const known = new Map<string, Promise<vscode.Uri>>();

/**
 * The root of the workspace that a folder belongs to: the nearest ancestor with `.git`, else the folder itself. As the command line has it,
 * so that a part of a repository that is opened by itself keeps what the repository says, the environment of its runs above all.
 */
export function rootOf(folder: vscode.Uri): Promise<vscode.Uri> {
  const key = folder.toString();
  const found = known.get(key) ?? look(folder);
  known.set(key, found);
  return found;
}

async function look(folder: vscode.Uri): Promise<vscode.Uri> {
  for (let at = folder; ; at = vscode.Uri.joinPath(at, '..')) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(at, '.git'));
      return at;
    } catch {
      // not here
    }
    if (at.path === '/' || at.path === vscode.Uri.joinPath(at, '..').path) return folder;
  }
}
