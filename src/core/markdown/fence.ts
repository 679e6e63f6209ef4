import type { Code } from 'mdast';
import { countEndings } from './lines.ts';
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
  const inValue = node.value === '' ? Math.min(inside, 1) : countEndings(node.value) + 1;
  if (inside < 0 || inValue !== inside) return false;
  let last = (place.end.offset ?? 0) - origin.offset - 1;
  while (text[last] === ' ' || text[last] === '\t') last--;
  return text[last] === text[(place.start.offset ?? 0) - origin.offset];
}
