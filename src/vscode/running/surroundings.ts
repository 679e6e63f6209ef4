import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { appliedEnvironment, type ContextSources, type Session, type Step } from '../../core/index.ts';
import { readContextSources } from '../../node/index.ts';

/** The folder that a step runs in by its author's word: absolute; `undefined` where nothing is said of it. */
export function stepFolder({ uri }: Session, { options }: Step): string | undefined {
  return options.cwd === undefined ? undefined : resolved(uri, options.cwd);
}

/** The folder that a document's terminal begins in. */
export function terminalFolder({ uri, declared }: Session): vscode.Uri {
  const document = vscode.Uri.parse(uri, true);
  if (declared.cwd !== undefined) return vscode.Uri.file(resolved(uri, declared.cwd));
  return vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
}

/** What files and environment say of where the commands of a step would go; `undefined` where that makes no difference. */
export async function readSources(session: Session, step: Step): Promise<ContextSources | undefined> {
  if (step.reading.effect === 'read' || !vscode.workspace.isTrusted || !session.uri.startsWith('file:')) return undefined;
  const folder = stepFolder(session, step) ?? terminalFolder(session).fsPath;
  return readContextSources(appliedEnvironment(session.environment, process.env), folder);
}

function resolved(uri: string, folder: string): string {
  return path.resolve(path.dirname(vscode.Uri.parse(uri, true).fsPath), folder);
}
