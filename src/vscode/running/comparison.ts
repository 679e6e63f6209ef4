import * as vscode from 'vscode';
import { expectationOf, isInteractive, type Dispatch, type Step } from '../../core/index.ts';
import type { RunFolder } from '../../node/index.ts';
import type { Outcome } from './execution.ts';

/** What a step printed beside what it was expected to print. */
const SCHEME = 'steady-output';

/** Whether what a step prints is kept, to be compared with what its author expects. What takes over the terminal needs it for itself. */
export function isCompared(step: Step): boolean {
  return expectationOf(step) !== undefined && !isInteractive(step);
}

/** Compares what a step printed with what its author expects. Where that is another thing the step has failed, and the difference is offered. */
export class Comparisons implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  async outcome(step: Step, { outputs = [] }: Dispatch, folder: RunFolder, outcome: Outcome): Promise<Outcome> {
    const expectation = outputs.length === 0 ? undefined : expectationOf(step);
    if (expectation === undefined || !('exitCode' in outcome) || outcome.exitCode !== 0) return outcome;
    const printed = (await Promise.all(outputs.map((file) => folder.read(file)))).join('');
    const why = expectation.unmet(printed);
    if (why === undefined) return outcome;
    void this.#offer(step, why, printed);
    return { ...outcome, unmet: true };
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }

  async #offer({ label, expected }: Step, why: string, printed: string): Promise<void> {
    const show = vscode.l10n.t('Show Difference');
    const message = `“${label}”: ${why.split('\n', 1)[0] ?? why}`;
    const chosen = await vscode.window.showWarningMessage(message, ...(expected === undefined ? [] : [show]));
    if (chosen !== show || expected === undefined) return;
    const [left, right] = [this.#keep('expected', expected.text), this.#keep('found', printed)];
    await vscode.commands.executeCommand('vscode.diff', left, right, vscode.l10n.t('{0}: expected ↔ found', label));
  }

  #keep(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${String((this.#count += 1))}/${name}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}
