import { Worker } from 'node:worker_threads';
import type { Change } from '../../core/index.ts';
import type { Answer, IndexFolder, ReadText, Request, WorkerSettings } from './messages.ts';

/** Milliseconds between two looks at whether the worker still lives. */
const LOOK = 1000;
/** So many of them without a sign of life, and the worker hangs. A machine that slept is told from a worker that does. */
const MOST_SILENT = 10;
/** A worker that ended so often without finishing is not started again. */
const MOST_STARTS = 6;
/** Megabytes: a worker that needs more is ended by itself, rather than the whole editor by the system. */
const MOST_MEMORY = 768;

export interface WorkspaceIndexRequest extends WorkerSettings {
  /** The worker's own file. */
  readonly script: string;
  /** Hears of all that comes to be known. */
  readonly changed: (changes: readonly Change[]) => void;
  /** The worker had to be started again: texts that it was handed are to be handed over once more. */
  readonly restarted?: () => void;
  readonly problem: (message: string) => void;
  /** For tests: milliseconds in the place of `LOOK`. */
  readonly look?: number;
}

/** How long the last look through the folders took, in milliseconds from when it was asked for. */
export interface IndexLook {
  readonly files: number;
  /** Those whose text had to be read: few where most was kept from the last time. */
  readonly read: number;
  readonly looked: number;
  /** Until all was parsed; `undefined` while it is not. */
  readonly whole: number | undefined;
}

/** The documents of folders, followed by a worker of their own: the editor's own thread only hears what is known. */
export interface WorkspaceIndex {
  /** Looks through the folders, which take the place of those before. Resolves when every file has been looked at. */
  open(folders: readonly IndexFolder[]): Promise<void>;
  /** Files or folders have changed, come or gone. */
  changed(uris: readonly string[]): void;
  /** Documents that only the host can read, new or changed. */
  texts(texts: readonly ReadText[]): void;
  /** Resolves when all that was asked for has been parsed. */
  whole(): Promise<void>;
  /** The last look that came to its end. */
  readonly look: IndexLook | undefined;
  dispose(): Promise<void>;
}

export function createWorkspaceIndex(request: WorkspaceIndexRequest): WorkspaceIndex {
  return new WatchedIndex(request);
}

class WatchedIndex implements WorkspaceIndex {
  readonly #request: WorkspaceIndexRequest;
  #worker: Worker | undefined;
  #watch: NodeJS.Timeout | undefined;
  #silent = 0;
  #starts = 0;
  /** Requests that this worker was sent: an answer that was given before the last of them is not the last word. */
  #posted = 0;
  #openedBy = 0;
  #openedAt = 0;
  #look: IndexLook | undefined;
  #folders: readonly IndexFolder[] = [];
  readonly #skipped = new Set<string>();
  #reading: string | undefined;
  /** All that was told of, and since the folders were opened last. */
  readonly #known = new Set<string>();
  #seen = new Set<string>();
  #sketched = new Milestone();
  #whole = new Milestone();

  constructor(request: WorkspaceIndexRequest) {
    this.#request = request;
  }

  open(folders: readonly IndexFolder[]): Promise<void> {
    this.#folders = folders;
    this.#starts = 0;
    this.#sketched.again();
    this.#whole.again();
    this.#openAgain();
    return this.#sketched.reached();
  }

  changed(uris: readonly string[]): void {
    this.#whole.again();
    this.#post({ kind: 'changed', uris });
  }

  texts(texts: readonly ReadText[]): void {
    this.#whole.again();
    this.#post({ kind: 'texts', texts: texts.filter(({ uri }) => !this.#skipped.has(uri)) });
  }

  whole(): Promise<void> {
    return this.#whole.reached();
  }

  get look(): IndexLook | undefined {
    return this.#look;
  }

  async dispose(): Promise<void> {
    clearInterval(this.#watch);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#sketched.reach();
    this.#whole.reach();
    await worker?.terminate();
  }

  /** `false` where no worker is there any more. */
  #openAgain(): boolean {
    this.#seen = new Set();
    this.#openedAt = performance.now();
    const isThere = this.#post({ kind: 'open', folders: this.#folders, skipped: [...this.#skipped] });
    this.#openedBy = this.#posted;
    return isThere;
  }

  #post(request: Request): boolean {
    this.#worker ??= this.#start();
    this.#worker?.postMessage(request);
    this.#posted++;
    return this.#worker !== undefined;
  }

  #start(): Worker | undefined {
    if (this.#starts++ >= MOST_STARTS) {
      this.#request.problem(`The index ended ${String(MOST_STARTS)} times: it is not started again until the views are refreshed`);
      this.#sketched.reach();
      this.#whole.reach();
      return undefined;
    }
    const { script, cache, version, look = LOOK } = this.#request;
    const settings: WorkerSettings = { cache, version };
    const worker = new Worker(script, {
      workerData: settings,
      // None of the host: a loader or a profiler of its own would be started here once more.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      if (worker === this.#worker) this.#hear(answer);
    });
    worker.on('error', (error) => {
      this.#request.problem(`The index failed: ${String(error)}`);
    });
    worker.on('exit', () => {
      this.#ended(worker);
    });
    this.#silent = this.#posted = 0;
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (++this.#silent > MOST_SILENT) void worker.terminate();
    }, look).unref();
    return worker;
  }

  #hear(answer: Answer): void {
    this.#silent = 0;
    switch (answer.kind) {
      case 'changes':
        this.#learn(answer.changes);
        break;
      case 'reading':
        this.#reading = answer.uri;
        break;
      case 'problem':
        this.#request.problem(answer.message);
        break;
      case 'sketched':
        if (answer.taken < this.#openedBy) break;
        this.#learn([...this.#known].filter((uri) => !this.#seen.has(uri)).map((uri) => [uri, undefined]));
        this.#look = { files: answer.looked, read: answer.read, looked: performance.now() - this.#openedAt, whole: undefined };
        this.#sketched.reach();
        break;
      case 'whole':
        if (answer.taken < this.#posted) break;
        this.#reading = undefined;
        this.#starts = 0;
        if (this.#look !== undefined) this.#look = { ...this.#look, whole: this.#look.whole ?? performance.now() - this.#openedAt };
        this.#whole.reach();
        break;
      case 'alive':
    }
  }

  #learn(changes: readonly Change[]): void {
    for (const [uri, facts] of changes) {
      if (facts === undefined) this.#known.delete(uri);
      else {
        this.#known.add(uri);
        this.#seen.add(uri);
      }
    }
    if (changes.length > 0) this.#request.changed(changes);
  }

  /** A worker that crashed or hung is started again, and leaves out what it was reading. */
  #ended(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    clearInterval(this.#watch);
    if (this.#reading !== undefined) {
      this.#request.problem(`${this.#reading} could not be read to the end: it is left out`);
      this.#skipped.add(this.#reading);
      this.#reading = undefined;
    }
    if (this.#openAgain()) this.#request.restarted?.();
  }
}

/** A point that is reached again and again. */
class Milestone {
  #waiting: (() => void)[] = [];
  #isReached = true;

  again(): void {
    this.#isReached = false;
  }

  reach(): void {
    this.#isReached = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const tell of waiting) tell();
  }

  reached(): Promise<void> {
    if (this.#isReached) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
