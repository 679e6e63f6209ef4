import type { Range } from '../text/index.ts';
import type { WrittenCommand } from '../shell/index.ts';

/** What a runbook's front matter says under `steady:`, which holds for all of its steps. */
export interface Declared {
  readonly inputs: readonly DeclaredInput[];
  readonly requires: Requirements;
  /** The shell that it is written for; `undefined`: the person's own. */
  readonly shell: 'bash' | 'zsh' | 'sh' | undefined;
  /** As written: relative to the document's folder. */
  readonly cwd: string | undefined;
  readonly problems: readonly DeclarationProblem[];
}

/** A value that the steps need, with what is known of it beyond its name. */
export interface DeclaredInput {
  readonly name: string;
  readonly description: string | undefined;
  readonly default: string | undefined;
  readonly choices: readonly string[];
  /** A regular expression for the whole value: for `acceptsValue`. */
  readonly pattern: string | undefined;
  /** Never remembered, never shown. */
  readonly secret: boolean;
  /** A command that lists the choices, one a line. It runs only when the person starts it, and passes every gate that a block passes. */
  readonly from: WrittenCommand | undefined;
  /** Of its name, in the document. */
  readonly range: Range;
}

export interface Requirements {
  /** The context that the steps are for. */
  readonly context: string | undefined;
  readonly tools: readonly RequiredTool[];
  /** Variables that have to be set. */
  readonly env: readonly string[];
}

/** `kubectl>=1.28`; without a version any will do. */
export interface RequiredTool {
  readonly name: string;
  readonly comparison: '>=' | '>' | '=' | '<' | '<=' | undefined;
  readonly version: string | undefined;
}

export interface DeclarationProblem {
  /** "Expected X, found Y". */
  readonly message: string;
  /** In the document. */
  readonly range: Range;
  readonly fix?: { readonly title: string; readonly text: string };
}

export const NOTHING_DECLARED: Declared = Object.freeze({
  inputs: [],
  requires: { context: undefined, tools: [], env: [] },
  shell: undefined,
  cwd: undefined,
  problems: [],
});
