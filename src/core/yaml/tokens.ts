import { isMap, isSeq, type CST } from 'yaml';
import type { ParsedDocument } from './syntax.ts';
import type { Cut } from './unit.ts';

/** Where the marker of a document stands, if it has one. */
export function marker({ tokens }: ParsedDocument): number | undefined {
  return tokens.start.find(({ type }) => type === 'doc-start')?.offset;
}

/** A map or list that begins at the first column, says nothing of its type and is named by nobody. */
export function rootOf({ tokens, tree }: ParsedDocument): Cut | undefined {
  const { value, start } = tokens;
  if (value === undefined || !('indent' in value) || value.indent !== 0) return undefined;
  if (start.some(({ type }) => type === 'anchor' || type === 'tag') || tree.contents === null || tree.contents.tag !== undefined)
    return undefined;
  return value.type === 'block-map' ? 'map' : value.type === 'block-seq' ? 'list' : undefined;
}

/** A map or list as tokens and as a tree. */
export interface Collection {
  readonly tokens: CST.Token | undefined;
  readonly tree: unknown;
}

export function collectionOf({ tokens, tree }: ParsedDocument): Collection {
  return { tokens: tokens.value, tree: tree.contents };
}

export function entriesOf({ tokens }: Collection): readonly CST.CollectionItem[] {
  const items: readonly CST.CollectionItem[] = tokens?.type === 'block-map' || tokens?.type === 'block-seq' ? tokens.items : [];
  // What has nothing of the kind is a comment behind the last entry.
  return items.filter(
    ({ start, key, sep, value: held }) => [key, sep, held].some((part) => part !== undefined) || marksIn(start).length > 0,
  );
}

function marksIn(start: readonly CST.SourceToken[]): readonly CST.SourceToken[] {
  return start.filter(({ type }) => type !== 'newline' && type !== 'comment' && type !== 'space');
}

/** Where an entry begins: at its key, at its dash. `undefined` for one with anything else before it. */
export function offsetOf(entry: CST.CollectionItem | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const { start, key } = entry;
  const marks = marksIn(start);
  if (key) return marks.length === 0 ? key.offset : undefined;
  const [dash] = marks;
  return dash?.type === 'seq-item-ind' ? dash.offset : undefined;
}

/** The pairs or items of the tree, one for each entry. */
export function valuesOf({ tree }: Collection): readonly unknown[] {
  return isMap(tree) || isSeq(tree) ? tree.items : [];
}

/** It has its colon or its dash: what follows it is not read as a part of it. */
export function isComplete(entry: CST.CollectionItem | undefined): boolean {
  if (entry === undefined) return false;
  const { start, key, sep } = entry;
  if (key?.type === 'block-scalar') return false;
  return sep === undefined ? start.some(({ type }) => type === 'seq-item-ind') : sep.some(({ type }) => type === 'map-value-ind');
}
