import { watch, type FSWatcher } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const LOOK_EVERY = 1000;

/** A folder for the files of one run: mode 0700 (mkdtemp's own), outside every workspace, gone when the run is over. */
export interface RunFolder {
  readonly path: string;
  /** Mode 0600; refuses to overwrite. */
  write(files: readonly { readonly path: string; readonly text: string }[]): Promise<void>;
  /**
   * Resolves with the first text of `file` that `accept` takes. Waits for the file system's word, and looks again whenever `nudge` is
   * called, since a watch can be lost on some file systems. Never resolves once the folder is removed.
   */
  waitFor<T>(file: string, accept: (text: string) => T | undefined): { readonly result: Promise<T>; nudge(): void };
  /** The text of a file that a run has left here; `undefined` where there is none. */
  read(file: string): Promise<string | undefined>;
  /** When a file was written, in milliseconds since the epoch; `undefined` where there is none. */
  writtenAt(file: string): Promise<number | undefined>;
  remove(): Promise<void>;
}

export async function createRunFolder(parent = os.tmpdir()): Promise<RunFolder> {
  return openRunFolder(await mkdtemp(path.join(parent, 'steady-')));
}

/** The folder of a run that another window has begun. */
export function openRunFolder(folder: string): RunFolder {
  const closers: (() => void)[] = [];
  return {
    path: folder,
    async write(files) {
      for (const file of files) await writeFile(file.path, file.text, { mode: 0o600, flag: 'wx' });
    },
    writtenAt: (file) =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined,
      ),
    read: (file) => readFile(file, 'utf8').catch(() => undefined),
    waitFor(file, accept) {
      let tell: (found: ReturnType<typeof accept> & {}) => void = () => undefined;
      const result = new Promise<ReturnType<typeof accept> & {}>((resolve) => {
        tell = resolve;
      });
      const look = (): void => {
        readFile(file, 'utf8').then(
          (text) => {
            const found = accept(text);
            if (found === undefined || found === null) return;
            stop();
            tell(found);
          },
          () => undefined, // not there yet
        );
      };
      // Besides the watch, which a system can refuse (too many watches) or lose.
      const timer = setInterval(look, LOOK_EVERY);
      const watcher = watching(folder, look);
      const stop = (): void => {
        clearInterval(timer);
        watcher?.close();
      };
      closers.push(stop);
      look();
      return { result, nudge: look };
    },
    async remove() {
      for (const close of closers) close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function watching(folder: string, look: () => void): FSWatcher | undefined {
  try {
    return watch(folder, look).on('error', () => undefined);
  } catch {
    return undefined;
  }
}
