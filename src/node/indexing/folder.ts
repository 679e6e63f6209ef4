import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONFIG_NAME, matchesGlob, type Change } from '../../core/index.ts';
import { readIgnores, type Ignores } from '../gitignore.ts';
import { findDocuments, isDocumentName, type FoundFile } from '../walk.ts';
import { uriIn, type FileRecord, type FileRecords } from './cache.ts';
import type { IndexFolder } from './messages.ts';
import type { Place, Reader } from './reader.ts';

/** So many files are looked at at the same time. */
const AT_ONCE = 16;
/** More files of one folder than these are not looked at: it is no workspace of documents, but somebody's whole disk. */
export const MOST_FILES = 50_000;
/** From so many changes on it is quicker to look through the whole folder. */
const MANY = 1000;

/** What a look through a folder came to. */
export interface FolderLook {
  readonly looked: number;
  /** Those whose text had to be read. */
  readonly read: number;
}

/** The documents of one folder: what is known of each file, and how to know it again. */
export class FolderIndex {
  readonly folder: IndexFolder;
  readonly #top: string;
  readonly #root: string;
  readonly #reader: Reader;
  readonly #skipped: ReadonlySet<string>;
  readonly #tell: (change: Change) => void;
  #records = new Map<string, FileRecord>();
  #ignores: Ignores;

  constructor(folder: IndexFolder, reader: Reader, skipped: ReadonlySet<string>, tell: (change: Change) => void) {
    this.folder = folder;
    this.#top = fileURLToPath(folder.uri);
    this.#root = fileURLToPath(folder.root);
    this.#reader = reader;
    this.#skipped = skipped;
    this.#tell = tell;
    this.#ignores = readIgnores(this.#root);
  }

  get records(): FileRecords {
    return this.#records;
  }

  /** The paths of documents of ours that are only sketched yet. */
  *sketched(): Iterable<string> {
    for (const [file, { facts }] of this.#records) if (facts?.depth === 'sketch') yield file;
  }

  /** Looks through the whole folder. What is kept from before is told where the file is as it was. */
  async look(before: FileRecords = this.#records): Promise<FolderLook> {
    const known = this.#records;
    this.#records = new Map();
    const files = await this.#find(this.#top);
    const read = await this.#lookAt(files, before, true);
    for (const [file, { facts }] of known) {
      if (facts !== undefined && this.#records.get(file)?.facts === undefined) this.#tell([uriIn(this.folder.uri, file), undefined]);
    }
    return { looked: files.length, read };
  }

  /** Looks at what has changed, come or gone: files, or folders with all that is in them. */
  async changed(paths: readonly string[]): Promise<void> {
    const everything = paths.some((file) => path.posix.basename(file) === '.gitignore' || path.posix.basename(file) === CONFIG_NAME);
    if (everything || paths.length > MANY) {
      await this.look();
      return;
    }
    for (const file of paths) {
      const absolute = path.join(this.#top, file);
      const found = this.#isLeftOut(file) ? undefined : await stat(absolute).catch(() => undefined);
      if (found?.isDirectory() === true) await this.#lookThrough(file, absolute);
      else if (found?.isFile() === true && isDocumentName(file)) await this.#lookAt([file], this.#records, false);
      else this.#forget(file);
    }
  }

  async #lookThrough(folder: string, absolute: string): Promise<void> {
    const files = await this.#find(absolute);
    const there = new Set(files);
    const inside = folder === '' ? '' : `${folder}/`;
    for (const known of [...this.#records.keys()]) if (known.startsWith(inside) && !there.has(known)) this.#forget(known);
    await this.#lookAt(files, this.#records, true);
  }

  /** Parses one document; what comes of it is told. */
  async parse(file: string): Promise<void> {
    const before = this.#records.get(file);
    const record = await this.#reader.parse(this.#place(file));
    // Something newer has been found out meanwhile, or the file is gone.
    if (before === undefined || this.#records.get(file) !== before) return;
    if (record === undefined) this.#forget(file);
    else this.#keep(file, record);
  }

  async #lookAt(files: readonly string[], before: FileRecords, trusted: boolean): Promise<number> {
    let next = 0;
    let read = 0;
    const one = async (file: string): Promise<void> => {
      const looked = await this.#reader.look(this.#place(file), before.get(file), trusted);
      if (looked === undefined) this.#forget(file);
      else this.#keep(file, looked.record);
      if (looked?.read === true) read++;
    };
    const inTurn = async (): Promise<void> => {
      for (let file = files[next++]; file !== undefined; file = files[next++]) await one(file);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    return read;
  }

  #keep(file: string, record: FileRecord): void {
    const before = this.#records.get(file);
    this.#records.set(file, record);
    if (record.facts !== undefined || before?.facts !== undefined) this.#tell([uriIn(this.folder.uri, file), record.facts]);
  }

  /** The file, or what was in the folder of that name, is gone. */
  #forget(file: string): void {
    const gone = this.#records.has(file) ? [file] : [...this.#records.keys()].filter((known) => known.startsWith(`${file}/`));
    for (const each of gone) {
      this.#records.delete(each);
      this.#tell([uriIn(this.folder.uri, each), undefined]);
    }
  }

  async #find(folder: string): Promise<readonly string[]> {
    this.#ignores = readIgnores(this.#root);
    const found = await findDocuments({
      folder,
      root: this.#root,
      excludes: (inside) => this.#isExcluded(this.#relative(path.join(folder, inside))),
    });
    const kept: string[] = [];
    for (const each of found.slice(0, MOST_FILES)) {
      const file = this.#relative(each.file);
      if (!this.#skipped.has(uriIn(this.folder.uri, file)) && !(await this.#isInOwnPlace(each))) kept.push(file);
    }
    return kept;
  }

  /** A link to a file of this folder would show the same document twice. */
  async #isInOwnPlace({ file, isLink }: FoundFile): Promise<boolean> {
    if (!isLink) return false;
    const target = await realpath(file).catch(() => undefined);
    return target === undefined || target.startsWith(this.#top + path.sep);
  }

  #isLeftOut(file: string): boolean {
    const names = file.split('/');
    return (
      this.#ignores.file(path.join(this.#top, file)) || names.some((_, index) => this.#isExcluded(names.slice(0, index + 1).join('/')))
    );
  }

  #isExcluded(file: string): boolean {
    return this.folder.excludes.some((glob) => matchesGlob(`/${glob}`, file));
  }

  #relative(file: string): string {
    return path.relative(this.#top, file).split(path.sep).join('/');
  }

  #place(file: string): Place {
    return { file: path.join(this.#top, file), uri: uriIn(this.folder.uri, file), path: file, root: this.folder.root };
  }
}
