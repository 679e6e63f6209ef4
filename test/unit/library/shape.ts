import type { OutlineNode } from '../../../src/core/index.ts';

/** All that a tree shows of a node: what is worked out when it is asked for is no field of its own. */
export function shapeOf({ id, label, kind, range, step, children }: OutlineNode): unknown {
  return { id, label, kind, range, step, children: children.map(shapeOf) };
}
