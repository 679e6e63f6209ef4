import type { Severity } from '../rules/index.ts';

/** The names that exist; a list that is left out allows any. */
export interface Vocabulary {
  readonly rules?: readonly RuleName[] | undefined;
  readonly kinds?: readonly KindName[] | undefined;
}

export interface RuleName {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
}

export interface KindName {
  readonly kind: string;
  /** "runbook" */
  readonly one: string;
  /** What its documents can be held to; a kind without profiles has no setting of its own. */
  readonly profiles?: readonly string[] | undefined;
}

/** What a rule can be set to. */
export const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'info', 'hint'];

/** What each setting does, for hovers and the schema; `''` is the file. */
export const ABOUT: Readonly<Record<string, string>> = {
  '': 'What Steady takes for its documents, and which rules hold, in the editor and on the command line alike. Files further down decide.',
  version: 'The form of this file: 1.',
  root: 'Whether the files in the folders above are left unread. What they set for runs holds all the same.',
  rules: 'How grave each finding is, or `off`. The nearest file that names a rule decides.',
  documents: 'Files that are of a kind whatever they contain: globs from the folder of this file.',
  run: 'What is run from documents in this folder.',
  'run.protected':
    'Globs of contexts, namespaces, profiles, projects and the like that are protected besides those with prod, production, prd or live as a whole word.',
  'run.destroys':
    'Globs of commands that destroy something, such as `make deploy*`: they are shown and asked about. What is known to destroy always is.',
  'run.env': 'Variables that are set before each run, in trusted workspaces only. Values in quotes; what a file above sets stands.',
};

/** The name of a variable. */
export const VARIABLE = '^[A-Za-z_][A-Za-z0-9_]*$';
/**
 * Variables that make a shell or the loader run something, or read the rest differently; and those that a shell keeps for itself, where an
 * assignment fails and takes the rest of the environment with it.
 */
export const OF_THE_SHELL =
  '^(?:BASH_ENV|ENV|PROMPT_COMMAND|SHELLOPTS|BASHOPTS|POSIXLY_CORRECT|IFS|ZDOTDIR|HISTFILE|HISTCONTROL|FPATH|MODULE_PATH|UID|EUID|GID|EGID|' +
  'PPID|BASHPID|BASH_VERSINFO|RANDOM|SECONDS|LINENO|USERNAME|status|path|fpath|cdpath|manpath|argv|pipestatus|prompt|psvar|watch|aliases)$' +
  '|^(?:PS[0-9]|PROMPT[0-9]?|RPROMPT|LD_|DYLD_|__steady)';
