import * as vscode from 'vscode';
import {
  readOutline,
  type Change,
  type DocumentFacts,
  type Kind,
  type OutlineNode,
  type RunStep,
  type Service,
  type Session,
  type Step,
  type StepBrief,
} from '../../core/index.ts';
import type { Documents } from './documents.ts';
import type { IndexLook } from '../../node/index.ts';
import { createIndexing, type Indexing } from './indexing.ts';
import type { HostLog } from './log.ts';
import { timed } from './work.ts';

/** Milliseconds after which the others hear of what is typed into a document. */
const AFTER = 300;

/** A document of ours somewhere in the workspace: as it is being edited, or else as its file is. */
export interface Entry {
  readonly uri: vscode.Uri;
  readonly kind: Kind;
  readonly title: string;
  /** From the folder that is open. */
  readonly path: string;
  outline(): readonly OutlineNode[];
  steps(): readonly RunStep[];
  step(id: string): StepBrief | undefined;
}

/** All documents of ours in the workspace, open or not. Looks through the workspace when first asked, then follows the file system. */
export interface Library extends vscode.Disposable {
  entries(): Promise<readonly Entry[]>;
  /** Resolves when every file of the workspace has been looked at. */
  ready(): Promise<void>;
  /** How the last look through the workspace went. */
  readonly look: IndexLook | undefined;
  /** What a step would run, or its text: read when it is asked for. */
  script(uri: vscode.Uri, step: string): Promise<string | undefined>;
  refresh(): void;
  readonly onDidChange: vscode.Event<void>;
  /** It has begun to look through the workspace: the promise is for its end. */
  readonly onDidBegin: vscode.Event<Promise<void>>;
}

export interface LibraryRequest {
  readonly context: vscode.ExtensionContext;
  readonly service: Service;
  readonly documents: Documents;
  readonly log: HostLog;
}

export function createLibrary(request: LibraryRequest): Library {
  return new WorkspaceLibrary(request);
}

class WorkspaceLibrary implements Library {
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #indexing: Indexing;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #entries = new WeakMap<DocumentFacts, Entry>();
  /** The documents whose files are ours: what git ignores is not, though somebody has it open. */
  readonly #onDisk = new Set<string>();
  /** Documents that are edited, with the pause until the others hear of it. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #ready: Promise<void> | undefined;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  readonly onDidBegin: Library['onDidBegin'];

  constructor({ context, service, documents, log }: LibraryRequest) {
    this.#service = service;
    this.#documents = documents;
    const learn = timed('The index', (changes: readonly Change[]) => {
      this.#hear(changes);
    });
    this.#indexing = createIndexing({ context, service, log, learn });
    this.onDidBegin = this.#indexing.onDidBegin;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#indexing,
      documents.onDidChange((uri) => {
        this.#edited(uri);
      }),
      documents.onDidClose((uri) => {
        this.#forget(uri.toString());
        // As it is on the disk from now on: what was typed may not have been saved.
        this.#indexing.changed(uri);
        this.#changed.fire();
      }),
    );
  }

  get look(): IndexLook | undefined {
    return this.#indexing.look;
  }

  ready(): Promise<void> {
    return (this.#ready ??= this.#start());
  }

  async entries(): Promise<readonly Entry[]> {
    await this.ready();
    const found: Entry[] = [];
    const open = this.#open();
    for (const session of open.values()) {
      if (session.kind !== undefined) found.push(liveEntry(session, session.kind));
    }
    for (const facts of this.#service.library()) if (!open.has(facts.uri)) found.push(this.#entry(facts));
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async script(uri: vscode.Uri, id: string): Promise<string | undefined> {
    const session = this.#open().get(uri.toString()) ?? (await this.#read(uri));
    const step = session?.step(id);
    return step && (step.reading.script ?? step.block.text);
  }

  refresh(): void {
    this.#indexing.again();
    this.#changed.fire();
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  async #start(): Promise<void> {
    await this.#indexing.start();
  }

  /** The sessions of documents that are open and belong to the workspace. */
  #open(): ReadonlyMap<string, Session> {
    const inside = [...this.#documents.all()].filter(({ uri }) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined);
    return new Map(inside.map((session) => [session.uri, session]));
  }

  #edited(uri: vscode.Uri): void {
    this.#changed.fire();
    if (this.#ready === undefined) return;
    const key = uri.toString();
    this.#forget(key);
    const tell = timed('Facts', () => {
      this.#waiting.delete(key);
      const session = this.#open().get(key);
      if (session !== undefined && this.#onDisk.has(key)) this.#learn([[key, session.facts()]]);
    });
    this.#waiting.set(key, setTimeout(tell, AFTER));
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }

  /** What is told of files; of a document that is open, its text in the editor is what counts. */
  #hear(changes: readonly Change[]): void {
    const open = this.#open();
    for (const [uri, facts] of changes) {
      if (facts === undefined) this.#onDisk.delete(uri);
      else this.#onDisk.add(uri);
    }
    this.#learn(changes.map(([uri, facts]) => [uri, facts && (open.has(uri) ? open.get(uri)?.facts() : facts)]));
  }

  #learn(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.#documents.look(this.#service.learn(changes));
    this.#changed.fire();
  }

  #entry(facts: DocumentFacts): Entry {
    let entry = this.#entries.get(facts);
    if (entry === undefined) this.#entries.set(facts, (entry = keptEntry(facts)));
    return entry;
  }

  async #read(uri: vscode.Uri): Promise<Session | undefined> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return this.#service.open({ uri: uri.toString(), path: uri.path, text });
    } catch {
      return undefined;
    }
  }
}

function liveEntry(session: Session, kind: Kind): Entry {
  const uri = vscode.Uri.parse(session.uri);
  return {
    uri,
    kind,
    title: session.title,
    path: session.path,
    outline: () => session.outline(),
    steps: () => session.procedure().steps,
    step: (id) => {
      const step = stepsById(session.procedure().steps).get(id);
      return step && { id, hash: step.hash, run: step.reading.run, effect: step.reading.effect };
    },
  };
}

/** A tree asks for every step of a document. */
function stepsById(steps: readonly Step[]): ReadonlyMap<string, Step> {
  let found = byId.get(steps);
  if (found === undefined) byId.set(steps, (found = new Map(steps.map((step) => [step.id, step]))));
  return found;
}

const byId = new WeakMap<readonly Step[], ReadonlyMap<string, Step>>();

function keptEntry(facts: DocumentFacts): Entry {
  const uri = vscode.Uri.parse(facts.uri);
  return {
    uri,
    kind: facts.kind,
    title: facts.title,
    path: vscode.workspace.asRelativePath(uri, false),
    outline: () => readOutline(facts).nodes,
    steps: () => readOutline(facts).steps,
    step: (id) => readOutline(facts).step(id),
  };
}
