import * as vscode from 'vscode';
import { rulePage } from '../../core/index.ts';

/** Serves `steady-rule:/<id>.md`: why a rule exists and what it finds, out of the rule's own file. */
export function registerRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider('steady-rule', {
    provideTextDocumentContent: ({ path }) => rulePage(path.replace(/^\//, '').replace(/\.md$/, '')),
  });
}
