import * as vscode from 'vscode';
import { createCommands, type Handlers } from './commands.ts';
import { registerContext } from './host/context.ts';
import { createDocuments } from './host/documents.ts';
import { workspaceFiles } from './host/files.ts';
import { createLibrary, type Library } from './host/library.ts';
import { createLog } from './host/log.ts';
import { serviceWhenNeeded } from './host/service.ts';
import { KeptStates } from './running/keptStates.ts';
import { createInputMemory } from './running/memory.ts';
import { Comparisons } from './running/comparison.ts';
import { createRunner } from './running/runner.ts';
import { createSurroundings } from './running/surroundings.ts';
import { createTerminals } from './running/terminals.ts';
import { registerCodeActions } from './surfaces/codeActions.ts';
import { registerCompletion } from './surfaces/completion.ts';
import { registerConfigs } from './surfaces/configs.ts';
import { registerDiagnostics } from './surfaces/diagnostics.ts';
import { registerDocumentLinks } from './surfaces/documentLinks.ts';
import { registerFolding } from './surfaces/folding.ts';
import { registerGutter } from './surfaces/gutter.ts';
import { registerHover } from './surfaces/hover.ts';
import { registerLanguageStatus } from './surfaces/languageStatus.ts';
import { registerLenses } from './surfaces/lenses.ts';
import { registerRulePages } from './surfaces/rulePages.ts';
import { registerStatusBar } from './surfaces/statusBar.ts';
import { registerSymbols } from './surfaces/symbols.ts';
import { registerTrees } from './surfaces/tree.ts';
import { registerProgress } from './surfaces/walkthrough.ts';

/** The composition root: everything is made and joined here, and nothing is parsed. Gives what each command does. */
export function wire(context: vscode.ExtensionContext): Handlers {
  const log = createLog();
  const service = serviceWhenNeeded({ files: workspaceFiles, log, workspace: { index: () => library.ready() } });
  const documents = createDocuments(service, log);
  const library: Library = createLibrary({ context, service, documents, log });
  const terminals = createTerminals(context.workspaceState);
  const memory = createInputMemory(context.workspaceState);
  const comparisons = new Comparisons();
  const surroundings = createSurroundings(terminals);
  const kept = new KeptStates(context.workspaceState, vscode.Uri.joinPath(context.globalStorageUri, 'kept'));
  const runner = createRunner({ documents, terminals, surroundings, comparisons, kept, memory, storage: context.workspaceState, log });
  context.subscriptions.push(
    log,
    documents,
    library,
    terminals,
    surroundings,
    comparisons,
    kept,
    memory,
    runner,
    registerLenses({ documents, runner, surroundings, kept, log }),
    registerGutter({ documents, runner, media: vscode.Uri.joinPath(context.extensionUri, 'media') }),
    registerHover(documents, runner, log),
    registerStatusBar(documents, runner, surroundings),
    registerLanguageStatus(documents),
    registerDiagnostics(documents, log),
    registerConfigs({ service, documents, log }),
    registerCodeActions(documents, log),
    registerSymbols(documents, log),
    registerFolding(documents, log),
    registerCompletion(documents, log),
    registerDocumentLinks(documents, log),
    registerTrees({ library, documents, runner, memory }),
    registerRulePages(),
    registerContext(documents),
    registerProgress(documents, runner),
  );
  return createCommands({ context, documents, library, runner, memory, kept, terminals, log });
}
