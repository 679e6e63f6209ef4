import { indexLines, type Position } from '../text/index.ts';
import { Conversion, inOrder, rangeAt, repeatedKeys, type Place } from './convert.ts';
import type { YamlContent, YamlNode, YamlProblem } from './node.ts';
import { readStream, type Mistake, type ParsedDocument, type Refusal } from './syntax.ts';
import { collectionOf, entriesOf, isComplete, marker, offsetOf, rootOf, valuesOf } from './tokens.ts';
import { Unit, type Cut } from './unit.ts';

/** Characters of private use: no text has them by chance. */
export const BEFORE = '\ue0f0';
const AFTER = '\ue0f1';
/** Entries that stand before and behind what is read by itself, and show that it ends there. */
export const FENCES: Readonly<Record<Cut, { readonly before: string; readonly after: string }>> = {
  map: { before: `${BEFORE}: 0\n`, after: `${AFTER}: 0\n` },
  list: { before: `- ${BEFORE}\n`, after: `- ${AFTER}\n` },
};
const NEXT_DOCUMENT = '---\n';
const NOWHERE: Position = { line: 0, column: 0 };

/** How the first line of an entry looks that is read alike whatever precedes it. */
export const ENTRY: Readonly<Record<Cut, RegExp>> = {
  // Nothing that could go on with the value before it, and two characters at least: the lexer looks at the second one.
  map: /^[\p{L}\p{Nd}_"'/$<.(](?!\.\.)[^\s]/u,
  // Where an item without a value ends depends on whether there is a comment above it.
  list: /^-[ \t]+[^\s#&!]/,
};
/** The marker that begins a document. */
export const MARKER = /^---(?=[ \t\r\n]|$)/;

/** A stretch of a text, and what stands around it. */
export interface Region {
  readonly text: string;
  /** An entry of such a document precedes it; else a document begins with it. */
  readonly after?: Cut | undefined;
  /** What follows: an entry of such a document, the next document, or nothing. */
  readonly before?: Cut | 'document' | undefined;
}

/** Reads a stretch as it would be read in its place, and cuts it into units; `undefined` where it cannot be read by itself. */
export function readRegion(region: Region): Unit[] | undefined {
  const head = region.after === undefined ? '' : FENCES[region.after].before;
  const tail = region.before === undefined ? '' : region.before === 'document' ? NEXT_DOCUMENT : FENCES[region.before].after;
  // What ends without a line break would run into what follows.
  if ((tail !== '' && !region.text.endsWith('\n')) || hasMarks(region.text)) return undefined;
  const stream = readStream(head + region.text + tail);
  if ('refused' in stream || stream.isOne) return undefined;
  const start = head.length;
  const end = start + region.text.length;
  if (stream.mistakes.some((mistake) => mistake.start < start || (tail !== '' && Math.max(mistake.start + 1, mistake.end) > end)))
    return undefined;
  const documents = region.before === 'document' ? stream.documents.slice(0, -1) : stream.documents;
  if (region.before === 'document' && !isNextDocument(stream.documents.at(-1), end)) return undefined;
  return new Cutting(region, documents, stream.mistakes, start).units();
}

/** Reads a whole text and cuts it into units: one where it cannot be cut or is not read. */
export function readText(text: string): Unit[] {
  const stream = readStream(text);
  if ('refused' in stream) return [unread(text, stream)];
  const cut = stream.isOne || hasMarks(text) ? undefined : new Cutting({ text }, stream.documents, stream.mistakes, 0).units();
  return cut ?? [wholeUnit(text, stream.documents, stream.mistakes, 0)];
}

/** A text with our own marks or those by which the lexer talks to the parser is read whole. */
export function hasMarks(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0002\u0018\u001f\ue0f0\ue0f1]/.test(text);
}

function unread(text: string, { message, start, end }: Refusal): Unit {
  const range = rangeAt({ lines: indexLines(text), before: 0 }, start, end);
  return new Unit(text, {
    begins: true,
    root: 'whole',
    content: { kind: 'documents', documents: [] },
    problems: [{ message, range }],
    mistakes: 0,
    rootStart: NOWHERE,
    rootEnd: NOWHERE,
  });
}

function isNextDocument(last: ParsedDocument | undefined, at: number): boolean {
  return last !== undefined && marker(last) === at && last.tokens.value === undefined;
}

function wholeUnit(text: string, documents: readonly ParsedDocument[], mistakes: readonly Mistake[], before: number): Unit {
  const place: Place = { lines: indexLines(text), before };
  const problems: YamlProblem[] = mistakes.map(({ message, start, end }) => ({ message, range: rangeAt(place, start, end) }));
  const roots = documents.map(({ tree }) => {
    const conversion = new Conversion(place);
    const root = conversion.root(tree);
    problems.push(...conversion.problems, ...(root?.kind === 'map' ? repeatedKeys(root.entries) : []));
    return root;
  });
  return new Unit(text, {
    begins: true,
    root: 'whole',
    content: { kind: 'documents', documents: roots },
    problems: inOrder(problems),
    mistakes: mistakes.length,
    rootStart: NOWHERE,
    rootEnd: NOWHERE,
  });
}

/** The documents from one marker to the next; more than one where `...` ends one of them. */
interface Group {
  readonly start: number;
  readonly documents: readonly ParsedDocument[];
}

/** Entries that become a unit. */
interface Slice {
  readonly start: number;
  readonly stop: number;
  readonly values: readonly unknown[];
  /** They are the first of their document, or the last of the region's. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Cuts what was parsed of a region, first at the markers of documents, then at the entries of each. */
class Cutting {
  readonly #end: number;

  constructor(
    private readonly region: Region,
    private readonly documents: readonly ParsedDocument[],
    private readonly mistakes: readonly Mistake[],
    private readonly start: number,
  ) {
    this.#end = start + region.text.length;
  }

  units(): Unit[] | undefined {
    const groups = this.#groups();
    const units: Unit[] = [];
    for (const [index, group] of groups.entries()) {
      const end = groups[index + 1]?.start ?? this.#end;
      // A mistake across a marker is about both documents.
      const edges = [index === 0 ? undefined : group.start, index === groups.length - 1 ? undefined : end] as const;
      if (this.#within(group.start, end).some((mistake) => touchesEdge(mistake, ...edges))) return undefined;
      const isFirst = index === 0;
      const isLast = index === groups.length - 1;
      const after = isFirst ? this.region.after : undefined;
      const before = isLast && this.region.before !== 'document' ? this.region.before : undefined;
      const cut = this.#cut(group, end, after, before);
      if (cut === undefined && (after ?? before) !== undefined) return undefined;
      units.push(...(cut ?? [wholeUnit(this.#text(group.start, end), group.documents, this.#within(group.start, end), group.start)]));
    }
    return units;
  }

  #groups(): Group[] {
    const groups: { start: number; documents: ParsedDocument[] }[] = [{ start: this.start, documents: [] }];
    for (const document of this.documents) {
      const at = marker(document);
      const last = groups.at(-1);
      if (last === undefined || (at !== undefined && last.documents.length > 0)) groups.push({ start: at ?? 0, documents: [document] });
      else last.documents.push(document);
    }
    return groups;
  }

  /** `undefined` where the document is not one that can be cut, or does not fit what stands around it. */
  #cut(group: Group, end: number, after: Cut | undefined, before: Cut | undefined): Unit[] | undefined {
    const [document] = group.documents;
    if (document === undefined || group.documents.length > 1) return undefined;
    const root = rootOf(document);
    if (root === undefined || (after ?? root) !== root || (before ?? root) !== root) return undefined;
    const entries = entriesOf(collectionOf(document));
    const offsets = entries.map(offsetOf);
    const values = valuesOf(collectionOf(document));
    if (offsets.length !== values.length) return undefined;
    // The fences themselves must have come out as the entries that they are.
    if (after !== undefined && (offsets[0] !== 0 || offsets[1] !== group.start)) return undefined;
    if (before !== undefined && (offsets.at(-1) !== end || !isComplete(entries.at(-2)))) return undefined;
    const own = { from: after === undefined ? 0 : 1, to: values.length - (before === undefined ? 0 : 1) };
    const slices = this.#slices(entries, root, own, { start: group.start, end });
    if (slices.length === 0) return undefined;
    return this.#units(
      document,
      root,
      slices.map(({ first, next, ...slice }) => ({ ...slice, values: values.slice(first, next) })),
    );
  }

  /** The entries from one whose first line is read alike whatever precedes it to the next. */
  #slices(
    entries: ReturnType<typeof entriesOf>,
    root: Cut,
    { from, to }: { readonly from: number; readonly to: number },
    group: { readonly start: number; readonly end: number },
  ): (Omit<Slice, 'values'> & { readonly first: number; readonly next: number })[] {
    const slices = [];
    let start = group.start;
    for (let index = from, first = from; index < to; index++) {
      const isLast = index + 1 === to;
      const stop = isLast ? group.end : offsetOf(entries[index + 1]);
      if (stop === undefined || (!isLast && !(isComplete(entries[index]) && this.#isEntry(stop, root)))) continue;
      slices.push({ start, stop, first, next: index + 1, isFirst: first === 0, isLast });
      start = stop;
      first = index + 1;
    }
    return slices;
  }

  #isEntry(offset: number, root: Cut): boolean {
    const at = offset - this.start;
    return this.region.text[at - 1] === '\n' && ENTRY[root].test(this.region.text.slice(at, at + 80));
  }

  #units(document: ParsedDocument, root: Cut, slices: readonly Slice[]): Unit[] | undefined {
    const range = document.tree.contents?.range ?? [0, 0];
    const units: Unit[] = [];
    for (const { start, stop, values, isFirst, isLast } of slices) {
      const text = this.#text(start, stop);
      const place: Place = { lines: indexLines(text), before: start };
      const mistakes = this.#within(start, stop);
      if (mistakes.some((mistake) => touchesEdge(mistake, isFirst ? undefined : start, isLast ? undefined : stop))) return undefined;
      const conversion = new Conversion(place);
      const content = contentOf(conversion, root, values);
      // What an alias stands for may change elsewhere.
      if (conversion.hasAliases) return undefined;
      const problems = mistakes.map(({ message, start: at, end }) => ({ message, range: rangeAt(place, at, end) }));
      units.push(
        new Unit(text, {
          begins: isFirst,
          root,
          content,
          problems: inOrder([...problems, ...conversion.problems]),
          mistakes: mistakes.length,
          rootStart: positionAt(place, range[0]),
          rootEnd: positionAt(place, range[1]),
        }),
      );
    }
    return units;
  }

  #text(start: number, end: number): string {
    return this.region.text.slice(start - this.start, end - this.start);
  }

  /** A mistake at the very end of the text belongs to what stands before it. */
  #within(start: number, end: number): readonly Mistake[] {
    return this.mistakes.filter(
      (mistake) => mistake.start >= start && (mistake.start < end || (end === this.#end && mistake.start === end)),
    );
  }
}

function positionAt({ lines, before }: Place, offset: number): Position {
  return lines.positionAt(offset - before);
}

function contentOf(conversion: Conversion, root: Cut, values: readonly unknown[]): YamlContent {
  if (root === 'list') {
    const items = values.map((value) => conversion.node(value, 1)).filter((item): item is YamlNode => item !== undefined);
    return { kind: 'items', items };
  }
  const pairs = values as readonly { readonly key: unknown; readonly value: unknown }[];
  return { kind: 'entries', entries: pairs.map((pair) => conversion.entry(pair, { start: NOWHERE, end: NOWHERE }, 1)) };
}

/** What is found where one unit ends and the next begins may be about either. */
function touchesEdge(mistake: Mistake, start: number | undefined, end: number | undefined): boolean {
  return (mistake.start === start && !mistake.isOfKey) || (end !== undefined && mistake.end > end);
}
