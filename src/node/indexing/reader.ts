import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import {
  CONFIG_NAME,
  createService,
  type Config,
  type DocumentFacts,
  type Files,
  type Log,
  type Session,
  type Source,
} from '../../core/index.ts';
import { localFiles } from '../files.ts';
import type { FileRecord } from './cache.ts';

/** Larger files are nobody's: what has such a size is a log or a dump. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A file that was changed so many milliseconds ago may be changed again without another time of change. */
const GRAIN = 2000;
/** A file below this is looked at in a few milliseconds, whatever it holds; of a larger one the watchdog is told. */
const LARGE = 256 * 1024;

/** A file in its place. */
export interface Place {
  readonly file: string;
  readonly uri: string;
  /** From the folder that is indexed. */
  readonly path: string;
  readonly root: string;
}

/** What a look at a file has given; `read` where its text had to be read. */
export interface Looked {
  readonly record: FileRecord;
  readonly read: boolean;
}

interface Found extends Pick<FileRecord, 'modified' | 'size' | 'claims'> {
  readonly config: Config;
}

/** The bytes of a file, with all that is recorded of it but its facts. */
interface Content {
  /** `undefined` where the file is too large to be a document. */
  readonly bytes: Uint8Array | undefined;
  readonly record: FileRecord;
}

export interface Reader {
  /** What is known of the file now: from before where it has not changed, else by a look at its lines. `undefined` where there is none. */
  look(place: Place, before: FileRecord | undefined, trusted: boolean): Promise<Looked | undefined>;
  /** The same with all facts that a parse gives. */
  parse(place: Place): Promise<FileRecord | undefined>;
  open(source: Source, config: Config): Session;
  /** A `.steady.yaml` may be another. */
  configChanged(): void;
}

/** Reads documents of this machine. `announce` hears of the one whose turn it is, before something that may take long. */
export function createReader(log: Log, announce: (uri: string) => void): Reader {
  return new FileReader(log, announce);
}

class FileReader implements Reader {
  readonly #announce: (uri: string) => void;
  readonly #log: Log;
  /** Folders below each other ask for the same files. */
  readonly #configs = new Map<string, Promise<string | undefined>>();
  readonly #claims = new WeakMap<Config, string>();
  readonly #service: ReturnType<typeof createService>;

  constructor(log: Log, announce: (uri: string) => void) {
    this.#announce = announce;
    this.#log = log;
    const files: Files = { stat: (uri) => localFiles.stat(uri), read: (uri) => this.#readConfig(uri) };
    this.#service = createService({ files, log });
  }

  async look(place: Place, before: FileRecord | undefined, trusted: boolean): Promise<Looked | undefined> {
    const found = await this.#stat(place);
    if (found === undefined) return undefined;
    const same = before?.size === found.size && before.claims === found.claims;
    if (trusted && same && before.modified === found.modified) return { record: before, read: false };
    const content = await this.#content(place, found);
    if (content === undefined) return undefined;
    const { bytes, record } = content;
    if (same && before.hash === record.hash) return { record: { ...record, facts: before.facts }, read: true };
    if (found.size > LARGE) this.#announce(place.uri);
    const sketch = this.#session(place, bytes, found.config)?.sketch();
    return { record: { ...record, facts: before?.hash === record.hash ? sameFacts(before.facts, sketch) : sketch }, read: true };
  }

  async parse(place: Place): Promise<FileRecord | undefined> {
    const found = await this.#stat(place);
    const content = found && (await this.#content(place, found));
    if (found === undefined || content === undefined) return undefined;
    this.#announce(place.uri);
    return { ...content.record, facts: this.#session(place, content.bytes, found.config)?.facts() };
  }

  open(source: Source, config: Config): Session {
    return this.#service.open(source, config);
  }

  configChanged(): void {
    this.#configs.clear();
    this.#service.fileChanged(`/${CONFIG_NAME}`);
  }

  #session(place: Place, bytes: Uint8Array | undefined, config: Config): Session | undefined {
    // As git tells what is no text.
    if (bytes === undefined || bytes.subarray(0, 8000).includes(0)) return undefined;
    return this.#service.open({ uri: place.uri, path: place.path, text: new TextDecoder().decode(bytes) }, config);
  }

  async #stat(place: Place): Promise<Found | undefined> {
    const found = await stat(place.file).catch(() => undefined);
    if (found?.isFile() !== true) return undefined;
    const config = await this.#configOf(place);
    return { modified: found.mtimeMs, size: found.size, config, claims: this.#claimsOf(config) };
  }

  async #content({ file, path }: Place, { modified, size, claims }: Found): Promise<Content | undefined> {
    const base = { size, claims, facts: undefined };
    if (size > MOST_BYTES) {
      this.#log.warn(`${path} has ${String(size)} bytes: it is left out`);
      return { bytes: undefined, record: { ...base, modified, hash: '' } };
    }
    try {
      const bytes = await readFile(file);
      const settled = Date.now() - modified > GRAIN;
      return { bytes, record: { ...base, modified: settled ? modified : 0, hash: hashOf(bytes) } };
    } catch (error) {
      this.#log.debug(`${path} could not be read: ${String(error)}`);
      return undefined;
    }
  }

  #configOf({ uri, root }: Place): Promise<Config> {
    return this.#service.config(root, uri.slice(0, uri.lastIndexOf('/')));
  }

  #readConfig(uri: string): Promise<string | undefined> {
    let text = this.#configs.get(uri);
    if (text === undefined) this.#configs.set(uri, (text = localFiles.read(uri)));
    return text;
  }

  /** Whose documents are, by the configuration; the rest of it changes no facts. */
  #claimsOf(config: Config): string {
    let claims = this.#claims.get(config);
    if (claims === undefined)
      this.#claims.set(config, (claims = config.documents.length === 0 ? '' : hashOf(JSON.stringify(config.documents))));
    return claims;
  }
}

/** Of a text that is the same: what is known stays, unless the document is somebody else's now. */
function sameFacts(before: DocumentFacts | undefined, sketch: DocumentFacts | undefined): DocumentFacts | undefined {
  return before !== undefined && sketch?.kind === before.kind ? { ...before, sure: sketch.sure, why: sketch.why } : sketch;
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
