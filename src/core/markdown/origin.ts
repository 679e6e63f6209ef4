import type { Nodes } from 'mdast';
import type { Range } from '../text/index.ts';

/**
 * Where a chunk begins in the text that was handed to remark, which is what the positions of its nodes speak of: `line` lines and
 * `offset` UTF-16 units down.
 */
export interface Origin {
  readonly line: number;
  readonly offset: number;
}

/** The place of a node, relative to its chunk. */
export function rangeIn(node: Nodes, origin: Origin): Range {
  const place = node.position;
  if (!place) return { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  const lines = origin.line + 1;
  return {
    start: { line: place.start.line - lines, column: place.start.column - 1 },
    end: { line: place.end.line - lines, column: place.end.column - 1 },
  };
}
