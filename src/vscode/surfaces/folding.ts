import * as vscode from 'vscode';
import { foldsOf, frontMatterFolds, type Fold } from '../../core/index.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { hasBuiltIn } from '../manifest/documents.ts';

/** Folding where VS Code brings none: all of it in MDX and Quarto, front matter alone in Markdown. */
export function registerFolding(documents: Documents, log: HostLog): vscode.Disposable {
  const provide = (document: vscode.TextDocument): vscode.FoldingRange[] | undefined => {
    const session = documents.session(document);
    // Without an answer VS Code folds by indentation, as it does where nobody offers anything.
    if (session?.kind === undefined) return undefined;
    const folds = hasBuiltIn(document.languageId) ? frontMatterFolds : foldsOf;
    return folds({
      elements: session.elements(),
      sections: session.procedure().sections,
      lineAt: (line) => (line < document.lineCount ? document.lineAt(line).text : ''),
    }).map(toFoldingRange);
  };
  return vscode.languages.registerFoldingRangeProvider(SELECTOR, { provideFoldingRanges: guarded(log, 'Folding', undefined, provide) });
}

function toFoldingRange({ start, end, kind }: Fold): vscode.FoldingRange {
  return new vscode.FoldingRange(start, end, kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined);
}
