import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Files } from '../core/index.ts';

/**
 * The files of this machine, by `file:` URI, for the command line: nothing else waits there, and what a rule asks about a file is answered
 * sooner than a thread could be given the question.
 */
export const localFiles: Files = {
  read: (uri, signal) => answer(signal, () => readFileSync(fileURLToPath(uri), 'utf8')),
  stat: (uri, signal) =>
    answer(signal, () => {
      const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false });
      return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined;
    }),
};

/** `undefined` for what cannot be read. */
async function answer<Answer>(signal: AbortSignal | undefined, ask: () => Answer): Promise<Answer | undefined> {
  signal?.throwIfAborted();
  await Promise.resolve();
  try {
    return ask();
  } catch {
    return undefined;
  }
}
