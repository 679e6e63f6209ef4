import { shiftRange } from '../text/index.ts';
import type { YamlContent, YamlEntry, YamlNode } from './node.ts';

/** The maps and lists that were moved last, by what they were moved from: of a unit that is read again in part, most are the same. */
const kept = new WeakMap<YamlNode, { readonly lines: number; readonly moved: YamlNode }>();

/** The same content further down. What stands behind several aliases stays one value. */
export function moveContent(content: YamlContent, lines: number): YamlContent {
  if (lines === 0) return content;
  if (content.kind === 'entries') return { kind: 'entries', entries: content.entries.map((entry) => moveEntry(entry, lines)) };
  if (content.kind === 'items') return { kind: 'items', items: content.items.map((item) => moveNode(item, lines)) };
  return { kind: 'documents', documents: content.documents.map((root) => root && moveNode(root, lines)) };
}

export function moveEntry({ key, keyRange, value }: YamlEntry, lines: number): YamlEntry {
  return { key, keyRange: shiftRange(keyRange, lines), value: value && moveNode(value, lines) };
}

export function moveNode(node: YamlNode, lines: number): YamlNode {
  if (lines === 0) return node;
  const range = shiftRange(node.range, lines);
  if (node.kind === 'scalar') return { ...node, range };
  const known = kept.get(node);
  if (known?.lines === lines) return known.moved;
  const moved: YamlNode =
    node.kind === 'map'
      ? { kind: 'map', range, entries: node.entries.map((entry) => moveEntry(entry, lines)) }
      : { kind: 'list', range, items: node.items.map((item) => moveNode(item, lines)) };
  kept.set(node, { lines, moved });
  return moved;
}
