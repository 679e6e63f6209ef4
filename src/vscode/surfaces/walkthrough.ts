import * as vscode from 'vscode';
import type { Documents } from '../host/documents.ts';
import { openUnsaved } from '../host/unsaved.ts';
import { sample } from '../manifest/walkthrough.ts';
import { contextKeys } from '../manifest/when.ts';
import type { Runner } from '../running/runner.ts';

/** The sample as a document of the person's own, which no file holds until they save it. */
export async function openSample(extension: vscode.Uri): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, sample.source)));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const document = await openUnsaved(folder && vscode.Uri.joinPath(folder, sample.savedAs));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
}

/** Sets the context keys that end steps of the walkthrough: a block was run to its end, a finding was mended. Each is looked for once. */
export function registerProgress(documents: Documents, runner: Runner): vscode.Disposable {
  const reach = (key: string, listening: vscode.Disposable): void => {
    listening.dispose();
    void vscode.commands.executeCommand('setContext', key, true);
  };
  const runs: vscode.Disposable = runner.onDidChange((uri) => {
    if (hasEnded(documents, runner, uri)) reach(contextKeys.ran, runs);
  });
  const counts = new Map<string, number>();
  const findings: vscode.Disposable = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const key = uri.toString();
      const count = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Steady').length;
      // A closed document shows nothing either: that mends nothing.
      if (count < (counts.get(key) ?? 0) && isOpen(key)) reach(contextKeys.mended, findings);
      counts.set(key, count);
    }
  });
  return vscode.Disposable.from(runs, findings);
}

function hasEnded(documents: Documents, runner: Runner, uri: vscode.Uri): boolean {
  for (const session of documents.all()) {
    if (session.uri !== uri.toString()) continue;
    const states = [...runner.states(session.uri, session.procedure().steps).values()];
    return states.some(({ status }) => status === 'ok' || status === 'failed');
  }
  return false;
}

function isOpen(uri: string): boolean {
  return vscode.workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === uri);
}
