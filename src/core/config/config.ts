import type { Fix, RuleSettings } from '../rules/index.ts';
import type { Range } from '../text/index.ts';
import { matchesGlob } from './glob.ts';

/** What all the `.steady.yaml` files that hold for a folder say together. */
export interface Config {
  /** The URI of the workspace's root, without a slash at the end; `undefined` where nothing was read. */
  readonly root: string | undefined;
  /** The nearest file that names a rule decides. */
  readonly rules: RuleSettings;
  /** Which documents the files call theirs, the nearest file first. */
  readonly documents: readonly DocumentClaim[];
  /** The environments of the files, from the root down. No name stands in two of them: the file nearest to the root has it. */
  readonly environments: readonly RunSettings[];
  /** Globs of contexts, namespaces and the like that are protected besides those that are by their name; of all files, whatever is nearer. */
  readonly protected: readonly string[];
  /** Globs of commands that destroy, whatever is known of them else; of all files. */
  readonly destroys: readonly string[];
  /** What documents of a kind should have, by kind; the nearest file that says it decides. */
  readonly expected: Readonly<Record<string, ExpectedSections>>;
  readonly problems: readonly ConfigProblem[];
}

/** Which sections a kind of document should have: those of a profile of its room, and others by their names. */
export interface ExpectedSections {
  readonly profile?: string;
  readonly sections?: readonly string[];
}

/** "What these globs match is a runbook." */
export interface DocumentClaim {
  readonly kind: string;
  readonly globs: readonly string[];
  /** The folder that the globs start from, as a path from the workspace root; empty for the root. */
  readonly folder: string;
}

/** `run.env` of one file. */
export interface RunSettings {
  /** The URI of the folder that holds the file, without a slash at the end. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Something in a `.steady.yaml` that was not understood and has no effect. */
export interface ConfigProblem {
  readonly uri: string;
  readonly message: string;
  readonly range: Range;
  /** It may be the environment of what is run that is not understood: then nothing is run. */
  readonly concernsRuns: boolean;
  readonly fixes: readonly Fix[];
}

/** What holds where there is no `.steady.yaml`. */
export const NO_CONFIG: Config = Object.freeze({
  root: undefined,
  rules: {},
  documents: [],
  environments: [],
  protected: [],
  destroys: [],
  expected: {},
  problems: [],
});

/** The kind that the configuration gives to a document, and the glob that says so. */
export function claimOf(config: Config, path: string): { readonly kind: string; readonly glob: string } | undefined {
  for (const claim of config.documents) {
    if (claim.folder !== '' && !path.startsWith(`${claim.folder}/`)) continue;
    const inside = claim.folder === '' ? path : path.slice(claim.folder.length + 1);
    const glob = claim.globs.find((pattern) => matchesGlob(pattern, inside));
    if (glob !== undefined) return { kind: claim.kind, glob };
  }
  return undefined;
}
