import * as vscode from 'vscode';

/** Why nothing of a document runs, whatever is clicked: only what is of this machine and in a trusted window may. */
export function withheld(uri: vscode.Uri): 'restricted' | 'elsewhere' | undefined {
  if (!vscode.workspace.isTrusted) return 'restricted';
  return uri.scheme === 'file' ? undefined : 'elsewhere';
}
