import type { Kind } from './room.ts';

/** A document and where it stands. */
export interface Source {
  readonly uri: string;
  /** From the workspace root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  /** The kind that the person says it is: nothing is recognised then. */
  readonly as?: Kind | undefined;
}

/** A stretch of a document that is a room's. */
export interface Part {
  readonly kind: Kind;
  readonly line: number;
  readonly endLine: number;
  readonly sure: number;
  readonly why: string;
}
