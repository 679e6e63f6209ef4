import * as vscode from 'vscode';
import type { Finding, Session, TextEdit } from '../../core/index.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('steady');

/** A finding with the diagnostic that shows it. */
interface Shown {
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
}

/** What a person can do about a finding: mend it, mend all that is safe, silence it with a reason, read why it is found. */
export function registerCodeActions(documents: Documents, log: HostLog): vscode.Disposable {
  const provide = (
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const wantsAll = only?.contains(FIX_ALL) === true;
    const ours = diagnostics.filter(({ source }) => source === 'Steady');
    // Asked at every move of the cursor: where nothing is shown and nothing is asked for, nothing is looked for.
    if (!wantsAll && ours.length === 0) return [];
    const session = documents.session(document);
    if (session?.kind === undefined || documents.isReading(document.uri)) return [];
    const findings = session.findings();
    const shown = ours.flatMap((diagnostic) => {
      const finding = findings.find((each) => isShownBy(each, diagnostic));
      return finding === undefined ? [] : [{ finding, diagnostic }];
    });
    const actions = [
      ...shown.flatMap((each) => fixes(document.uri, each)),
      ...shown.flatMap((each) => suppression(session, document.uri, each)),
      ...shown.map(reason),
      ...fixAll(document.uri, findings),
    ];
    return actions.filter(({ kind }) => only === undefined || (kind !== undefined && only.contains(kind)));
  };
  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    { provideCodeActions: guarded(log, 'Code actions', [], provide) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

/** The text may have changed since the diagnostics were made: then there is nothing to offer until they are made again. */
function isShownBy(finding: Finding, { code, message, range }: vscode.Diagnostic): boolean {
  return ruleOf(code) === finding.rule && message === finding.message && range.isEqual(toRange(finding.range));
}

function ruleOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

function fixes(uri: vscode.Uri, { finding, diagnostic }: Shown): vscode.CodeAction[] {
  return finding.fixes.map(({ title, safe, edits }) => {
    const action = quickFix(title, diagnostic);
    action.isPreferred = safe;
    action.edit = editOf(uri, edits);
    return action;
  });
}

function suppression(session: Session, uri: vscode.Uri, { finding, diagnostic }: Shown): vscode.CodeAction[] {
  const comment = session.silencing(finding);
  if (comment === undefined) return [];
  const snippet = new vscode.SnippetString().appendText(comment.before);
  // Without a place of its own the cursor would land behind the comment.
  if (comment.after !== '') snippet.appendTabstop(0);
  snippet.appendText(comment.after);
  const { line, column } = comment.at;
  const action = quickFix(`Suppress ${finding.rule} on this line`, diagnostic);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(uri, [vscode.SnippetTextEdit.insert(new vscode.Position(line, column), snippet)]);
  return [action];
}

function reason({ finding, diagnostic }: Shown): vscode.CodeAction {
  const action = quickFix(`Why: open ${finding.rule}`, diagnostic);
  action.command = { command: 'steady.showRule', title: action.title, arguments: [finding.rule] };
  return action;
}

/** The first safe fix of every finding; of two that touch the same text the later one is left for the next time. */
function fixAll(uri: vscode.Uri, findings: readonly Finding[]): vscode.CodeAction[] {
  const safe = findings
    .flatMap(({ fixes: offered }) => offered.find((fix) => fix.safe) ?? [])
    .map(({ edits }) => ({ edits, whole: span(edits) }));
  safe.sort((a, b) => a.whole.start.compareTo(b.whole.start));
  const chosen: TextEdit[] = [];
  let free = new vscode.Position(0, 0);
  for (const { edits, whole } of safe) {
    if (whole.start.isBefore(free)) continue;
    chosen.push(...edits);
    free = whole.end;
  }
  if (chosen.length === 0) return [];
  const action = new vscode.CodeAction('Fix all safe findings', FIX_ALL);
  action.edit = editOf(uri, chosen);
  return [action];
}

function span(edits: readonly TextEdit[]): vscode.Range {
  const ranges = edits.map(({ range }) => toRange(range));
  return ranges.reduce((whole, range) => whole.union(range), ranges[0] ?? new vscode.Range(0, 0, 0, 0));
}

function quickFix(title: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}

function editOf(uri: vscode.Uri, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    edits.map(({ range, text }) => vscode.TextEdit.replace(toRange(range), text)),
  );
  return edit;
}
