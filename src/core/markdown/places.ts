import type { List, Nodes, RootContent, Table } from 'mdast';
import type { EngineChunk } from './chunk.ts';

/** 0-based, in the chunk. */
export function firstLine(node: Nodes, { origin }: { readonly origin: { readonly line: number } }): number {
  return (node.position?.start.line ?? 1) - 1 - origin.line;
}

/** The line that it ends on, counted alike. */
export function lastLine(node: Nodes, { origin }: EngineChunk): number {
  return (node.position?.end.line ?? 1) - 1 - origin.line;
}

/** Where it begins, in the chunk's text. */
export function offsetIn(node: Nodes, { origin }: EngineChunk): number {
  return (node.position?.start.offset ?? 0) - origin.offset;
}

/** Where the line that it begins on begins. */
export function lineStartOf(node: Nodes, chunk: EngineChunk): number {
  return offsetIn(node, chunk) - ((node.position?.start.column ?? 1) - 1);
}

/** A node that was parsed by itself, to where it is in its document. */
export function move(node: Nodes, lines: number, units: number): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (!point) continue;
    point.line += lines;
    point.offset = (point.offset ?? 0) + units;
  }
  if ('children' in node) for (const child of node.children) move(child, lines, units);
}

/** A node behind a change of its own chunk: lines stay what they are. */
export function moveOffsets(node: Nodes | undefined, units: number): void {
  if (node && units !== 0) move(node, 0, units);
}

/** A list or table ends with its last part. */
export function endWith(node: List | Table, last: Nodes | undefined, grown: number): void {
  if (!node.position) return;
  if (last?.position) node.position.end = { ...last.position.end };
  else node.position.end.offset = (node.position.end.offset ?? 0) + grown;
}

/** A node that holds a changed part alone, for its elements, and the lines whose elements these are: from one up to, not including, another. */
export interface ChangedPart {
  readonly part: RootContent;
  readonly from: number;
  readonly to: number;
}

/** Which item of a list the line is in. */
export function itemAt(list: List, line: number, chunk: EngineChunk): number {
  return list.children.findLastIndex((each) => firstLine(each, chunk) <= line);
}

/** An item or a row, with its list or table around it; `end` is where the list ends: there the parser may say the line behind the last item. */
export function partWith(node: List | Table, index: number, chunk: EngineChunk, end = Number.POSITIVE_INFINITY): ChangedPart {
  const from = firstLine(node.children[index] ?? node, chunk);
  if (node.type === 'table') return { part: { ...node, children: node.children.slice(index, index + 1) }, from, to: from + 1 };
  const next = node.children[index + 1];
  const start = node.ordered === true ? (node.start ?? 1) + index : null;
  return { part: { ...node, children: node.children.slice(index, index + 1), start }, from, to: next ? firstLine(next, chunk) : end };
}
