import * as vscode from 'vscode';

/** The person's settings, read when they are needed: VS Code caches them, and nothing of ours can go stale. */
export interface Settings {
  readonly lenses: boolean;
  readonly unlabelled: 'ask' | 'never';
  /** Milliseconds. */
  readonly shellIntegrationTimeout: number;
  readonly followCursor: boolean;
}

export function settingsFor(uri?: vscode.Uri): Settings {
  const settings = vscode.workspace.getConfiguration('steady', uri);
  return {
    lenses: settings.get('lens.enabled', true),
    unlabelled: settings.get<'ask' | 'never'>('run.unlabelled', 'ask'),
    shellIntegrationTimeout: settings.get('run.shellIntegrationTimeout', 10) * 1000,
    followCursor: settings.get('views.followCursor', true),
  };
}
