import type { CodeBlock, Limit } from '../markdown/index.ts';
import type { ShellReading } from '../shell/index.ts';
import type { Range } from '../text/index.ts';

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
}

/** The step as it runs with another script than the one in the document: values are in their places. It stays the step that it was. */
export function withReading({ id, hash, label, section, range, block }: Step, reading: ShellReading): Step {
  return { id, hash, label, section, range, block, reading };
}

/** What rules look at that are for documents of every kind. */
export interface Steps {
  readonly steps: readonly Step[];
  /** What is too large to be read. */
  readonly limits: readonly Limit[];
}
