import * as vscode from 'vscode';
import { activeOf, whenActiveChanges, type Active } from '../host/active.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { findingsOf } from '../host/findings.ts';
import { withheld } from '../host/withheld.ts';

/** Behind the braces beside the language: what is found in the active document of ours, and why nothing of it runs. */
export function registerLanguageStatus(documents: Documents): vscode.Disposable {
  // An item shows for every document that its selector fits; a README must not have one.
  let item: vscode.LanguageStatusItem | undefined;
  const update = (): void => {
    const active = activeOf(documents);
    if (active === undefined) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('steady.findings', SELECTOR);
    fill(item, active);
  };
  return vscode.Disposable.from(
    whenActiveChanges(update, documents, vscode.languages.onDidChangeDiagnostics, vscode.workspace.onDidGrantWorkspaceTrust),
    new vscode.Disposable(() => item?.dispose()),
  );
}

function fill(item: vscode.LanguageStatusItem, { kind, editor: { document } }: Active): void {
  const findings = findingsOf(document.uri);
  const error = findings.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  item.name = vscode.l10n.t('Steady: Findings');
  item.text = countOf(findings.length);
  item.severity = error ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  // The list has room for a few words and a link.
  item.detail = [kind, ...WITHHELD[withheld(document.uri) ?? 'not']].join(' · ');
  item.accessibilityInformation = { label: vscode.l10n.t('Steady: {0}, {1}', item.text, item.detail) };
  if (findings.length > 0) item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
  else item.command = undefined;
}

const WITHHELD = {
  restricted: [vscode.l10n.t('Restricted Mode')],
  elsewhere: [vscode.l10n.t('read only')],
  not: [],
} as const;

function countOf(findings: number): string {
  if (findings === 0) return vscode.l10n.t('No findings');
  return findings === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings);
}
