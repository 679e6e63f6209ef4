import * as vscode from 'vscode';
import type { Log } from '../../core/index.ts';

/** The "Steady" output channel. Level and file are VS Code's own affair ("Set Log Level…"). */
export interface HostLog extends Log, vscode.Disposable {
  error(message: string, error: unknown): void;
  show(): void;
}

export function createLog(): HostLog {
  const channel = vscode.window.createOutputChannel('Steady', { log: true });
  return {
    warn: (message) => {
      channel.warn(message);
    },
    debug: (message) => {
      channel.debug(message);
    },
    error: (message, error) => {
      channel.error(message, error);
    },
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
