import * as vscode from 'vscode';

/** What a relative address leads to, as it is written in a document. */
export function neighbour(document: vscode.Uri, address: string): vscode.Uri {
  return vscode.Uri.joinPath(document, '..', decoded(address));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
