import type * as vscode from 'vscode';
import type { Answer, Question } from '../../core/index.ts';

/** The values that were given to a document's names, in this workspace's storage: never a secret, never in the document. */
export interface InputMemory {
  of(uri: string): ReadonlyMap<string, string>;
  keep(uri: string, questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Promise<void>;
  forget(uri: string): Promise<void>;
}

export function createInputMemory(storage: vscode.Memento): InputMemory {
  const keyOf = (uri: string): string => `inputs ${uri}`;
  const read = (uri: string): Readonly<Record<string, string>> => storage.get<Record<string, string>>(keyOf(uri), {});
  return {
    of: (uri) => new Map(Object.entries(read(uri))),
    async keep(uri, questions, answers) {
      const kept = { ...read(uri) };
      for (const { name, secret } of questions) {
        const answer = answers.get(name);
        if (answer?.kind === 'value' && !secret) kept[name] = answer.value;
      }
      await storage.update(keyOf(uri), kept);
    },
    forget: async (uri) => {
      await storage.update(keyOf(uri), undefined);
    },
  };
}
