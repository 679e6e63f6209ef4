import * as vscode from 'vscode';
import { lost, runKey, type RunState, type Step } from '../../core/index.ts';

/** Where a run that has not told its end can still be heard, also by the window that comes after a reload. */
export interface Trace {
  /** The process of the terminal's shell. */
  readonly shell: number;
  readonly folder: string;
  readonly status: string;
}

/** A run as it is kept. */
interface Kept {
  readonly uri: string;
  readonly step: string;
  readonly hash: string;
  readonly state: RunState;
  readonly trace?: Trace;
}

/** So many runs are remembered; the oldest make room. */
const MOST = 500;
const STORAGE = 'runs';

/** How the steps of this workspace went the last time, over reloads of the window. */
export class RunStates implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #kept: Map<string, Kept>;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    this.#kept = new Map(storage.get<readonly Kept[]>(STORAGE, []).map((kept) => [keyOf(kept), kept]));
    // A document that is renamed keeps its runs, also the one that is still going on.
    this.#subscription = vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) this.#rename(oldUri, newUri);
    });
  }

  state(uri: string, { id, hash }: Pick<Step, 'id' | 'hash'>): RunState | undefined {
    return this.#kept.get(runKey(uri, id, hash))?.state;
  }

  /** Keeps how a step goes and tells; `trace` for as long as it runs. */
  tell(uri: string, { id, hash }: Pick<Step, 'id' | 'hash'>, state: RunState, trace?: Trace): RunState {
    const kept: Kept = { uri, step: id, hash, state, ...(trace && { trace }) };
    this.#kept.delete(keyOf(kept));
    this.#kept.set(keyOf(kept), kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    this.#save();
    this.#changed.fire(vscode.Uri.parse(uri));
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

  #rename(from: vscode.Uri, to: vscode.Uri): void {
    const [before, after] = [from.toString(), to.toString()];
    for (const [key, kept] of [...this.#kept]) {
      if (kept.uri !== before && !kept.uri.startsWith(`${before}/`)) continue;
      const moved = { ...kept, uri: after + kept.uri.slice(before.length) };
      this.#kept.delete(key);
      this.#kept.set(keyOf(moved), moved);
    }
    this.#save();
    this.#changed.fire(to);
  }

  #save(): void {
    void this.#storage.update(STORAGE, [...this.#kept.values()]);
  }
}

function keyOf({ uri, step, hash }: Kept): string {
  return runKey(uri, step, hash);
}
