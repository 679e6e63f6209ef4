import * as vscode from 'vscode';

/** Files that exist in memory alone: a folder as an extension for a remote repository would bring it, without a search of its own. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Folders that are asked for in vain: no answer ever comes. */
  readonly silent = new Set<string>();
  #time = 0;
  readonly onDidChangeFile = this.#changed.event;

  write(uri: vscode.Uri, text: string): void {
    this.writeFile(uri, Buffer.from(text));
  }

  /** As if it had always been there: nobody is told. */
  hold(uri: vscode.Uri, text: string): void {
    this.#files.set(uri.path, { bytes: Buffer.from(text), mtime: (this.#time += 1) });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (file !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (this.#names(uri).size === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] | Promise<never> {
    if (this.silent.has(uri.path)) return new Promise(() => undefined);
    return [...this.#names(uri)].map((name) => [name, this.stat(vscode.Uri.joinPath(uri, name)).type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, { bytes, mtime: (this.#time += 1) });
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {
    // A folder is there when a file in it is.
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions('nothing is renamed here');
  }

  #names(folder: vscode.Uri): ReadonlySet<string> {
    const top = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
    const below = [...this.#files.keys()].filter((file) => file.startsWith(top));
    return new Set(below.map((file) => file.slice(top.length).split('/')[0] ?? ''));
  }
}
