import * as vscode from 'vscode';
import type { ConfigProblem, ConfigProposal, Service } from '../../core/index.ts';
import { CONFIGS, createConfigDocuments, type ConfigDocuments } from '../host/configDocuments.ts';
import { toConfigDiagnostic, toRange } from '../host/convert.ts';
import type { Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { timed } from '../host/work.ts';

const SELECTOR: vscode.DocumentSelector = { pattern: CONFIGS };
/** It reads our schema, and would say the same again. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

export interface ConfigSurface {
  readonly service: Service;
  readonly documents: Documents;
  readonly log: HostLog;
}

/** Everything about `.steady.yaml`: what is not understood in it, how to mend that, what can be written, what a key does. */
export function registerConfigs({ service, documents, log }: ConfigSurface): vscode.Disposable {
  const configs = createConfigDocuments(service);
  const isAlone = (): boolean => vscode.extensions.getExtension(YAML_EXTENSION) === undefined;
  return vscode.Disposable.from(
    configs,
    showProblems(configs, documents),
    vscode.languages.registerCodeActionsProvider(
      SELECTOR,
      {
        provideCodeActions: guarded(
          log,
          'Code actions of a configuration',
          [],
          (document, _range, { diagnostics }: vscode.CodeActionContext) =>
            fixes(document, configs.of(document)?.problems ?? [], diagnostics),
        ),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      {
        provideCompletionItems: guarded(log, 'Completion', [], (document: vscode.TextDocument, { line, character }: vscode.Position) =>
          isAlone() ? (configs.of(document)?.proposals({ line, column: character }) ?? []).map(toItem) : [],
        ),
      },
      ' ',
      '/',
    ),
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover: guarded(log, 'Hover', undefined, (document: vscode.TextDocument, position: vscode.Position) =>
        isAlone() ? hover(configs, document, position) : undefined,
      ),
    }),
  );
}

/** Of a file that is open what its text says now; of the others what those documents heard that they hold for. */
function showProblems(configs: ConfigDocuments, documents: Documents): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('steady-config');
  let waiting: NodeJS.Immediate | undefined;
  const show = timed('Problems of configurations', () => {
    waiting = undefined;
    const found = new Map<string, readonly ConfigProblem[]>();
    for (const { configProblems } of documents.all())
      for (const { uri } of configProblems) {
        found.set(
          uri,
          configProblems.filter((problem) => problem.uri === uri),
        );
      }
    for (const document of vscode.workspace.textDocuments) {
      const config = configs.of(document);
      if (config !== undefined) found.set(document.uri.toString(), config.problems);
    }
    const shown = new Set<string>();
    for (const [uri, problems] of found) {
      const address = vscode.Uri.parse(uri);
      shown.add(address.toString());
      collection.set(address, problems.map(toConfigDiagnostic));
    }
    collection.forEach((uri) => {
      if (!shown.has(uri.toString())) collection.delete(uri);
    });
  });
  const soon = (): void => {
    waiting ??= setImmediate(show);
  };
  return vscode.Disposable.from(
    collection,
    configs.onDidChange(soon),
    documents.onDidChange(soon),
    documents.onDidClose(soon),
    new vscode.Disposable(() => {
      clearImmediate(waiting);
    }),
  );
}

function fixes(
  { uri }: vscode.TextDocument,
  problems: readonly ConfigProblem[],
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const problem = problems.find(({ message, range }) => message === diagnostic.message && toRange(range).isEqual(diagnostic.range));
    return (problem?.fixes ?? []).map(({ title, edits }) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(
        uri,
        edits.map(({ range, text }) => vscode.TextEdit.replace(toRange(range), text)),
      );
      return action;
    });
  });
}

function toItem(proposal: ConfigProposal, index: number): vscode.CompletionItem {
  const { label, kind, title, about, text, range, goesOn } = proposal;
  const item = new vscode.CompletionItem(
    { label, ...(title === undefined ? {} : { description: title }) },
    kind === 'key' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember,
  );
  item.insertText = text;
  item.range = toRange(range);
  // In the order of the schema, which is that of a person who writes such a file.
  item.sortText = String(index).padStart(4, '0');
  if (about !== undefined) item.documentation = new vscode.MarkdownString(about);
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
  return item;
}

function hover(configs: ConfigDocuments, document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Hover | undefined {
  const told = configs.of(document)?.explain({ line, column: character });
  if (told === undefined) return undefined;
  // All of it is text of the extension, none of the document's.
  const text = new vscode.MarkdownString([told.title === undefined ? '' : `**${told.title}**`, told.about].filter(Boolean).join('\n\n'));
  if (told.rule !== undefined) {
    text.isTrusted = { enabledCommands: ['steady.showRule'] };
    text.appendMarkdown(
      `\n\nBy itself ${told.rule.severity}. [All about ${told.rule.id}](command:steady.showRule?${encodeURIComponent(JSON.stringify([told.rule.id]))})`,
    );
  }
  return new vscode.Hover(text, toRange(told.range));
}
