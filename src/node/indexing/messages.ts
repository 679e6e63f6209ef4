import type { Change, Config } from '../../core/index.ts';

/** A folder to index. URIs are written as the host writes them, without a slash at the end. */
export interface IndexFolder {
  readonly uri: string;
  /** The root of the workspace that it belongs to. */
  readonly root: string;
  /** Globs of the person's own, from the folder. */
  readonly excludes: readonly string[];
}

/** A document that only the host can read. */
export interface ReadText {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly config: Config;
}

/** What the host asks of the worker. */
export type Request =
  | { readonly kind: 'open'; readonly folders: readonly IndexFolder[]; readonly skipped: readonly string[] }
  | { readonly kind: 'changed'; readonly uris: readonly string[] }
  | { readonly kind: 'texts'; readonly texts: readonly ReadText[] };

/** What the worker says; `taken` is how many requests it had carried out by then. */
export type Answer =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** Every document of the folders has been looked at, so that what was not told of is not there. */
  | { readonly kind: 'sketched'; readonly taken: number; readonly looked: number; readonly read: number }
  /** All is known, and kept for the next start. */
  | { readonly kind: 'whole'; readonly taken: number }
  /** What is worked on now: should it never end, this is what to leave out. */
  | { readonly kind: 'reading'; readonly uri: string }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'alive' };

/** How the worker is started. */
export interface WorkerSettings {
  /** The folder of the cache; nothing is kept without. */
  readonly cache: string | undefined;
  /** Of all that facts depend on but the files: what another version has kept is not read. */
  readonly version: string;
}
