import type { Config, ConfigProblem } from './config/index.ts';
import type { Declared } from './declared/index.ts';
import type { DocumentFacts } from './library/index.ts';
import type { LineSpan } from './markdown/index.ts';
import type { Kind, OutlineNode, Reading } from './room.ts';
import type { Finding, Silencing } from './rules/index.ts';
import type { RunEnvironment } from './running/index.ts';
import type { Procedure, Step } from './steps/index.ts';
import type { TextChange } from './text/index.ts';

/** A document and where it stands. */
export interface Source {
  readonly uri: string;
  /** From the workspace root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** The kind that the person says it is: nothing is recognised then. */
  readonly as?: Kind | undefined;
  /** The host calls `advance` while it is idle, so that no long text holds it up; else all is read at once. */
  readonly inSlices?: boolean;
}

/** A stretch of a document that is a room's. */
export interface Part {
  readonly kind: Kind;
  readonly line: number;
  readonly endLine: number;
  readonly sure: number;
  readonly why: string;
}

/**
 * One open document. Everything is worked out when asked for and kept until the text changes; nothing is parsed in a document that is
 * nobody's.
 */
export interface Session {
  readonly uri: string;
  readonly path: string;
  readonly kind: Kind | undefined;
  /** The first heading without the word for its kind: "High API Latency"; else the file's name. */
  readonly title: string;
  readonly parts: readonly Part[];
  readonly text: string;
  readonly lineCount: number;
  apply(changes: readonly TextChange[]): void;
  reset(text: string): void;
  /** `true` when the configuration is another than before. */
  configure(config: Config): boolean;
  /** What was not understood in the `.steady.yaml` files that hold here. */
  readonly configProblems: readonly ConfigProblem[];
  /** What `.steady.yaml` sets for what is run from here. For trusted workspaces only. */
  readonly environment: readonly RunEnvironment[];
  /** Globs of the commands that destroy by the word of `.steady.yaml`: see `raised`. */
  readonly destroys: readonly string[];
  /** Globs of the names that `.steady.yaml` protects besides those that are protected anyway. */
  readonly protectedNames: readonly string[];
  /** What its front matter says of all its steps. */
  readonly declared: Declared;
  treatAs(kind: Kind | undefined): void;
  /** All of the text is read. Until then outline and steps show for a part of it what a line scanner sees, or what stood there before. */
  readonly isSettled: boolean;
  /** Reads a small piece of what waits, first of what touches the lines, and then what the blocks do; `true` where more is waiting. */
  advance(near?: LineSpan): boolean;
  /** Reads all that waits: before anything is run, and before findings. */
  settle(): void;
  /** Sections and steps as the room shows them; empty for a document of no room. */
  outline(): readonly OutlineNode[];
  /** Every code block in its place, of any document: hosts show them only where `kind` is set. */
  procedure(): Procedure;
  /** Every element with the line that its range is relative to, of any document. */
  elements(): ReturnType<Reading['elements']>;
  step(id: string): Step | undefined;
  /** The step whose block holds the 0-based line. */
  stepAt(line: number): Step | undefined;
  /** What is to be known of it when it is not open; `undefined` for a document of no room. */
  facts(): DocumentFacts | undefined;
  /** As much of its facts as a look at its lines tells, without parsing it. */
  sketch(): DocumentFacts | undefined;
  /** What the rules find from what is known now. */
  findings(): readonly Finding[];
  /** What they find once all that they ask about other files has been fetched. Rejects only when `signal` is aborted. */
  settledFindings(signal?: AbortSignal): Promise<readonly Finding[]>;
  /** The comment that silences a finding; `undefined` where none can be. */
  silencing(finding: Pick<Finding, 'rule' | 'range'>): Silencing | undefined;
}
