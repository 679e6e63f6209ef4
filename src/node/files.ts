import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Files } from '../core/index.ts';

/** The files of this machine, by `file:` URI. */
export const localFiles: Files = {
  async read(uri, signal) {
    try {
      return await readFile(fileURLToPath(uri), { encoding: 'utf8', ...(signal && { signal }) });
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  },
  async stat(uri, signal) {
    try {
      const found = await stat(fileURLToPath(uri));
      return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  },
};
