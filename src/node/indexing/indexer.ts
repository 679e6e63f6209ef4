import { setImmediate } from 'node:timers/promises';
import { CONFIG_NAME, type Change, type Log } from '../../core/index.ts';
import { pruneCache, readCache, writeCache } from './cache.ts';
import { FolderIndex } from './folder.ts';
import type { Answer, IndexFolder, ReadText, Request, WorkerSettings } from './messages.ts';
import { createReader, type Reader } from './reader.ts';

/** Changes are told together: one by one they would keep the host busy. */
const MOST_AT_ONCE = 500;
/** Milliseconds after which what is known is told all the same, so that trees fill up. */
const TELL_AFTER = 150;
/** While documents are parsed, what is known is kept every so many milliseconds: a window may close at any time. */
const KEEP_AFTER = 5000;

export interface Indexer {
  take(request: Request): void;
}

/**
 * Knows the documents of folders and tells of them: first by a look at the lines of each file that has changed since the last time, then,
 * one after another, by a parse of those that are ours.
 */
export function createIndexer(settings: WorkerSettings, answer: (answer: Answer) => void): Indexer {
  return new QueuedIndexer(settings, answer);
}

class QueuedIndexer implements Indexer {
  readonly #settings: WorkerSettings;
  readonly #answer: (answer: Answer) => void;
  readonly #reader: Reader;
  #folders: readonly FolderIndex[] = [];
  /** What is to be parsed, by URI. */
  readonly #unread = new Map<string, () => Promise<void>>();
  #changes: Change[] = [];
  #told = 0;
  #kept = 0;
  #work: Promise<void> = Promise.resolve();
  #parsing = false;
  #taken = 0;

  constructor(settings: WorkerSettings, answer: (answer: Answer) => void) {
    this.#settings = settings;
    this.#answer = answer;
    const log: Log = {
      warn: (message) => {
        answer({ kind: 'problem', message });
      },
      debug: () => undefined,
    };
    this.#reader = createReader(log, (uri) => {
      answer({ kind: 'reading', uri });
    });
  }

  take(request: Request): void {
    this.#work = this.#work
      .then(() => this.#perform(request))
      .catch((error: unknown) => {
        this.#answer({ kind: 'problem', message: `Indexing failed: ${String(error)}` });
      })
      .then(() => {
        this.#flush();
        if (!this.#parsing) void this.#parse();
      });
  }

  async #perform(request: Request): Promise<void> {
    this.#taken++;
    switch (request.kind) {
      case 'open':
        return this.#open(request.folders, new Set(request.skipped));
      case 'changed':
        return this.#changed(request.uris);
      case 'texts':
        for (const text of request.texts) this.#read(text);
    }
  }

  async #open(folders: readonly IndexFolder[], skipped: ReadonlySet<string>): Promise<void> {
    const { cache, version } = this.#settings;
    this.#unread.clear();
    this.#reader.configChanged();
    const before = new Map(this.#folders.map((each) => [JSON.stringify(each.folder), each.records]));
    this.#folders = folders.map(
      (folder) =>
        new FolderIndex(folder, this.#reader, skipped, (change) => {
          this.#tell(change);
        }),
    );
    let [looked, read] = [0, 0];
    for (const each of this.#folders) {
      const { uri, root } = each.folder;
      const records =
        before.get(JSON.stringify(each.folder)) ?? (cache === undefined ? undefined : await readCache(cache, uri, version, root));
      const look = await each.look(records);
      this.#queue(each);
      looked += look.looked;
      read += look.read;
    }
    this.#flush();
    this.#answer({ kind: 'sketched', taken: this.#taken, looked, read });
    if (cache !== undefined)
      await pruneCache(
        cache,
        folders.map(({ uri }) => uri),
      );
  }

  async #changed(uris: readonly string[]): Promise<void> {
    if (uris.some((uri) => uri.endsWith(`/${CONFIG_NAME}`))) this.#reader.configChanged();
    for (const each of this.#folders) {
      const top = `${each.folder.uri}/`;
      const paths = uris.filter((uri) => uri.startsWith(top)).map((uri) => decodeURIComponent(uri.slice(top.length)));
      if (paths.length > 0) await each.changed(paths);
      this.#queue(each);
    }
  }

  #read({ uri, path, text, config }: ReadText): void {
    const session = this.#reader.open({ uri, path, text }, config);
    const sketch = session.sketch();
    this.#tell([uri, sketch]);
    if (sketch === undefined) this.#unread.delete(uri);
    else
      this.#unread.set(uri, () => {
        this.#answer({ kind: 'reading', uri });
        this.#tell([uri, session.facts()]);
        return Promise.resolve();
      });
  }

  #queue(folder: FolderIndex): void {
    for (const file of folder.sketched()) this.#unread.set(`${folder.folder.uri}/${file}`, () => folder.parse(file));
  }

  /** Goes on until nothing is left to be parsed. Between two documents whatever has come in has its turn. */
  async #parse(): Promise<void> {
    this.#parsing = true;
    for (let next = this.#first(); next !== undefined; next = this.#first()) {
      await next().catch((error: unknown) => {
        this.#answer({ kind: 'problem', message: String(error) });
      });
      if (performance.now() - this.#told > TELL_AFTER) this.#flush();
      if (performance.now() - this.#kept > KEEP_AFTER) await this.#keep();
      await setImmediate();
    }
    this.#parsing = false;
    this.#flush();
    await this.#keep();
    this.#answer({ kind: 'whole', taken: this.#taken });
  }

  #first(): (() => Promise<void>) | undefined {
    for (const [uri, parse] of this.#unread) {
      this.#unread.delete(uri);
      return parse;
    }
    return undefined;
  }

  #tell(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length >= MOST_AT_ONCE) this.#flush();
  }

  #flush(): void {
    this.#told = performance.now();
    if (this.#changes.length === 0) return;
    this.#answer({ kind: 'changes', changes: this.#changes });
    this.#changes = [];
  }

  async #keep(): Promise<void> {
    const { cache, version } = this.#settings;
    this.#kept = performance.now();
    if (cache === undefined) return;
    for (const { folder, records } of this.#folders) {
      await writeCache(cache, folder.uri, version, records).catch((error: unknown) => {
        this.#answer({ kind: 'problem', message: `The index could not be kept: ${String(error)}` });
      });
    }
  }
}
