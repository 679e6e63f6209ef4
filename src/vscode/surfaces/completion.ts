import * as vscode from 'vscode';
import {
  anchorSuggestions,
  askedAt,
  directiveSuggestions,
  fileSuggestions,
  labelSuggestions,
  languageSuggestions,
  ruleCards,
  ruleSuggestions,
  type Asked,
  type Session,
  type Suggestion,
} from '../../core/index.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { neighbour } from '../host/neighbour.ts';
import { hasBuiltIn } from '../manifest/documents.ts';

const ICONS: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  folder: vscode.CompletionItemKind.Folder,
  file: vscode.CompletionItemKind.File,
  anchor: vscode.CompletionItemKind.Reference,
  label: vscode.CompletionItemKind.Reference,
  language: vscode.CompletionItemKind.EnumMember,
  directive: vscode.CompletionItemKind.Keyword,
  rule: vscode.CompletionItemKind.Constant,
};

/** What only VS Code's own completion of Markdown has, and has there already. */
const LINKS: ReadonlySet<Asked['kind']> = new Set(['file', 'anchor', 'label']);

/** Languages of blocks, comments that silence a rule with the rules' names and, where VS Code brings none, links. In documents of ours. */
export function registerCompletion(documents: Documents, log: HostLog): vscode.Disposable {
  const provide = async (document: vscode.TextDocument, at: vscode.Position): Promise<vscode.CompletionItem[]> => {
    const session = documents.session(document);
    if (session?.kind === undefined) return [];
    const step = session.stepAt(at.line);
    const inBlock = step !== undefined && (step.range.start.line < at.line || !step.block.fenced);
    const asked = askedAt(document.lineAt(at.line).text.slice(0, at.character), inBlock);
    if (asked === undefined || (LINKS.has(asked.kind) && hasBuiltIn(document.languageId))) return [];
    const found = await suggestions(asked, { documents, session, document });
    const range = new vscode.Range(at.line, asked.from, at.line, at.character);
    return found.map((each, index) => toItem(each, index, range));
  };
  return vscode.languages.registerCompletionItemProvider(
    SELECTOR,
    { provideCompletionItems: guarded(log, 'Completion', Promise.resolve([]), provide) },
    ...['(', '[', '#', '/', '`', '~', ' '],
  );
}

interface Writing {
  readonly documents: Documents;
  readonly session: Session;
  readonly document: vscode.TextDocument;
}

async function suggestions(asked: Asked, { documents, session, document }: Writing): Promise<readonly Suggestion[]> {
  switch (asked.kind) {
    case 'file':
      return fileSuggestions(await entriesOf(neighbour(document.uri, asked.folder)));
    case 'anchor': {
      const target = asked.path === '' ? session : await documents.load(neighbour(document.uri, asked.path));
      return target === undefined ? [] : anchorSuggestions(target.procedure().sections);
    }
    case 'label':
      return labelSuggestions(session.elements());
    case 'language':
      return languageSuggestions;
    case 'directive':
      return directiveSuggestions;
    case 'rule':
      return ruleSuggestions(ruleCards);
  }
}

/** What stands in a folder of the workspace; outside of it nothing is looked at. */
async function entriesOf(folder: vscode.Uri): Promise<readonly { readonly name: string; readonly folder: boolean }[]> {
  if (vscode.workspace.getWorkspaceFolder(folder) === undefined) return [];
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, folder: (type & vscode.FileType.Directory) !== 0 }));
  } catch {
    // What is being typed need not be there.
    return [];
  }
}

function toItem({ kind, text, about }: Suggestion, index: number, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: text, description: about }, ICONS[kind]);
  item.range = range;
  item.sortText = String(index).padStart(5, '0');
  if (kind === 'folder') item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
