import path from 'node:path';
import * as vscode from 'vscode';
import type { Declared } from '../../core/index.ts';
import { shellsFor } from '../../node/index.ts';
import { within } from '../host/within.ts';

/** How long a window that comes up may take to say which shell is the person's, in milliseconds. */
const TOLD_WITHIN = 2000;

let told: Promise<unknown> | undefined;

/** The name of the person's own shell. A window that comes up does not know it at once, and is waited for once. */
export async function ownShell(): Promise<string> {
  if (vscode.env.shell === '') await (told ??= within(TOLD_WITHIN, next(vscode.env.onDidChangeShell)));
  return nameOf(vscode.env.shell);
}

/** The name of a terminal's shell. */
export function shellOf({ state, creationOptions }: vscode.Terminal): string {
  const chosen = 'shellPath' in creationOptions ? creationOptions.shellPath : undefined;
  return state.shell ?? nameOf(chosen ?? vscode.env.shell);
}

/** The shells that run a document's blocks, for a sentence. */
export function shellsInWords(declared: Declared['shell']): string {
  return shellsFor(declared).join(vscode.l10n.t(' or '));
}

function next(event: vscode.Event<string>): Promise<string> {
  return new Promise((resolve) => {
    const heard = event((value) => {
      heard.dispose();
      resolve(value);
    });
  });
}

function nameOf(shell: string): string {
  return path.basename(shell).replace(/\.exe$/i, '');
}
