import type { Range, TextChange } from '../text/index.ts';
import type { Element } from './element.ts';

/**
 * A run of top-level blocks that was parsed by itself. The object stays the same for as long as its own text and meaning do, whatever
 * happens above it: only `line` and `offset` move. Facts may therefore be kept in a WeakMap by chunk.
 */
export interface Chunk {
  /** 0-based line of the document where the chunk begins. */
  readonly line: number;
  readonly offset: number;
  readonly text: string;
  /** In document order, ranges relative to the chunk. */
  readonly elements: readonly Element[];
}

/** Something that is too large to be parsed in bounded time: its chunk holds headings and fences only, as the line scanner sees them. */
export interface Limit {
  readonly what: 'depth' | 'line' | 'paragraph' | 'region' | 'document';
  readonly range: Range;
}

/** Lines of a document, 0-based, both included. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** A Markdown text that is kept parsed under edits, equal in every node and position to a full parse. */
export interface MarkdownDocument {
  readonly chunks: readonly Chunk[];
  readonly limits: readonly Limit[];
  /** Joined on demand: not for use on every keystroke. */
  readonly text: string;
  readonly length: number;
  readonly lineCount: number;
  /** Applied one after another, each to the result of the one before. */
  apply(changes: readonly TextChange[]): void;
  reset(text: string): void;
  /** Everything is read: nothing says what a line scanner only guessed, or what it said before a change. */
  readonly isSettled: boolean;
  /** Reads a piece of what waits, first of what touches the lines. `true` where more is waiting. */
  advance(near?: LineSpan): boolean;
  /** Reads all that waits. */
  settle(): void;
}
