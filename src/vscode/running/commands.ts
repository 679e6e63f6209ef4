import * as vscode from 'vscode';
import { raised, resumption, stepAfter, type Intent, type RunState, type Session, type Step, type Stretch } from '../../core/index.ts';
import { activeOrTold } from '../host/active.ts';
import type { Documents } from '../host/documents.ts';
import { intentIn, wanted } from '../host/intents.ts';
import { runStretch } from './flow.ts';
import type { Runner } from './runner.ts';

/** Where a stretch begins. */
interface Beginning {
  readonly session: Session;
  readonly step: Pick<Step, 'range' | 'section'>;
}

/** As much of a tree item as says where it stands. */
interface TreePlace {
  readonly entry?: { readonly uri?: vscode.Uri };
  readonly node?: { readonly range?: { readonly start: { readonly line: number } }; readonly step?: string };
}

export interface FlowRequest {
  readonly documents: Documents;
  readonly runner: Runner;
}

/** What each of the commands does that run more than the one block that was clicked, and of those around running. */
export type FlowHandlers = Readonly<
  Record<
    'steady.runNext' | 'steady.runSection' | 'steady.runFromHere' | 'steady.runAll' | 'steady.resume' | 'steady.stop' | 'steady.dryRun',
    (argument?: unknown) => unknown
  >
>;

export function createFlowCommands({ documents, runner }: FlowRequest): FlowHandlers {
  const stretch = async (which: Stretch, argument: unknown): Promise<void> => {
    const place = await placeOf(argument);
    const found = place ?? here();
    if (found !== undefined) await runStretch(runner, found.session, which, found.step);
  };
  /** The step at the cursor, else a place that stands for its line. */
  const here = (): Beginning | undefined => {
    const found = activeOrTold(documents);
    if (found === undefined) return undefined;
    const { session, editor } = found;
    const { line } = editor.selection.active;
    const { sections, steps } = session.procedure();
    const section = sections.findLastIndex(({ heading, endLine }) => heading.start.line <= line && line <= endLine);
    const step = session.stepAt(line) ?? steps.find((each) => each.range.start.line >= line) ?? steps.at(-1);
    return step && { session, step: session.stepAt(line) === undefined ? { range: step.range, section } : step };
  };
  /** A tree item: a step with its intent, or a section with its first step. */
  const placeOf = async (argument: unknown): Promise<Beginning | undefined> => {
    const item = argument as TreePlace | undefined;
    const uri = item?.entry?.uri;
    const line = item?.node?.range?.start.line;
    if (uri === undefined || line === undefined) return undefined;
    const session = await documents.load(uri);
    const step = session?.procedure().steps.find((each) => each.id === item?.node?.step || each.range.start.line >= line);
    return session && step && { session, step };
  };
  const runNext = async (): Promise<void> => {
    const found = activeOrTold(documents);
    if (found === undefined) return;
    const { session, editor } = found;
    const { line } = editor.selection.active;
    const step = session.stepAt(line) ?? stepAfter(session.procedure(), line);
    if (step === undefined) return;
    reveal(editor, step);
    const state: RunState | undefined = await runner.run(intentOf(session, step));
    const next = stepAfter(session.procedure(), step.range.end.line);
    if (state?.status === 'ok' && next !== undefined) reveal(editor, next);
  };
  const resume = async (argument?: unknown): Promise<void> => {
    const intent = intentIn(argument);
    const session = intent === undefined ? activeOrTold(documents)?.session : await documents.load(vscode.Uri.parse(intent.uri, true));
    if (session !== undefined) await resumeIn(runner, session, intent);
  };
  return {
    'steady.runNext': runNext,
    'steady.runSection': (argument?: unknown) => stretch('section', argument),
    'steady.runFromHere': (argument?: unknown) => stretch('from', argument),
    'steady.runAll': () => stretch('all', undefined),
    'steady.resume': resume,
    'steady.stop': (argument?: unknown) => {
      const intent = intentIn(argument);
      const uri = intent?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
      if (uri !== undefined) runner.stop(uri, intent && { id: intent.block, hash: intent.hash });
    },
    'steady.dryRun': async () => {
      const found = activeOrTold(documents);
      if (found === undefined) return;
      const document = await vscode.workspace.openTextDocument({ language: 'shellscript', content: dryRun(found.session) });
      await vscode.window.showTextDocument(document);
    },
  };
}

/** From the step of a lens or tree item, else from where the last run of the document did not go well. */
async function resumeIn(runner: Runner, session: Session, intent: Intent | undefined): Promise<void> {
  const procedure = session.procedure();
  const states = runner.states(session.uri, procedure.steps);
  const step = intent === undefined ? resumption(procedure, ({ id }) => states.get(id)) : wanted(session, intent);
  if (step === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('Expected a step to go on from, found none.'));
  else await runStretch(runner, session, 'from', step);
}

function intentOf(session: Session, step: Step): Intent {
  return { kind: 'run', uri: session.uri, block: step.id, hash: step.hash };
}

function reveal(editor: vscode.TextEditor, { range }: Step): void {
  const at = new vscode.Position(range.start.line, range.start.column);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Every block that could run, as it would be sent; what it asks for stays as it is written. */
function dryRun(session: Session): string {
  const parts = session.procedure().steps.flatMap((step) => {
    const { label, range, reading } = raised(step, session.destroys);
    const where = `# line ${String(range.start.line + 1)}: ${label}`;
    if (reading.script === undefined) return [];
    const asks = reading.inputs.length === 0 ? '' : `, asks for ${reading.inputs.map(({ name }) => name).join(', ')}`;
    return [`${where} [${reading.effect}${asks}]\n${reading.script.trimEnd()}\n`];
  });
  return parts.join('\n');
}
