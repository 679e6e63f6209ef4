import * as vscode from 'vscode';
import type { Answer, Question } from '../../core/index.ts';
import { moved, onRename } from '../host/renames.ts';

/** The values that were given to a document's names, in this workspace's storage: never a secret, never in the document. */
export interface InputMemory extends vscode.Disposable {
  of(uri: string): ReadonlyMap<string, string>;
  keep(uri: string, questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Promise<void>;
  set(uri: string, name: string, value: string): Promise<void>;
  /** Forgets the value of one name, or of all. */
  forget(uri: string, name?: string): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createInputMemory(storage: vscode.Memento): InputMemory {
  return new StoredInputs(storage);
}

const PREFIX = 'inputs ';

type Values = Readonly<Record<string, string>>;

class StoredInputs implements InputMemory {
  readonly #storage: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    // A document that is renamed keeps its values.
    this.#subscription = onRename((from, to) => void this.#rename(from, to));
  }

  of(uri: string): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#read(uri)));
  }

  async keep(uri: string, questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Promise<void> {
    const kept = { ...this.#read(uri) };
    for (const { name, secret } of questions) {
      const answer = answers.get(name);
      if (answer?.kind === 'value' && !secret) kept[name] = answer.value;
    }
    await this.#write(uri, kept);
  }

  async set(uri: string, name: string, value: string): Promise<void> {
    await this.#write(uri, { ...this.#read(uri), [name]: value });
  }

  async forget(uri: string, name?: string): Promise<void> {
    const left = Object.entries(this.#read(uri)).filter(([each]) => name !== undefined && each !== name);
    await this.#write(uri, left.length === 0 ? undefined : Object.fromEntries(left));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #read(uri: string): Values {
    return this.#storage.get<Values>(PREFIX + uri, {});
  }

  async #write(uri: string, values: Values | undefined): Promise<void> {
    await this.#storage.update(PREFIX + uri, values);
    this.#changed.fire();
  }

  async #rename(from: string, to: string): Promise<void> {
    for (const key of this.#storage.keys()) {
      const uri = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
      const after = moved(uri, from, to);
      if (after === undefined) continue;
      await this.#write(after, this.#read(uri));
      await this.#write(uri, undefined);
    }
  }
}
