import * as vscode from 'vscode';
import { rooms, type Intent, type Kind, type Session, type Step } from '../core/index.ts';
import { ruleUri } from './host/convert.ts';
import type { Documents } from './host/documents.ts';
import { wanted } from './host/intents.ts';
import type { Library } from './host/library.ts';
import type { HostLog } from './host/log.ts';
import type { CommandId } from './manifest/commands.ts';
import type { Runner } from './running/runner.ts';
import { openConfig } from './surfaces/configFile.ts';
import { newDocument } from './surfaces/newDocument.ts';
import { openSample } from './surfaces/walkthrough.ts';

/** What each command of the manifest does; one without a handler does not compile. */
export type Handlers = Readonly<Record<CommandId, (argument?: unknown) => unknown>>;

export interface CommandRequest {
  readonly context: vscode.ExtensionContext;
  readonly documents: Documents;
  readonly library: Library;
  readonly runner: Runner;
  readonly log: HostLog;
}

export function createCommands({ context, documents, library, runner, log }: CommandRequest): Handlers {
  const atCursor = (): { session: Session; step: Step } | undefined => {
    const editor = vscode.window.activeTextEditor;
    const session = editor && documents.session(editor.document);
    const step = session?.kind === undefined ? undefined : session.stepAt(editor?.selection.active.line ?? -1);
    if (session !== undefined && step !== undefined) return { session, step };
    void vscode.window.showInformationMessage('Expected the cursor in a code block of a recognised document, found it elsewhere.');
    return undefined;
  };
  const copy = async (intent: Intent): Promise<void> => {
    const session = await documents.load(vscode.Uri.parse(intent.uri, true));
    const step = session && wanted(session, intent);
    if (step === undefined) return;
    await vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    vscode.window.setStatusBarMessage(`Copied “${step.label}”`, 2000);
  };
  const intentAtCursor = (kind: Intent['kind']): Intent | undefined => {
    const found = atCursor();
    return found && { kind, uri: found.session.uri, block: found.step.id, hash: found.step.hash };
  };
  return {
    'steady.run': (argument) => withIntent(argument, (intent) => runner.run(intent)),
    'steady.copy': (argument) => withIntent(argument, copy),
    'steady.runAtCursor': () => withIntent(intentAtCursor('run'), (intent) => runner.run(intent)),
    'steady.copyBlock': () => withIntent(intentAtCursor('copy'), copy),
    'steady.showStep': (argument) => (isPlace(argument) ? show(argument) : undefined),
    'steady.showRule': (argument) =>
      typeof argument === 'string' ? vscode.commands.executeCommand('markdown.showPreview', ruleUri(argument)) : undefined,
    'steady.treatAs': () => treatAs(documents),
    'steady.new': (argument) => newDocument(library, isRecord(argument) ? argument : {}),
    'steady.openSample': () => openSample(context.extensionUri),
    'steady.openConfig': openConfig,
    'steady.refresh': () => {
      library.refresh();
    },
    'steady.openLog': () => {
      log.show();
    },
  };
}

/** A lens hands over an intent, a tree item itself with its intent; anything else comes from nobody we know. */
async function withIntent<Result>(argument: unknown, act: (intent: Intent) => Promise<Result>): Promise<Result | undefined> {
  const intent = isRecord(argument) && isRecord(argument['intent']) ? argument['intent'] : argument;
  return isIntent(intent) ? act(intent) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isIntent(value: unknown): value is Intent {
  return isRecord(value) && ['uri', 'block', 'hash'].every((key) => typeof value[key] === 'string');
}

function isPlace(value: unknown): value is { readonly uri: string; readonly line: number } {
  return isRecord(value) && typeof value['uri'] === 'string' && typeof value['line'] === 'number';
}

async function show({ uri, line }: { readonly uri: string; readonly line: number }): Promise<void> {
  const at = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: new vscode.Range(at, at), preview: true });
}

interface TreatPick extends vscode.QuickPickItem {
  readonly as: Kind | undefined;
}

async function treatAs(documents: Documents): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const session = document && documents.session(document);
  if (document === undefined || session === undefined) {
    void vscode.window.showInformationMessage('Expected a Markdown document in the active editor, found none.');
    return;
  }
  const picks: TreatPick[] = rooms.map(({ kind, words }) => ({ label: capital(words.one), as: kind }));
  const picked = await vscode.window.showQuickPick([...picks, { label: 'By its content', as: undefined }], { title: 'Treat as…' });
  if (picked !== undefined) documents.treatAs(document.uri, picked.as);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
