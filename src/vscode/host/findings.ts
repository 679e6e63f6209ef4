import * as vscode from 'vscode';

/** Our findings of a document, as the Problems panel has them now. */
export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Steady');
}
