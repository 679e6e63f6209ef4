import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Change, DocumentFacts } from '../../../src/core/index.ts';

/** A folder on the disk that is gone after the test. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

export function makeFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const top = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'steady-index-')));
  const folder: Folder = {
    path: top,
    uri: pathToFileURL(top).href,
    write(more) {
      for (const [name, text] of Object.entries(more)) {
        mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
        writeFileSync(path.join(top, name), text);
      }
    },
    remove() {
      rmSync(top, { recursive: true, force: true });
    },
  };
  folder.write(files);
  return folder;
}

/** What was told of a folder, put together: path → facts. */
export class Told {
  readonly known = new Map<string, DocumentFacts>();
  /** Changes in all, whatever they said. */
  count = 0;

  constructor(private readonly folder: Folder) {}

  readonly take = (changes: readonly Change[]): void => {
    for (const [uri, facts] of changes) {
      this.count++;
      const file = decodeURIComponent(uri.slice(this.folder.uri.length + 1));
      if (facts === undefined) this.known.delete(file);
      else this.known.set(file, facts);
    }
  };

  get titles(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.known].map(([file, { title }]) => [file, title] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
