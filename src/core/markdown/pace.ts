import { EngineChunk, type Effort } from './chunk.ts';
import { guessPieces } from './guess.ts';

/** How much an engine does at a time, in UTF-16 units. */
export interface Pace {
  /** Handed to the parser before what called for it is answered; the rest waits. */
  readonly slice: number;
  /** Handed to the parser at once, where nothing is known of what it is. */
  readonly window: number;
  /** A fenced block, list or table from here on is read by parts. */
  readonly long: number;
}

/** All of a document before anything else. */
export const WHOLE: Pace = { slice: Number.POSITIVE_INFINITY, window: 64 * 1024, long: 16 * 1024 };

/** Some milliseconds at a time. */
export const SLICES: Pace = { slice: 4 * 1024, window: 4 * 1024, long: 8 * 1024 };

/**
 * A text in pieces that are to be read later, each by itself. It is cut where the line scanner sees a new block at the margin; should the
 * parser see something else, it finds out when it has read the piece before, and takes the next one in addition. `first` is what the first
 * piece has to be at least: less did not do.
 */
export function unreadPieces(text: string, { slice }: Pace, effort: Effort, first = 0): EngineChunk[] {
  return guessPieces(text, slice, Math.max(slice, first)).map((piece, index) =>
    EngineChunk.unread(piece, index === 0 ? effort : { window: effort.window, reach: 1 }),
  );
}
