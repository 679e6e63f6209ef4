import * as vscode from 'vscode';
import type { ConfigDocument, Service } from '../../core/index.ts';
import { toChanges } from './convert.ts';

// By its name here: a look at core's would load core, for every file that is opened.
export const CONFIGS = '**/.steady.yaml';

/** The `.steady.yaml` files that are open, each fed by the editor's changes. */
export interface ConfigDocuments extends vscode.Disposable {
  /** `undefined` for any other document, and for what is only a view of one. */
  of(document: vscode.TextDocument): ConfigDocument | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export function createConfigDocuments(service: Service): ConfigDocuments {
  return new OpenConfigs(service);
}

function isConfig({ uri }: vscode.TextDocument): boolean {
  if (!uri.path.endsWith('/.steady.yaml')) return false;
  return uri.scheme === 'file' || uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

class OpenConfigs implements ConfigDocuments {
  readonly #open = new Map<string, ConfigDocument>();
  /** The files that were deleted: VS Code keeps their documents for a while, and closes them when it likes. */
  readonly #gone = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly service: Service) {
    const files = vscode.workspace.createFileSystemWatcher(CONFIGS);
    const opened = (document: vscode.TextDocument): void => {
      this.#opened(document);
    };
    // What is open already is looked at after activation, when the host has a moment.
    const first = setImmediate(() => {
      vscode.workspace.textDocuments.forEach(opened);
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      files,
      files.onDidDelete((uri) => {
        this.#gone.add(uri.toString());
        this.#forget(uri);
      }),
      files.onDidCreate((uri) => {
        this.#gone.delete(uri.toString());
        this.#changed.fire(uri);
      }),
      new vscode.Disposable(() => {
        clearImmediate(first);
      }),
      vscode.workspace.onDidOpenTextDocument(opened),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#apply(event);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri);
      }),
    );
  }

  of(document: vscode.TextDocument): ConfigDocument | undefined {
    const key = document.uri.toString();
    const known = this.#open.get(key);
    if (known !== undefined || document.isClosed || this.#gone.has(key) || !isConfig(document)) return known;
    const config = this.service.openConfig(key, document.getText());
    this.#open.set(key, config);
    return config;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    this.#gone.delete(document.uri.toString());
    if (this.of(document) !== undefined) this.#changed.fire(document.uri);
  }

  #forget(uri: vscode.Uri): void {
    if (this.#open.delete(uri.toString())) this.#changed.fire(uri);
  }

  #apply(event: vscode.TextDocumentChangeEvent): void {
    const { document } = event;
    const config = this.#open.get(document.uri.toString());
    if (config === undefined) {
      // Whoever types into the document of a deleted file has it still.
      if (this.#gone.has(document.uri.toString())) this.#opened(document);
      return;
    }
    if (event.contentChanges.length > 0) config.apply(toChanges(event));
    // A change of line ends comes without content.
    if (config.lineCount !== document.lineCount || event.contentChanges.length === 0) config.reset(document.getText());
    this.#changed.fire(document.uri);
  }
}
