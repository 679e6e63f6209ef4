import * as vscode from 'vscode';

/**
 * A new, empty Markdown document that nobody has saved. Where `file` says so, saving writes it there without asking, or beside it under the
 * first name that is free; elsewhere VS Code asks where.
 */
export async function openUnsaved(file: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  if (file?.scheme !== 'file') return vscode.workspace.openTextDocument({ language: 'markdown' });
  for (let number = 1; ; number++) {
    const place = number === 1 ? file : file.with({ path: file.path.replace(/(\.\w+)?$/, `-${String(number)}$1`) });
    const unsaved = place.with({ scheme: 'untitled' });
    const open = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === unsaved.toString());
    if (!open && !(await exists(place))) return vscode.workspace.openTextDocument(unsaved);
  }
}

export async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
