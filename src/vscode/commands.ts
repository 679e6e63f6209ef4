import * as vscode from 'vscode';
import { rooms, type Intent, type Kind } from '../core/index.ts';
import { goToBlock, intentAtCursor, showResult, showTerminal } from './atCursor.ts';
import { debugInformation } from './debugInformation.ts';
import { activeOrTold } from './host/active.ts';
import { ruleUri } from './host/convert.ts';
import type { Documents } from './host/documents.ts';
import { intentIn, isRecord, wanted } from './host/intents.ts';
import type { Library } from './host/library.ts';
import type { HostLog } from './host/log.ts';
import type { CommandId } from './manifest/commands.ts';
import { createFlowCommands } from './running/commands.ts';
import { showUndo, type KeptStates } from './running/keptStates.ts';
import type { InputMemory } from './running/memory.ts';
import { createValueCommands } from './running/values.ts';
import { viewOf } from './manifest/views.ts';
import type { Runner } from './running/runner.ts';
import { openConfig } from './surfaces/configFile.ts';
import { newDocument } from './surfaces/newDocument.ts';
import { openSample } from './surfaces/walkthrough.ts';
import type { Terminals } from './running/terminals.ts';

/** What each command of the manifest does; one without a handler does not compile. */
export type Handlers = Readonly<Record<CommandId, (argument?: unknown) => unknown>>;

export interface CommandRequest {
  readonly context: vscode.ExtensionContext;
  readonly documents: Documents;
  readonly library: Library;
  readonly runner: Runner;
  readonly memory: InputMemory;
  readonly kept: KeptStates;
  readonly terminals: Terminals;
  readonly log: HostLog;
}

export function createCommands({ context, documents, library, runner, memory, kept, terminals, log }: CommandRequest): Handlers {
  const copy = async (intent: Intent): Promise<void> => {
    const session = await documents.load(vscode.Uri.parse(intent.uri, true));
    const step = session && wanted(session, intent);
    if (step === undefined) return;
    await vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied “{0}”', step.label), 2000);
  };
  const showSteps = async (uri?: unknown): Promise<void> => {
    if (uri instanceof vscode.Uri) await vscode.window.showTextDocument(uri);
    const active = activeOrTold(documents);
    if (active !== undefined) await vscode.commands.executeCommand(`${viewOf(active.kind)}.focus`);
  };
  return {
    'steady.run': (argument) => withIntent(argument, (intent) => runner.run(intent)),
    'steady.copy': (argument) => withIntent(argument, copy),
    'steady.runAtCursor': () => withIntent(intentAtCursor(documents, 'run'), (intent) => runner.run(intent)),
    'steady.copyBlock': () => withIntent(intentAtCursor(documents, 'copy'), copy),
    'steady.show': (argument) =>
      withIntent(argument, ({ uri, block }) => {
        showTerminal(terminals, uri, block);
      }),
    'steady.undo': (argument) => withIntent(argument, ({ uri, block, hash }) => showUndo(kept, uri, { id: block, hash })),
    'steady.showResult': () => {
      showResult({ documents, runner, terminals });
    },
    'steady.nextBlock': () => {
      goToBlock(documents, 'next');
    },
    'steady.previousBlock': () => {
      goToBlock(documents, 'previous');
    },
    'steady.showSteps': showSteps,
    ...createFlowCommands({ documents, runner }),
    ...createValueCommands(documents, memory),
    'steady.showStep': (argument) => (isPlace(argument) ? show(argument) : undefined),
    'steady.showRule': (argument) =>
      typeof argument === 'string' ? vscode.commands.executeCommand('markdown.showPreview', ruleUri(argument)) : undefined,
    'steady.new': (argument) => newDocument(library, isRecord(argument) ? argument : {}),
    'steady.openSample': () => openSample(context.extensionUri),
    'steady.openConfig': openConfig,
    'steady.treatAs': (argument) => treatAs(documents, argument),
    'steady.refresh': () => {
      library.refresh();
    },
    'steady.openLog': () => {
      log.show();
    },
    'steady.copyDebugInformation': async () => {
      await vscode.env.clipboard.writeText(await debugInformation(context, library));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied what an issue should say'), 3000);
    },
  };
}

/** What is handed over by nobody we know does nothing. */
async function withIntent<Result>(argument: unknown, act: (intent: Intent) => Result | Promise<Result>): Promise<Result | undefined> {
  const intent = intentIn(argument);
  return intent && act(intent);
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

async function treatAs(documents: Documents, uri: unknown): Promise<void> {
  if (uri instanceof vscode.Uri) await vscode.window.showTextDocument(uri);
  const document = vscode.window.activeTextEditor?.document;
  const session = document && documents.session(document);
  if (document === undefined || session === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Expected a Markdown document in the active editor, found none.'));
    return;
  }
  const picks: TreatPick[] = rooms.map(({ kind, words }) => ({ label: capital(words.one), as: kind }));
  const picked = await vscode.window.showQuickPick([...picks, { label: vscode.l10n.t('By its content'), as: undefined }], {
    title: vscode.l10n.t('Treat As…'),
  });
  if (picked !== undefined) documents.treatAs(document.uri, picked.as);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
