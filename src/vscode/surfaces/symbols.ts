import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';

const KINDS: Readonly<Record<OutlineNode['kind'], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Namespace,
  step: vscode.SymbolKind.Function,
};

/** Sections and steps in the Outline view, the breadcrumbs and "Go to Symbol". */
export function registerSymbols(documents: Documents, log: HostLog): vscode.Disposable {
  const provide = (document: vscode.TextDocument): vscode.DocumentSymbol[] =>
    documents
      .session(document)
      ?.outline()
      .map((node) => toSymbol(node)) ?? [];
  return vscode.languages.registerDocumentSymbolProvider(
    SELECTOR,
    { provideDocumentSymbols: guarded(log, 'Outline', [], provide) },
    { label: 'Steady' },
  );
}

function toSymbol(node: OutlineNode): vscode.DocumentSymbol {
  const range = toRange(node.range);
  // VS Code refuses a symbol without a name.
  const symbol = new vscode.DocumentSymbol(node.label || '…', '', KINDS[node.kind], range, range);
  symbol.children = node.children.map(toSymbol);
  return symbol;
}
