import type { Code } from 'mdast';
import type { Origin } from './origin.ts';

/** Written between fences, not by indentation. `text` is that of the chunk. */
export function isFenced(node: Code, text: string, origin: Origin): boolean {
  const first = text[(node.position?.start.offset ?? 0) - origin.offset];
  return first === '`' || first === '~';
}

/**
 * Whether a fenced block ends with its own closing fence, and not with its container or the document.
 *
 * The closing fence is the only line after the first that is not in the block's value. So where a line is missing there, and what stands
 * at the end of the node is a fence character, that is the closing fence. This asks nothing about container prefixes, which could only be
 * told from the content (`> ` before a fence inside a quote, or a line of the code) by parsing them again.
 */
export function isClosed(node: Code, text: string, origin: Origin): boolean {
  const place = node.position;
  if (!place) return false;
  const inside = place.end.line - place.start.line - 1;
  const inValue = node.value === '' ? Math.min(inside, 1) : countLines(node.value);
  if (inside < 0 || inValue !== inside) return false;
  const source = text.slice(0, (place.end.offset ?? 0) - origin.offset).trimEnd();
  return source.at(-1) === text[(place.start.offset ?? 0) - origin.offset];
}

function countLines(value: string): number {
  return value.split(/\r\n|\r|\n/).length;
}
