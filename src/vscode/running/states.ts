import * as vscode from 'vscode';
import { assignRuns, lost, runKey, type KeptRun, type RunState, type RunStep } from '../../core/index.ts';
import { moved, onRename } from '../host/renames.ts';

/** Where a run that has not told its end can still be heard, also by the window that comes after a reload. */
export interface Trace {
  /** The process of the terminal's shell. */
  readonly shell: number;
  /** The folder of its files, and where its end will stand; a command that was typed as it is has neither. */
  readonly files?: { readonly folder: string; readonly status: string };
  /** It has a terminal of its own, which is not the runbook's. */
  readonly isolated?: true;
  /** What it prints is to be compared, which another window does not do. */
  readonly compared?: true;
}

/** What is known of a run. */
type Known = Pick<Kept, 'state' | 'trace'>;

/** A run as it is kept. */
interface Kept extends KeptRun {
  readonly uri: string;
  readonly trace?: Trace;
}

/** So many runs are remembered; the oldest make room. */
const MOST = 500;
const STORAGE = 'runs';

/** How the steps of this workspace went the last time, over reloads of the window. */
export class RunStates implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #kept: Map<string, Kept>;
  /** What waits for its terminal, instead of how it went before. No window remembers it: what waited is not run by the next one. */
  readonly #queued = new Map<string, Kept>();
  /** By the steps that were asked about, until anything changes. */
  #assigned = new WeakMap<readonly RunStep[], ReadonlyMap<string, RunState>>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    this.#kept = new Map(storage.get<readonly Kept[]>(STORAGE, []).map((kept) => [keyOf(kept), kept]));
    // A document that is renamed keeps its runs, also the one that is still going on.
    this.#subscription = onRename((from, to) => {
      this.#rename(from, to);
    });
  }

  /** How the steps of a document went, by their ids. */
  of(uri: string, steps: readonly RunStep[]): ReadonlyMap<string, RunState> {
    const known = this.#assigned.get(steps);
    if (known !== undefined) return known;
    const runs = [...this.#kept.values(), ...this.#queued.values()].filter((kept) => kept.uri === uri);
    const assigned = assignRuns(steps, runs);
    this.#assigned.set(steps, assigned);
    return assigned;
  }

  /** What is known of this very step with this very text. */
  exact(uri: string, { id, hash }: RunStep): Known | undefined {
    return this.#kept.get(runKey(uri, id, hash));
  }

  /** Nothing has become of a run: what was known before is so again. */
  restore(uri: string, step: RunStep, before: Known | undefined): void {
    this.#kept.delete(runKey(uri, step.id, step.hash));
    if (before !== undefined) this.tell(uri, step, before.state, before.trace);
    else this.#told(uri);
  }

  /** It waits for its terminal; without `state` it waits no more. */
  queue(uri: string, { id, hash }: RunStep, state?: RunState): void {
    const key = runKey(uri, id, hash);
    if (state === undefined) this.#queued.delete(key);
    else this.#queued.set(key, { uri, step: id, hash, state });
    this.#tellOf(uri);
  }

  /** Keeps how a step goes and tells; `trace` for as long as it runs. */
  tell(uri: string, { id, hash }: RunStep, state: RunState, trace?: Trace): RunState {
    const kept: Kept = { uri, step: id, hash, state, ...(trace && { trace }) };
    this.#kept.delete(keyOf(kept));
    this.#kept.set(keyOf(kept), kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    this.#told(uri);
    return state;
  }

  /** The runs of an earlier window that had not told their end. Those without a trace cannot be heard any more. */
  unfinished(): readonly (Kept & { readonly trace: Trace })[] {
    const running = [...this.#kept.values()].filter(({ state }) => state.status === 'running');
    for (const { uri, step, hash, state, trace } of running)
      if (trace === undefined) this.tell(uri, { id: step, hash }, lost(state, 'the window was closed before it ran'));
    return running.flatMap((kept) => (kept.trace === undefined ? [] : [{ ...kept, trace: kept.trace }]));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #rename(from: string, to: string): void {
    for (const runs of [this.#kept, this.#queued]) {
      for (const [key, kept] of [...runs]) {
        const uri = moved(kept.uri, from, to);
        if (uri === undefined) continue;
        const after = { ...kept, uri };
        runs.delete(key);
        runs.set(keyOf(after), after);
      }
    }
    this.#told(to);
  }

  /** For this window, and for the one that comes after. */
  #told(uri: string): void {
    void this.#storage.update(STORAGE, [...this.#kept.values()]);
    this.#tellOf(uri);
  }

  #tellOf(uri: string): void {
    this.#assigned = new WeakMap();
    this.#changed.fire(vscode.Uri.parse(uri));
  }
}

function keyOf({ uri, step, hash }: Kept): string {
  return runKey(uri, step, hash);
}
