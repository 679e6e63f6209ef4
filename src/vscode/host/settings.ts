import * as vscode from 'vscode';
import type { Intent } from '../../core/index.ts';

/** The person's settings, read when they are needed: VS Code caches them, and nothing of ours can go stale. */
export interface Settings {
  /** Which lenses are shown, by what a click on them asks for. */
  readonly lenses: Readonly<Record<Intent['kind'], boolean>>;
  /** Whether a lens says where a block goes. */
  readonly whereLens: boolean;
  readonly hover: boolean;
  readonly gutter: boolean;
  readonly statusBar: boolean;
  readonly unlabelled: 'ask' | 'never';
  readonly confirmChanges: 'protected' | 'always';
  /** Milliseconds. */
  readonly shellIntegrationTimeout: number;
  readonly followCursor: boolean;
}

export function settingsFor(uri?: vscode.Uri): Settings {
  const settings = vscode.workspace.getConfiguration('steady', uri);
  const lenses = settings.get<boolean>('lens.enabled', true);
  return {
    lenses: {
      run: lenses && settings.get('lens.run', true),
      stop: lenses && settings.get('lens.run', true),
      undo: lenses && settings.get('lens.run', true),
      resume: lenses && settings.get('lens.run', true),
      copy: lenses && settings.get('lens.copy', true),
      show: lenses && settings.get('lens.result', true),
    },
    whereLens: lenses && settings.get('lens.context', true),
    hover: settings.get('hints.hover', true),
    gutter: settings.get('hints.gutter', true),
    statusBar: settings.get('views.statusBar', true),
    unlabelled: settings.get<'ask' | 'never'>('run.unlabelled', 'ask'),
    confirmChanges: settings.get<'protected' | 'always'>('run.confirmChanges', 'protected'),
    shellIntegrationTimeout: settings.get('run.shellIntegrationTimeout', 10) * 1000,
    followCursor: settings.get('views.followCursor', true),
  };
}
