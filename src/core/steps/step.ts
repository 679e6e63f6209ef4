import type { CodeBlock, Limit } from '../markdown/index.ts';
import type { ShellReading } from '../shell/index.ts';
import type { Range } from '../text/index.ts';
import type { OptionProblem, PlacedPair, StepOptions } from './annotation/index.ts';

/** A heading of the document with the lines that belong to it, subsections included. Ranges are the document's. */
export interface Section {
  readonly title: string;
  /** GitHub's anchor, with `-1`, `-2` … for the second and later of the same text. */
  readonly slug: string;
  readonly depth: number;
  /** The heading itself. */
  readonly heading: Range;
  /** Last line that belongs to it, 0-based. */
  readonly endLine: number;
  /** Index of the section it stands in, or -1. */
  readonly parent: number;
}

/** A code block in its place, with all that its text tells. Steps are no room's own: every recognised document has them. */
export interface Step {
  /** Explicit, else `<section-slug>/<n>` with n from 1 within the section; `top/<n>` before the first heading. */
  readonly id: string;
  /** First 16 hex digits of the SHA-256 of the block's text. */
  readonly hash: string;
  /** The sentence or list item that introduces the block, else its first command. */
  readonly label: string;
  /** Index into the sections, or -1 before the first heading. */
  readonly section: number;
  /** The block in the document: the lines of the opening and of the closing fence. */
  readonly range: Range;
  /** Its place is `range`: the element's own is relative to a chunk. */
  readonly block: Omit<CodeBlock, 'range'>;
  readonly reading: ShellReading;
  /** What the author says of it in a comment above it or behind its language. */
  readonly options: StepOptions;
  /** Where `options` come from; `undefined` where nothing is said. */
  readonly annotation: Annotation | undefined;
  /** The block below under `<!-- steady-expect -->`: what comes out is compared with it. */
  readonly expected: ExpectedOutput | undefined;
}

/** The places of what is said of a block, in the document. */
export interface Annotation {
  /** Every key with its places, in the order of the text. */
  readonly pairs: readonly PlacedPair[];
  /** The place of an explicit id. */
  readonly id: Range | undefined;
  readonly problems: readonly OptionProblem[];
}

export interface ExpectedOutput {
  readonly text: string;
  /** The block that shows it. */
  readonly range: Range;
  /** The document's line that its text begins on. */
  readonly firstLine: number;
}

/** A comment that is about a block and has none. */
export interface Stray {
  readonly kind: 'options' | 'expect';
  /** `block`: none follows at once. `step`: no block that runs comes before the output. */
  readonly missing: 'block' | 'step';
  /** In the document. */
  readonly range: Range;
}

/** The step as it runs with another script than the one in the document: values are in their places. It stays the step that it was. */
export function withReading(step: Step, reading: ShellReading): Step {
  const { id, hash, label, section, range, block, options, annotation, expected } = step;
  return { id, hash, label, section, range, block, reading, options, annotation, expected };
}

/** What rules look at that are for documents of every kind. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly strays: readonly Stray[];
  /** What is too large to be read. */
  readonly limits: readonly Limit[];
}
