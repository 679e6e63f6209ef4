import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { LineIndex, Range } from '../text/index.ts';
import type { YamlEntry, YamlNode, YamlProblem } from './node.ts';

/** Deeper values are left out: what reads them recurses as well. */
const DEEPEST = 64;
/** So many values may stand behind the aliases of a document: each is walked as often as it is named. */
const MOST_ALIASED = 20_000;

/** Where a text stands in what was parsed: `before` characters precede it there. */
export interface Place {
  readonly lines: LineIndex;
  readonly before: number;
}

/** The nodes of one document, with what is wrong about keys and aliases. */
export class Conversion {
  readonly problems: YamlProblem[] = [];
  hasAliases = false;
  /** The values by name; `undefined` while inside of it, as an alias there has nothing to stand for. */
  readonly #anchors = new Map<string, YamlNode | undefined>();
  readonly #sizes = new Map<YamlNode, number>();
  #aliased = 0;

  constructor(private readonly place: Place) {}

  /** The root of the document, whose own keys are compared by whoever has all of them. */
  root({ contents }: Document.Parsed): YamlNode | undefined {
    return this.node(contents, 0);
  }

  entry({ key, value }: { readonly key: unknown; readonly value: unknown }, map: Range, depth: number): YamlEntry {
    const read = this.node(key, depth);
    return { key: read?.kind === 'scalar' ? String(read.value) : '', keyRange: read?.range ?? map, value: this.node(value, depth) };
  }

  node(node: unknown, depth: number): YamlNode | undefined {
    if (depth > DEEPEST) return undefined;
    if (isAlias(node)) return this.#alias(node as Node & { readonly source: string });
    const name = (node as Partial<{ readonly anchor: string }> | null)?.anchor;
    if (name !== undefined) this.#anchors.set(name, undefined);
    const read = this.#convert(node, depth);
    if (name !== undefined) this.#anchors.set(name, read);
    return read;
  }

  /** The very node of its anchor, so that aliases of aliases do not grow. */
  #alias(node: Node & { readonly source: string }): YamlNode | undefined {
    this.hasAliases = true;
    const target = this.#anchors.get(node.source);
    const range = this.rangeOf(node);
    if (!this.#anchors.has(node.source)) {
      this.problems.push({ message: `Expected an anchor “&${node.source}” above, found none`, range });
      return undefined;
    }
    if (target === undefined) return undefined;
    this.#aliased += this.#sizeOf(target);
    if (this.#aliased <= MOST_ALIASED) return target;
    this.problems.push({ message: `Expected aliases for at most ${String(MOST_ALIASED)} values, found more`, range });
    return undefined;
  }

  #sizeOf(node: YamlNode): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'list' ? node.items : [];
    let size = 1;
    for (const part of parts) size += part === undefined ? 1 : this.#sizeOf(part);
    this.#sizes.set(node, size);
    return size;
  }

  #convert(node: unknown, depth: number): YamlNode | undefined {
    if (isScalar(node)) return { kind: 'scalar', range: this.rangeOf(node), value: scalarOf(node.value) };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.node(item, depth + 1)).filter((item) => item !== undefined);
      return { kind: 'list', range: this.rangeOf(node), items };
    }
    if (isMap(node)) {
      const range = this.rangeOf(node);
      const entries = node.items.map((pair) => this.entry(pair, range, depth + 1));
      if (depth > 0) this.problems.push(...repeatedKeys(entries));
      return { kind: 'map', range, entries };
    }
    return undefined;
  }

  rangeOf(node: Node): Range {
    const [start, end] = node.range ?? [0, 0];
    return rangeAt(this.place, start, end);
  }
}

export function rangeAt({ lines, before }: Place, start: number, end: number): Range {
  return { start: lines.positionAt(start - before), end: lines.positionAt(Math.max(start, end) - before) };
}

/** A problem for each key that stood before. */
export function repeatedKeys(entries: readonly YamlEntry[]): YamlProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key, keyRange }) => {
    if (!seen.has(key) || key === '') {
      seen.add(key);
      return [];
    }
    return [{ message: `Expected each key once, found “${key.slice(0, 60)}” again`, range: keyRange }];
  });
}

/** In the order of the text; what begins at one place by where it ends, then by its words. */
export function inOrder(problems: readonly YamlProblem[]): YamlProblem[] {
  return problems.toSorted(
    (a, b) =>
      a.range.start.line - b.range.start.line ||
      a.range.start.column - b.range.start.column ||
      a.range.end.line - b.range.end.line ||
      a.range.end.column - b.range.end.column ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  // The core schema makes nothing else but of tags such as !!binary, whose value nobody here asks for.
  return null;
}
