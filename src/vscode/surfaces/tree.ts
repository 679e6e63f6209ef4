import * as vscode from 'vscode';
import { describeRun, type Effect, type Intent, type Kind, type OutlineNode, type RunState, type StepBrief } from '../../core/index.ts';
import type { Entry, Library } from '../host/library.ts';
import type { Documents } from '../host/documents.ts';
import { settingsFor } from '../host/settings.ts';
import { timeOfDay } from '../host/time.ts';
import { withheld } from '../host/withheld.ts';
import { views } from '../manifest/views.ts';
import { contextKeys } from '../manifest/when.ts';
import type { InputMemory } from '../running/memory.ts';
import type { Runner } from '../running/runner.ts';
import { inputItem, shownInputs, type ShownInput } from './inputs.ts';

/** A thing in a tree: a document, or a section or step of it. Steps carry the intent that their buttons carry out. */
export type TreeNode =
  | { readonly type: 'folder'; readonly folder: vscode.WorkspaceFolder }
  | { readonly type: 'document'; readonly entry: Entry }
  | { readonly type: 'inputs'; readonly entry: Entry; readonly inputs: readonly ShownInput[] }
  | { readonly type: 'input'; readonly entry: Entry; readonly input: ShownInput; readonly parent: TreeNode }
  | {
      readonly type: 'part';
      readonly entry: Entry;
      readonly node: OutlineNode;
      readonly parent: TreeNode;
      readonly intent: Intent | undefined;
    };

const EFFECT_ICONS: Readonly<Record<Effect, string>> = { read: 'search', change: 'edit', destroy: 'flame' };
const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  read: vscode.l10n.t('reads only'),
  change: vscode.l10n.t('changes things'),
  destroy: vscode.l10n.t('destroys'),
};
const STATE_ICONS: Readonly<Record<RunState['status'], readonly [icon: string, colour: string | undefined]>> = {
  running: ['sync~spin', undefined],
  ok: ['pass', 'testing.iconPassed'],
  failed: ['error', 'testing.iconFailed'],
  queued: ['watch', undefined],
  skipped: ['debug-step-over', undefined],
  stale: ['history', undefined],
  unknown: ['question', undefined],
};

export interface TreeRequest {
  readonly library: Library;
  readonly documents: Documents;
  readonly runner: Runner;
  readonly memory: InputMemory;
}

/** A tree view for each view of the manifest: (folder →) document → section → step. */
export function registerTrees(request: TreeRequest): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(views).map(([id, { kind }]) => {
      const provider = new DocumentTree(request, kind);
      const view = vscode.window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: true });
      return vscode.Disposable.from(provider, view, followCursor(view, provider), showProgress(id, request.library));
    }),
  );
}

class DocumentTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #kind: Kind;
  readonly #library: Library;
  readonly #documents: Documents;
  readonly #runner: Runner;
  readonly #memory: InputMemory;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ library, documents, runner, memory }: TreeRequest, kind: Kind) {
    this.#kind = kind;
    this.#library = library;
    this.#documents = documents;
    this.#runner = runner;
    this.#memory = memory;
    let waiting: NodeJS.Timeout | undefined;
    const soon = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        this.#changed.fire(undefined);
      }, 100);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      library.onDidChange(soon),
      runner.onDidChange(soon),
      memory.onDidChange(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(soon),
      new vscode.Disposable(() => {
        clearTimeout(waiting);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      const entries = await this.#entries();
      const folders = vscode.workspace.workspaceFolders ?? [];
      if (folders.length < 2 || entries.length === 0) return entries.map((entry) => ({ type: 'document', entry }));
      return folders.map((folder) => ({ type: 'folder', folder }));
    }
    if (node.type === 'folder') return (await this.#in(node.folder)).map((entry) => ({ type: 'document', entry }));
    if (node.type === 'inputs') return node.inputs.map((input) => ({ type: 'input', entry: node.entry, input, parent: node }));
    if (node.type === 'input') return [];
    if (node.type === 'part') return node.node.children.map((part) => partNode(node.entry, part, node));
    return [...this.#inputsOf(node.entry), ...node.entry.outline().map((part) => partNode(node.entry, part, node))];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.type === 'part' || node.type === 'input') return node.parent;
    if (node.type === 'inputs') return { type: 'document', entry: node.entry };
    if (node.type === 'folder' || (vscode.workspace.workspaceFolders?.length ?? 0) < 2) return undefined;
    const folder = vscode.workspace.getWorkspaceFolder(node.entry.uri);
    return folder && { type: 'folder', folder };
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    if (node.type === 'folder') return folderItem(node.folder);
    if (node.type === 'document') return documentItem(node.entry);
    if (node.type === 'inputs') return inputsItem(node.entry, node.inputs);
    if (node.type === 'input') return inputItem(node.entry.uri, node.input);
    return this.#partItem(node.entry, node.node, node.intent);
  }

  /** The tooltip of a step, made when the pointer rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const step = node.type === 'part' && node.node.step !== undefined ? node.entry.step(node.node.step) : undefined;
    if (step === undefined || node.type !== 'part') return item;
    const tooltip = new vscode.MarkdownString().appendText(node.node.label).appendText(`\n${effectWord(step)}`);
    if (typeof item.description === 'string' && item.description !== '') tooltip.appendText(` · ${item.description}`);
    // What is known of all documents has no text.
    tooltip.appendCodeblock((await this.#library.script(node.entry.uri, step.id)) ?? '', 'shellscript');
    item.tooltip = tooltip;
    return item;
  }

  /** The node of what stands at a line: its step, else its innermost section, else the document. */
  async at(uri: vscode.Uri, line: number): Promise<TreeNode | undefined> {
    const entry = (await this.#entries()).find((found) => found.uri.toString() === uri.toString());
    if (entry === undefined) return undefined;
    let found: TreeNode = { type: 'document', entry };
    for (let parts = entry.outline(); ;) {
      const part = parts.find(({ range }) => range.start.line <= line && line <= range.end.line);
      if (part === undefined) return found;
      found = partNode(entry, part, found);
      parts = part.children;
    }
  }

  /** One node for all, where there are any. While a long document is being read, what its blocks ask for is not known. */
  #inputsOf(entry: Entry): TreeNode[] {
    const uri = entry.uri.toString();
    const open = this.#documents.isReading(entry.uri) ? [] : [...this.#documents.all()];
    const inputs = shownInputs(
      uri,
      open.find((session) => session.uri === uri),
      this.#memory,
    );
    return inputs.length === 0 ? [] : [{ type: 'inputs', entry, inputs }];
  }

  async #entries(): Promise<readonly Entry[]> {
    const entries = await this.#library.entries();
    void vscode.commands.executeCommand('setContext', contextKeys.ready, true);
    return entries.filter(({ kind }) => kind === this.#kind);
  }

  async #in(folder: vscode.WorkspaceFolder): Promise<readonly Entry[]> {
    return (await this.#entries()).filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
  }

  #partItem(entry: Entry, node: OutlineNode, intent: Intent | undefined): vscode.TreeItem {
    const { uri } = entry;
    const open = node.children.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(node.label, open);
    item.id = `${uri.toString()}#${node.id}`;
    item.command = {
      command: 'steady.showStep',
      title: vscode.l10n.t('Show'),
      arguments: [{ uri: uri.toString(), line: node.range.start.line }],
    };
    const step = node.step === undefined ? undefined : entry.step(node.step);
    if (step === undefined || intent === undefined) {
      item.contextValue = node.kind;
      return item;
    }
    const state = this.#runner.states(uri.toString(), entry.steps()).get(step.id);
    const shown = state && describeRun(state, timeOfDay(state.startedAt));
    item.description = shown ?? '';
    item.iconPath = stepIcon(step, state);
    const goesOn = state?.status === 'running' || state?.status === 'queued';
    item.contextValue = step.run === 'copy' || withheld(uri) !== undefined ? 'step' : goesOn ? 'step running' : 'step runnable';
    item.accessibilityInformation = { label: [node.label, effectWord(step), shown].filter(Boolean).join(', ') };
    return item;
  }
}

function partNode(entry: Entry, node: OutlineNode, parent: TreeNode): TreeNode {
  const step = node.step === undefined ? undefined : entry.step(node.step);
  const intent = step && ({ kind: 'run', uri: entry.uri.toString(), block: step.id, hash: step.hash } as const);
  return { type: 'part', entry, node, parent, intent };
}

function folderItem(folder: vscode.WorkspaceFolder): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = folder.uri.toString();
  item.iconPath = vscode.ThemeIcon.Folder;
  return item;
}

function documentItem({ uri, title, path }: Entry): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = uri.toString();
  item.description = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  item.iconPath = new vscode.ThemeIcon('book');
  item.resourceUri = uri;
  item.contextValue = 'document';
  item.tooltip = path;
  // Read aloud, the name comes first; without this it would be the tooltip alone.
  item.accessibilityInformation = { label: `${title}, ${path}` };
  item.command = { command: 'steady.showStep', title: vscode.l10n.t('Show'), arguments: [{ uri: uri.toString(), line: 0 }] };
  return item;
}

function inputsItem({ uri }: Entry, inputs: readonly ShownInput[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Inputs'), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${uri.toString()}#inputs`;
  item.iconPath = new vscode.ThemeIcon('symbol-parameter');
  item.contextValue = inputs.some(({ value }) => value !== undefined) ? 'values' : 'names';
  return item;
}

function stepIcon({ run, effect }: StepBrief, state: RunState | undefined): vscode.ThemeIcon {
  if (state === undefined) return new vscode.ThemeIcon(run === 'copy' ? 'code' : EFFECT_ICONS[effect]);
  // A last command that went well is not all: one before it failed.
  const warns = state.status === 'ok' && state.ended.failedBefore > 0;
  const [icon, colour] = warns ? (['warning', 'list.warningForeground'] as const) : STATE_ICONS[state.status];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

function effectWord({ run, effect }: StepBrief): string {
  return run === 'copy' ? vscode.l10n.t('copy only') : EFFECT_WORDS[effect];
}

/** A line of progress in the view itself while the workspace is looked through. */
function showProgress(viewId: string, library: Library): vscode.Disposable {
  return library.onDidBegin((whole) => void vscode.window.withProgress({ location: { viewId } }, () => whole));
}

/** Selects in the tree what the cursor stands in, without taking the focus, while the view is visible. */
function followCursor(view: vscode.TreeView<TreeNode>, tree: DocumentTree): vscode.Disposable {
  let waiting: NodeJS.Timeout | undefined;
  const follow = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (editor === undefined || !view.visible || !settingsFor(editor.document.uri).followCursor) return;
    const node = await tree.at(editor.document.uri, editor.selection.active.line);
    if (node === undefined) return;
    // VS Code rejects a reveal that meets its own first look at the children; the next move of the cursor comes through.
    await view.reveal(node, { select: true, focus: false, expand: false }).then(undefined, () => undefined);
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void follow(vscode.window.activeTextEditor), 100);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    view.onDidChangeVisibility(soon),
    new vscode.Disposable(() => {
      clearTimeout(waiting);
    }),
  );
}
