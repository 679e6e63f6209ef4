import * as vscode from 'vscode';
import { CONFIG_NAME, type Kind, type Service, type Session } from '../../core/index.ts';
import { Backlog, visibleLines } from './backlog.ts';
import { toChanges } from './convert.ts';
import type { HostLog } from './log.ts';
import { rootOf } from './root.ts';
import { timed } from './work.ts';

/** What may hold one of our documents, whatever language its name gives it. */
const FILES = '**/*.{md,markdown,mdx,qmd,md.erb}';
const NAME = /\.(?:md|markdown|mdx|qmd|md\.erb)$/i;

/** Whether a file of that name may hold one. */
export function isDocumentName(path: string): boolean {
  return NAME.test(path);
}

export const SELECTOR: vscode.DocumentSelector = [{ pattern: FILES }, { language: 'markdown' }];

/** The Markdown documents that are open in this window, each with its session, fed by the editor's changes. */
export interface Documents extends vscode.Disposable {
  /** The session of an open document; `undefined` for what is not Markdown or only a view of something else. */
  session(document: vscode.TextDocument): Session | undefined;
  /** Opens the document if need be, without showing it. */
  load(uri: vscode.Uri): Promise<Session | undefined>;
  all(): Iterable<Session>;
  /** What is known of other documents has changed: the findings of these may be others now. */
  look(uris: ReadonlySet<string>): void;
  /** A part of the document is not read yet, or not what its blocks do: `onDidChange` tells when all is. */
  isReading(uri: vscode.Uri): boolean;
  /** What the person says a document is, until it is closed; `undefined` leaves it to its content. */
  treatAs(uri: vscode.Uri, kind: Kind | undefined): void;
  /** A session's text, kind or configuration is another than before. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly onDidClose: vscode.Event<vscode.Uri>;
}

export function createDocuments(service: Service, log: HostLog): Documents {
  return new OpenDocuments(service, log);
}

/** Diffs, output channels and other views of a document are not the document. */
function isOurs({ uri, languageId }: vscode.TextDocument): boolean {
  if (uri.scheme === 'untitled') return languageId === 'markdown';
  if (uri.scheme !== 'file' && vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  return languageId === 'markdown' || isDocumentName(uri.path);
}

class OpenDocuments implements Documents {
  readonly #service: Service;
  readonly #log: HostLog;
  readonly #sessions = new Map<string, Session>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #backlog: Backlog;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  readonly onDidClose = this.#closed.event;

  constructor(service: Service, log: HostLog) {
    this.#service = service;
    this.#log = log;
    this.#backlog = new Backlog({
      visible: visibleLines,
      done: (uri) => {
        this.#changed.fire(vscode.Uri.parse(uri, true));
      },
      log,
    });
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const heard = (file: vscode.Uri): void => {
      this.#fileChanged(file);
    };
    // What is open already is looked at after activation, when the host has a moment.
    const first = setImmediate(() => {
      for (const document of vscode.workspace.textDocuments) this.#opened(document);
    });
    this.#subscriptions = vscode.Disposable.from(
      new vscode.Disposable(() => {
        clearImmediate(first);
      }),
      this.#changed,
      this.#closed,
      this.#backlog,
      files,
      files.onDidChange(heard),
      files.onDidCreate(heard),
      files.onDidDelete(heard),
      vscode.workspace.onDidOpenTextDocument(
        timed('Opening', (document) => {
          this.#opened(document);
        }),
      ),
      vscode.workspace.onDidChangeTextDocument(
        timed('A change', (event) => {
          this.#apply(event);
        }),
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#backlog.remove(uri.toString());
        if (this.#sessions.delete(uri.toString())) this.#closed.fire(uri);
      }),
    );
  }

  session(document: vscode.TextDocument): Session | undefined {
    const key = document.uri.toString();
    const known = this.#sessions.get(key);
    if (known !== undefined || document.isClosed || !isOurs(document)) return known;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const session = this.#service.open({ uri: key, path, text: document.getText(), inSlices: true });
    this.#sessions.set(key, session);
    this.#readOn(session);
    void this.#configure(document);
    return session;
  }

  async load(uri: vscode.Uri): Promise<Session | undefined> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const session = this.session(document);
      await this.#configure(document);
      return session;
    } catch (error) {
      this.#log.debug(`${uri.toString()} could not be opened: ${String(error)}`);
      return undefined;
    }
  }

  treatAs(uri: vscode.Uri, kind: Kind | undefined): void {
    const session = this.#sessions.get(uri.toString());
    session?.treatAs(kind);
    if (session !== undefined) this.#readOn(session);
    this.#changed.fire(uri);
  }

  isReading(uri: vscode.Uri): boolean {
    return this.#backlog.has(uri.toString());
  }

  all(): Iterable<Session> {
    return this.#sessions.values();
  }

  look(uris: ReadonlySet<string>): void {
    for (const uri of uris) if (this.#sessions.has(uri)) this.#changed.fire(vscode.Uri.parse(uri));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    if (this.session(document) !== undefined) this.#changed.fire(document.uri);
  }

  #apply(event: vscode.TextDocumentChangeEvent): void {
    const { document } = event;
    const session = this.#sessions.get(document.uri.toString());
    if (session === undefined) return;
    if (event.contentChanges.length > 0) session.apply(toChanges(event));
    // A change of line ends comes without content; and whatever VS Code may do besides, our text must be its text.
    if (session.lineCount !== document.lineCount || event.contentChanges.length === 0) {
      const text = document.getText();
      if (session.text === text) return;
      session.reset(text);
    }
    this.#readOn(session);
    this.#changed.fire(document.uri);
  }

  /** What is nobody's is not read. */
  #readOn(session: Session): void {
    if (session.kind !== undefined) this.#backlog.add(session);
  }

  /** A link leads somewhere now, or nowhere any more; or a `.steady.yaml` says something else. */
  #fileChanged(file: vscode.Uri): void {
    if (!this.#service.fileChanged(file.toString())) return;
    for (const document of vscode.workspace.textDocuments) {
      if (!this.#sessions.has(document.uri.toString())) continue;
      if (file.path.endsWith(`/${CONFIG_NAME}`)) void this.#configure(document);
      else this.#changed.fire(document.uri);
    }
  }

  async #configure(document: vscode.TextDocument): Promise<void> {
    const session = this.#sessions.get(document.uri.toString());
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (session === undefined || folder === undefined) return;
    const root = await rootOf(folder.uri);
    const config = await this.#service.config(root.toString(), vscode.Uri.joinPath(document.uri, '..').toString());
    if (!session.configure(config)) return;
    this.#readOn(session);
    this.#changed.fire(document.uri);
  }
}
