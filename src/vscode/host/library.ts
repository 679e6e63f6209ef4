import * as vscode from 'vscode';
import type { Kind, Service, Session } from '../../core/index.ts';
import { FILES, type Documents } from './documents.ts';
import type { HostLog } from './log.ts';
import { rootOf } from './root.ts';

/** A document of ours somewhere in the workspace. */
export interface Entry {
  readonly uri: vscode.Uri;
  readonly kind: Kind;
  /** The open document's own session, else one on the file's text. */
  readonly session: Session;
}

/** All documents of ours in the workspace, open or not. Looks through the workspace when first asked, then follows the file system. */
export interface Library extends vscode.Disposable {
  entries(): Promise<readonly Entry[]>;
  refresh(): void;
  /** One document is another than before; `undefined` when any may be. */
  readonly onDidChange: vscode.Event<vscode.Uri | undefined>;
}

export function createLibrary(service: Service, documents: Documents, log: HostLog): Library {
  return new WorkspaceLibrary(service, documents, log);
}

class WorkspaceLibrary implements Library {
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #log: HostLog;
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly #files = new Map<string, { readonly uri: vscode.Uri; session: Session }>();
  #looking: Promise<void> | undefined;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(service: Service, documents: Documents, log: HostLog) {
    this.#service = service;
    this.#documents = documents;
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(FILES);
    const configs = vscode.workspace.createFileSystemWatcher('**/.steady.yaml');
    const again = (): void => {
      this.refresh();
    };
    const reread = (uri: vscode.Uri): void => {
      void this.#reread(uri);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      configs,
      configs.onDidChange(again),
      configs.onDidCreate(again),
      configs.onDidDelete(again),
      watcher.onDidCreate(reread),
      watcher.onDidChange(reread),
      watcher.onDidDelete((uri) => {
        if (this.#files.delete(uri.toString())) this.#changed.fire(undefined);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(again),
      documents.onDidChange((uri) => {
        this.#changed.fire(uri);
      }),
      documents.onDidClose((uri) => {
        this.#changed.fire(uri);
      }),
    );
  }

  async entries(): Promise<readonly Entry[]> {
    this.#looking ??= this.#look();
    await this.#looking;
    const open = new Map([...this.#documents.all()].map((session) => [session.uri, session]));
    const found: Entry[] = [];
    for (const [key, { uri, session }] of this.#files) {
      const live = open.get(key) ?? session;
      if (live.kind !== undefined) found.push({ uri, kind: live.kind, session: live });
    }
    return found.sort((a, b) => (a.session.path < b.session.path ? -1 : 1));
  }

  refresh(): void {
    this.#looking = undefined;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    this.#files.clear();
    // `undefined` means the person's own `files.exclude`; dependencies are nobody's runbooks.
    const uris = await vscode.workspace.findFiles(FILES, '**/{node_modules,.git}/**');
    for (const uri of uris) await this.#read(uri);
    this.#log.debug(`Looked at ${String(uris.length)} files in the workspace`);
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return;
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const root = await rootOf(folder.uri);
      const config = await this.#service.config(root.toString(), vscode.Uri.joinPath(uri, '..').toString());
      const session = this.#service.open({ uri: uri.toString(), path: vscode.workspace.asRelativePath(uri, false), text }, config);
      this.#files.set(uri.toString(), { uri, session });
    } catch (error) {
      this.#files.delete(uri.toString());
      this.#log.debug(`${uri.toString()} could not be read: ${String(error)}`);
    }
  }

  async #reread(uri: vscode.Uri): Promise<void> {
    if (this.#looking === undefined) return;
    await this.#looking;
    await this.#read(uri);
    this.#changed.fire(undefined);
  }
}
