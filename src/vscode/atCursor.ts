import * as vscode from 'vscode';
import { describeRun, type Intent, type Session, type Step } from '../core/index.ts';
import { activeOf } from './host/active.ts';
import type { Documents } from './host/documents.ts';
import { timeOfDay } from './host/time.ts';
import type { Runner } from './running/runner.ts';
import type { Terminals } from './running/terminals.ts';

/** The block that the cursor stands in; where it stands in none, the person is told. */
function blockAtCursor(documents: Documents): { readonly session: Session; readonly step: Step } | undefined {
  const active = activeOf(documents);
  const step = active?.session.stepAt(cursorLine());
  if (active !== undefined && step !== undefined) return { session: active.session, step };
  tell(vscode.l10n.t('Expected the cursor in a code block of a recognised document, found it elsewhere.'));
  return undefined;
}

export function intentAtCursor(documents: Documents, kind: Intent['kind']): Intent | undefined {
  const found = blockAtCursor(documents);
  return found && { kind, uri: found.session.uri, block: found.step.id, hash: found.step.hash };
}

/** Puts the cursor on the first line of the next or the previous block, where lenses and hover are; behind the last comes the first. */
export function goToBlock(documents: Documents, way: 'next' | 'previous'): void {
  const active = activeOf(documents);
  const editor = vscode.window.activeTextEditor;
  const steps = active?.session.procedure().steps ?? [];
  const line = cursorLine();
  const found =
    way === 'next'
      ? (steps.find(({ range }) => range.start.line > line) ?? steps[0])
      : (steps.findLast(({ range }) => range.end.line < line) ?? steps.at(-1));
  if (editor === undefined || found === undefined) {
    tell(vscode.l10n.t('Expected a recognised document with code blocks, found none.'));
    return;
  }
  const { start } = found.range;
  const at = new vscode.Position(start.line, start.column);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows how the block at the cursor ended, and the terminal where it ran. */
export function showResult({ documents, runner, terminals }: { documents: Documents; runner: Runner; terminals: Terminals }): void {
  const found = blockAtCursor(documents);
  if (found === undefined) return;
  const state = runner.states(found.session.uri, found.session.procedure().steps).get(found.step.id);
  if (state === undefined) {
    tell(vscode.l10n.t('Expected a run of this block, found none since it last changed.'));
    return;
  }
  vscode.window.setStatusBarMessage(`${found.step.label}: ${describeRun(state, timeOfDay(state.startedAt))}`, 5000);
  showTerminal(terminals, found.session.uri, found.step.id);
}

/** Shows the terminal of a document. */
export function showTerminal(terminals: Terminals, uri: string, step?: string): void {
  if (!terminals.show(uri, step)) tell(vscode.l10n.t('Expected the terminal of this document, found it closed.'));
}

function cursorLine(): number {
  return vscode.window.activeTextEditor?.selection.active.line ?? -1;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
