import type * as vscode from 'vscode';
import { createCommands, type Handlers } from './commands.ts';
import { registerContext } from './host/context.ts';
import { createDocuments } from './host/documents.ts';
import { workspaceFiles } from './host/files.ts';
import { createLibrary } from './host/library.ts';
import { createLog } from './host/log.ts';
import { serviceWhenNeeded } from './host/service.ts';
import { createRunner } from './running/runner.ts';
import { createTerminals } from './running/terminals.ts';
import { registerCodeActions } from './surfaces/codeActions.ts';
import { registerConfigs } from './surfaces/configs.ts';
import { registerDiagnostics } from './surfaces/diagnostics.ts';
import { registerLenses } from './surfaces/lenses.ts';
import { registerRulePages } from './surfaces/rulePages.ts';
import { registerSymbols } from './surfaces/symbols.ts';
import { registerTrees } from './surfaces/tree.ts';

/** The composition root: everything is made and joined here, and nothing is parsed. Gives what each command does. */
export function wire(context: vscode.ExtensionContext): Handlers {
  const log = createLog();
  const service = serviceWhenNeeded({ files: workspaceFiles, log });
  const documents = createDocuments(service, log);
  const library = createLibrary(service, documents, log);
  const terminals = createTerminals();
  const runner = createRunner({ documents, terminals, log });
  context.subscriptions.push(
    log,
    documents,
    library,
    terminals,
    runner,
    registerLenses(documents, runner, log),
    registerDiagnostics(documents, log),
    registerConfigs({ service, documents, log }),
    registerCodeActions(documents, log),
    registerSymbols(documents, log),
    registerTrees({ library, runner }),
    registerRulePages(),
    registerContext(documents),
  );
  return createCommands({ documents, library, runner, log });
}
