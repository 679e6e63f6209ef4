import * as vscode from 'vscode';
import { describeRun, type Intent, type Kind, type OutlineNode, type RunState } from '../../core/index.ts';
import type { Entry, Library } from '../host/library.ts';
import type { Documents } from '../host/documents.ts';
import { settingsFor } from '../host/settings.ts';
import { timeOfDay } from '../host/time.ts';
import { withheld } from '../host/withheld.ts';
import { timed } from '../host/work.ts';
import { views } from '../manifest/views.ts';
import { contextKeys } from '../manifest/when.ts';
import type { InputMemory } from '../running/memory.ts';
import type { Runner } from '../running/runner.ts';
import { documentItem, effectWord, folderItem, inputsItem, stepIcon } from './treeItems.ts';
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
      const provider = new DocumentTree(request, kind, () => view.visible);
      const view: vscode.TreeView<TreeNode> = vscode.window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: true });
      return vscode.Disposable.from(provider, view, followCursor(view, provider), showProgress(id, request.library));
    }),
  );
}

/** What the tree says of the parts of a document. */
interface Told {
  readonly said: string;
  readonly states: ReadonlyMap<string, RunState>;
  readonly parts: number;
}

/** A document with more parts begins with its sections closed: VS Code asks for all that is open whenever one is another. */
const LONG = 200;

class DocumentTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #kind: Kind;
  readonly #library: Library;
  readonly #documents: Documents;
  readonly #runner: Runner;
  readonly #memory: InputMemory;
  readonly #isVisible: () => boolean;
  /** What the roots and the documents that were opened say, as they were given last. */
  #roots: string | undefined;
  readonly #opened = new Map<string, Told>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ library, documents, runner, memory }: TreeRequest, kind: Kind, isVisible: () => boolean) {
    this.#kind = kind;
    this.#library = library;
    this.#documents = documents;
    this.#runner = runner;
    this.#memory = memory;
    this.#isVisible = isVisible;
    let waiting: NodeJS.Timeout | undefined;
    const look = timed('Tree', async () => {
      waiting = undefined;
      if (!this.#isVisible() || !(await this.#saysTheSame())) this.#refresh();
    });
    const soon = (): void => {
      waiting ??= setTimeout(() => void look(), 100);
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

  readonly getChildren = timed('Tree', async (node?: TreeNode): Promise<TreeNode[]> => {
    if (node === undefined) {
      const entries = await this.#entries();
      const folders = vscode.workspace.workspaceFolders ?? [];
      this.#roots = rootsOf(entries);
      if (folders.length < 2 || entries.length === 0) return entries.map((entry) => ({ type: 'document', entry }));
      return folders.map((folder) => ({ type: 'folder', folder }));
    }
    if (node.type === 'folder') return (await this.#in(node.folder)).map((entry) => ({ type: 'document', entry }));
    if (node.type === 'inputs') return node.inputs.map((input) => ({ type: 'input', entry: node.entry, input, parent: node }));
    if (node.type === 'input') return [];
    if (node.type === 'part') return node.node.children.map((part) => partNode(node.entry, part, node));
    // The node may be older than what is known of its document by now.
    const entry = (await this.#entries()).find(({ uri }) => uri.toString() === node.entry.uri.toString()) ?? node.entry;
    this.#tell(entry);
    return [...this.#inputsOf(entry), ...entry.outline().map((part) => partNode(entry, part, node))];
  });

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.type === 'part' || node.type === 'input') return node.parent;
    if (node.type === 'inputs') return { type: 'document', entry: node.entry };
    if (node.type === 'folder' || (vscode.workspace.workspaceFolders?.length ?? 0) < 2) return undefined;
    const folder = vscode.workspace.getWorkspaceFolder(node.entry.uri);
    return folder && { type: 'folder', folder };
  }

  readonly getTreeItem = timed('Tree', (node: TreeNode): vscode.TreeItem => {
    if (node.type === 'folder') return folderItem(node.folder);
    if (node.type === 'document') return documentItem(node.entry);
    if (node.type === 'inputs') return inputsItem(node.entry, node.inputs);
    if (node.type === 'input') return inputItem(node.entry.uri, node.input);
    return this.#partItem(node.entry, node.node, node.intent);
  });

  /** The tooltip of a step, made when the pointer rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const step = node.type === 'part' && node.node.step !== undefined ? node.entry.step(node.node.step) : undefined;
    if (step === undefined || node.type !== 'part') return item;
    const tooltip = new vscode.MarkdownString().appendText(node.node.label).appendText(`\n${effectWord(step)}`);
    const state = this.#toldOf(node.entry).states.get(step.id);
    if (state !== undefined) tooltip.appendText(` · ${describeRun(state, timeOfDay(state.startedAt))}`);
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

  #refresh(): void {
    this.#roots = undefined;
    this.#opened.clear();
    this.#changed.fire(undefined);
  }

  /** What is typed seldom changes what the tree says, and VS Code asks for all of a long document again and sends it. */
  async #saysTheSame(): Promise<boolean> {
    if (this.#roots === undefined) return false;
    const entries = await this.#entries();
    const isOther = (entry: Entry): boolean => {
      const given = this.#opened.get(entry.uri.toString());
      return given !== undefined && given.said !== this.#partsOf(entry).said;
    };
    return this.#roots === rootsOf(entries) && !entries.some(isOther);
  }

  /** All that is shown of the parts of a document. */
  #partsOf(entry: Entry): Told {
    const states = this.#runner.states(entry.uri.toString(), entry.steps());
    let parts = 0;
    const told = ({ id, label, kind, range, step, children }: OutlineNode): unknown => {
      parts += 1;
      const brief = step === undefined ? undefined : entry.step(step);
      const does = brief && [brief.hash, brief.run, brief.effect, states.get(brief.id)];
      return [id, label, kind, range.start.line, does, children.map(told)];
    };
    const inputs = this.#inputsOf(entry).map((node) => node.type === 'inputs' && node.inputs);
    const said = JSON.stringify([withheld(entry.uri), inputs, entry.outline().map(told)]);
    return { said, states, parts };
  }

  async #entries(): Promise<readonly Entry[]> {
    const entries = await this.#library.entries();
    void vscode.commands.executeCommand('setContext', contextKeys.ready, true);
    return entries.filter(({ kind }) => kind === this.#kind);
  }

  async #in(folder: vscode.WorkspaceFolder): Promise<readonly Entry[]> {
    return (await this.#entries()).filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
  }

  /** Each part asks: all is looked up once. */
  #toldOf(entry: Entry): Told {
    return this.#opened.get(entry.uri.toString()) ?? this.#tell(entry);
  }

  readonly #tell = timed('Tree', (entry: Entry): Told => {
    const told = this.#partsOf(entry);
    this.#opened.set(entry.uri.toString(), told);
    return told;
  });

  #partItem(entry: Entry, node: OutlineNode, intent: Intent | undefined): vscode.TreeItem {
    const { uri } = entry;
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const opens = this.#toldOf(entry).parts > LONG ? Collapsed : Expanded;
    const item = new vscode.TreeItem(node.label, node.children.length > 0 ? opens : None);
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
    const state = this.#toldOf(entry).states.get(step.id);
    const shown = state && describeRun(state, timeOfDay(state.startedAt));
    // Without the time, which would be cut off in a narrow view: the tooltip has it.
    item.description = state === undefined ? '' : describeRun(state);
    item.iconPath = stepIcon(step, state);
    const goesOn = state?.status === 'running' || state?.status === 'queued';
    item.contextValue = step.run === 'copy' || withheld(uri) !== undefined ? 'step' : goesOn ? 'step running' : 'step runnable';
    item.accessibilityInformation = { label: [node.label, effectWord(step), shown].filter(Boolean).join(', ') };
    return item;
  }
}

/** All that is shown of documents before they are opened. */
function rootsOf(entries: readonly Entry[]): string {
  const folders = vscode.workspace.workspaceFolders?.map(({ uri, name }) => [uri.toString(), name]);
  return JSON.stringify([folders, entries.map(({ uri, title, path }) => [uri.toString(), title, path])]);
}

function partNode(entry: Entry, node: OutlineNode, parent: TreeNode): TreeNode {
  const step = node.step === undefined ? undefined : entry.step(node.step);
  const intent = step && ({ kind: 'run', uri: entry.uri.toString(), block: step.id, hash: step.hash } as const);
  return { type: 'part', entry, node, parent, intent };
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
