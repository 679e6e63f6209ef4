import path from 'node:path';
import * as vscode from 'vscode';
import { CONFIG_NAME, type Change, type Service } from '../../core/index.ts';
import {
  createWorkspaceIndex,
  workerVersion,
  type IndexFolder,
  type IndexLook,
  type ReadText,
  type WorkspaceIndex,
} from '../../node/index.ts';
import { isDocumentName } from './documents.ts';
import { documentsElsewhere } from './elsewhere.ts';
import type { HostLog } from './log.ts';
import { rootOf } from './root.ts';

/** Milliseconds of quiet after which changed files are looked at: a checkout of another branch is one batch. */
const QUIET = 250;
/** Milliseconds after which they are looked at even where there is no quiet. */
const LONGEST = 2000;
/** So many documents that only the host can read are handed over together. */
const TEXTS_AT_ONCE = 50;

const ELSEWHERE = /\/(?:node_modules|\.git)\//;
/** What ends so is a file; anything else may be a folder with documents in it. */
const ENDING = /[^/]\.[a-z][a-z0-9]{0,9}$/i;

/** Follows the documents of the open folders that nobody has open, from when it is first asked to. */
export interface Indexing extends vscode.Disposable {
  /** Looks through the folders, once. Resolves when every file has been looked at. */
  start(): Promise<void>;
  /** Looks through them again, if it has begun. */
  again(): void;
  /** Looks at one document again. */
  changed(uri: vscode.Uri): void;
  /** The last look through the folders of this machine. */
  readonly look: IndexLook | undefined;
  /** It has begun to look: resolves when all is known. */
  readonly onDidBegin: vscode.Event<Promise<void>>;
}

export interface IndexingRequest {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'storageUri'>;
  readonly service: Service;
  readonly log: HostLog;
  readonly learn: (changes: readonly Change[]) => void;
}

export function createIndexing(request: IndexingRequest): Indexing {
  return new FolderIndexing(request);
}

class FolderIndexing implements Indexing {
  readonly #request: IndexingRequest;
  readonly #began = new vscode.EventEmitter<Promise<void>>();
  readonly onDidBegin = this.#began.event;
  #index: WorkspaceIndex | undefined;
  #looking: Promise<void> | undefined;
  readonly #subscriptions: vscode.Disposable;
  readonly #batch = new Batch((uris) => {
    void this.#look(uris);
  });

  constructor(request: IndexingRequest) {
    this.#request = request;
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const heard = (uri: vscode.Uri): void => {
      this.#heard(uri);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#began,
      this.#batch,
      files,
      files.onDidCreate(heard),
      files.onDidChange(heard),
      files.onDidDelete(heard),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.again();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude')) this.again();
      }),
    );
  }

  get look(): IndexLook | undefined {
    return this.#index?.look;
  }

  start(): Promise<void> {
    return (this.#looking ??= this.#open());
  }

  again(): void {
    if (this.#looking !== undefined) this.#looking = this.#open();
  }

  changed(uri: vscode.Uri): void {
    if (this.#looking !== undefined) this.#batch.add(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    void this.#index?.dispose();
  }

  async #open(): Promise<void> {
    const index = (this.#index ??= this.#create());
    const folders = vscode.workspace.workspaceFolders ?? [];
    const opened = index.open(await Promise.all(folders.filter(isLocal).map(indexFolder)));
    this.#began.fire(opened.then(() => index.whole()));
    await opened;
    await this.#readElsewhere(index);
  }

  /** Documents of folders that are not on this machine: the worker cannot read them. */
  async #readElsewhere(index: WorkspaceIndex): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const folder of folders.filter((each) => !isLocal(each))) await this.#read(await documentsElsewhere(folder), index);
  }

  #create(): WorkspaceIndex {
    const { context, log, learn } = this.#request;
    const dist = path.join(context.extensionUri.fsPath, 'dist');
    const storage = context.storageUri?.scheme === 'file' ? context.storageUri.fsPath : undefined;
    return createWorkspaceIndex({
      script: path.join(dist, 'worker.cjs'),
      cache: storage,
      version: workerVersion(dist),
      changed: learn,
      restarted: () => {
        if (this.#index !== undefined) void this.#readElsewhere(this.#index);
      },
      problem: (message) => {
        log.warn(message);
      },
    });
  }

  /** A folder that is deleted and made anew at once has only changed, as VS Code tells it. */
  #heard(uri: vscode.Uri): void {
    if (this.#looking === undefined || ELSEWHERE.test(uri.path)) return;
    const says = isDocumentName(uri.path) || uri.path.endsWith('/.gitignore') || uri.path.endsWith(`/${CONFIG_NAME}`);
    if (says || !ENDING.test(uri.path)) this.#batch.add(uri);
  }

  async #look(uris: readonly vscode.Uri[]): Promise<void> {
    await this.#looking;
    const local = uris.filter(({ scheme }) => scheme === 'file');
    if (local.length > 0) this.#index?.changed(local.map((uri) => uri.toString()));
    const others = uris.filter(({ scheme, path: place }) => scheme !== 'file' && isDocumentName(place));
    if (this.#index !== undefined) await this.#read(others, this.#index);
  }

  async #read(uris: readonly vscode.Uri[], index: WorkspaceIndex): Promise<void> {
    for (let from = 0; from < uris.length; from += TEXTS_AT_ONCE) {
      const texts = await Promise.all(uris.slice(from, from + TEXTS_AT_ONCE).map((uri) => this.#text(uri)));
      index.texts(texts.filter((text) => text !== undefined));
    }
  }

  async #text(uri: vscode.Uri): Promise<ReadText | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return undefined;
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const root = await rootOf(folder.uri);
      const config = await this.#request.service.config(root.toString(), vscode.Uri.joinPath(uri, '..').toString());
      return { uri: uri.toString(), path: vscode.workspace.asRelativePath(uri, false), text, config };
    } catch {
      this.#request.learn([[uri.toString(), undefined]]);
      return undefined;
    }
  }
}

function isLocal({ uri }: vscode.WorkspaceFolder): boolean {
  return uri.scheme === 'file';
}

async function indexFolder(folder: vscode.WorkspaceFolder): Promise<IndexFolder> {
  const exclude = vscode.workspace.getConfiguration('files', folder.uri).get<Readonly<Record<string, unknown>>>('exclude', {});
  const excludes = Object.entries(exclude).flatMap(([glob, on]) => (on === true ? [glob] : []));
  const root = await rootOf(folder.uri);
  return { uri: withoutSlash(folder.uri), root: withoutSlash(root), excludes };
}

function withoutSlash(uri: vscode.Uri): string {
  return uri.toString().replace(/\/$/, '');
}

/** Collects what has changed until there is quiet. */
class Batch implements vscode.Disposable {
  readonly #take: (uris: readonly vscode.Uri[]) => void;
  #uris = new Map<string, vscode.Uri>();
  #quiet: NodeJS.Timeout | undefined;
  #longest: NodeJS.Timeout | undefined;

  constructor(take: (uris: readonly vscode.Uri[]) => void) {
    this.#take = take;
  }

  add(uri: vscode.Uri): void {
    this.#uris.set(uri.toString(), uri);
    const end = (): void => {
      this.#end();
    };
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(end, QUIET);
    this.#longest ??= setTimeout(end, LONGEST);
  }

  dispose(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#longest);
  }

  #end(): void {
    this.dispose();
    this.#longest = undefined;
    const uris = [...this.#uris.values()];
    this.#uris = new Map();
    this.#take(uris);
  }
}
