import * as vscode from 'vscode';
import { wire } from './activate.ts';
import { commands, type CommandId } from './manifest/commands.ts';

/**
 * The entry, as small as an entry can be: everybody who opens a Markdown file pays for it. It makes the commands known, which VS Code asks
 * for as soon as this returns; all the rest is wired in the next turn of the host. What stands behind `wire` is a file of its own.
 */
export function activate(context: vscode.ExtensionContext): void {
  const wired = new Promise<ReturnType<typeof wire>>((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(wire(context));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
  for (const id of Object.keys(commands) as CommandId[]) {
    const run = async (argument?: unknown): Promise<unknown> => (await wired)[id](argument);
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
}
