import { isMap, isSeq } from 'yaml';
import { indexLines, shiftRange, type LineIndex } from '../text/index.ts';
import { Conversion, type Place } from './convert.ts';
import { BEFORE, ENTRY, FENCES, hasMarks } from './cutting.ts';
import { moveEntry, moveNode } from './moving.ts';
import type { YamlContent, YamlEntry, YamlList, YamlMap, YamlNode } from './node.ts';
import { readStream } from './syntax.ts';
import { collectionOf, entriesOf, isComplete, offsetOf, valuesOf, type Collection } from './tokens.ts';
import { Unit, type Cut } from './unit.ts';

/** A change inside a unit, by offsets of its text. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** A map or list with the one of its parts that a change is in. */
interface Level {
  readonly root: Cut;
  readonly column: number;
  readonly parts: readonly Part[];
  readonly index: number;
}

type Part = YamlEntry | YamlNode;

/** A smaller unit is read as fast. */
const SMALLEST = 400;
/** `!!set` and its like: what is a mistake inside is theirs to say. */
const TYPED = /!!|!</;
/** From the innermost outwards: beyond, the unit is read. */
const MOST_ATTEMPTS = 3;

/**
 * The unit after a change that is inside one item of a list, or one entry of a map, somewhere in it: only that is read. `undefined` where it
 * is the first or last of its kind, where anything is wrong with it, or where it does not end where it did.
 */
export function rereadNested(unit: Unit, change: Change): Unit | undefined {
  if (unit.root === 'whole' || unit.text.length < SMALLEST) return undefined;
  const { lines } = unit;
  const first = lines.positionAt(change.start).line;
  const last = lines.positionAt(change.end).line;
  const levels = levelsAt(unit.content, unit.root, { first, last });
  if (levels.some((level, depth) => isTyped(lines, levels[depth - 1], level))) return undefined;
  let attempts = 0;
  for (let depth = levels.length; depth > 1 && attempts < MOST_ATTEMPTS; depth--) {
    const holding = levels.slice(0, depth);
    const stretch = stretchOf(unit, change, holding.at(-1));
    if (stretch === undefined) continue;
    attempts += 1;
    const part = readPart(stretch.text, holding);
    if (part !== undefined && keyOf(part) === stretch.key) return replaced(unit, holding, { ...stretch, part });
  }
  return undefined;
}

/** From the unit's own entries inwards, the parts that hold the lines. */
function levelsAt(content: YamlContent, root: Cut, changed: { readonly first: number; readonly last: number }): readonly Level[] {
  const levels: Level[] = [];
  let level: Omit<Level, 'index'> | undefined =
    content.kind === 'documents' ? undefined : { root, column: 0, parts: content.kind === 'entries' ? content.entries : content.items };
  while (level !== undefined) {
    const { parts } = level;
    const index = partHolding(parts, changed.first);
    const part = parts[index];
    const next = parts[index + 1];
    if (part === undefined || (next !== undefined && lineOf(next) <= changed.last)) break;
    levels.push({ ...level, index });
    level = levelOf(valueOf(part));
  }
  return levels;
}

function partHolding(parts: readonly Part[], line: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part !== undefined && lineOf(part) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lineOf(part: Part): number {
  return ('keyRange' in part ? part.keyRange : part.range).start.line;
}

function valueOf(part: Part): YamlNode | undefined {
  return 'keyRange' in part ? part.value : part;
}

function levelOf(node: YamlNode | undefined): Omit<Level, 'index'> | undefined {
  if (node?.kind === 'list') return { root: 'list', column: node.range.start.column, parts: node.items };
  if (node?.kind === 'map') return { root: 'map', column: node.range.start.column, parts: node.entries };
  return undefined;
}

/** The lines of a part as they are after the change. */
interface Stretch {
  readonly text: string;
  readonly key: string | undefined;
  /** Where they stood in the unit's text. */
  readonly start: number;
  readonly end: number;
  /** The line on which they begin, and the one on which the next part began. */
  readonly from: number;
  readonly to: number;
}

/** `undefined` where something is wrong there, or where what precedes or follows could be read together with it. */
function stretchOf(unit: Unit, change: Change, level: Level | undefined): Stretch | undefined {
  const { lines } = unit;
  const part = level?.parts[level.index];
  const next = level?.parts[level.index + 1];
  if (level === undefined || part === undefined || next === undefined || level.index === 0) return undefined;
  const from = lineOf(part);
  const to = lineOf(next);
  if (!begins(lines.line(from), level) || !begins(lines.line(to), level)) return undefined;
  if (unit.problems.some(({ range }) => range.start.line <= to && range.end.line >= from)) return undefined;
  const start = lines.offsetAt({ line: from, column: 0 });
  const end = lines.offsetAt({ line: to, column: 0 });
  if (change.start < start || change.end >= end) return undefined;
  const text = unit.text.slice(start, change.start) + change.inserted + unit.text.slice(change.end, end);
  if (!begins(text.slice(0, level.column + 80), level) || !text.endsWith('\n')) return undefined;
  return { text, key: keyOf(part), start, end, from, to };
}

/** The type of a map or list stands before its first part. */
function isTyped(lines: LineIndex, outer: Level | undefined, { parts: [first] }: Level): boolean {
  const holder = outer?.parts[outer.index];
  if (holder === undefined || first === undefined) return false;
  for (let line = lineOf(holder); line <= lineOf(first); line++) if (TYPED.test(lines.line(line))) return true;
  return false;
}

function begins(line: string, { root, column }: Level): boolean {
  return line.slice(0, column).trimStart() === '' && !line.slice(0, column).includes('\t') && ENTRY[root].test(line.slice(column));
}

function keyOf(part: Part): string | undefined {
  return 'keyRange' in part ? part.key : undefined;
}

/** Reads a part between fences of its own, in as many maps and lists as it stands in. */
function readPart(text: string, levels: readonly Level[]): Part | undefined {
  const level = levels.at(-1);
  if (level === undefined || hasMarks(text)) return undefined;
  const { root, column } = level;
  const indent = ' '.repeat(column);
  const around = levels.slice(0, -1).map((level) => `${' '.repeat(level.column)}${level.root === 'list' ? '-' : `${BEFORE}:`}\n`);
  const head = `${around.join('')}${indent}${FENCES[root].before}`;
  const stream = readStream(`${head}${text}${indent}${FENCES[root].after}`);
  if ('refused' in stream || stream.isOne || stream.mistakes.length > 0) return undefined;
  const [document] = stream.documents;
  if (document === undefined || stream.documents.length > 1) return undefined;
  const collection = innermost(collectionOf(document), levels);
  if (collection === undefined) return undefined;
  const entries = entriesOf(collection);
  const values = valuesOf(collection);
  const at = [head.length - FENCES[root].before.length, head.length + column, head.length + text.length + column];
  if (entries.length !== 3 || values.length !== 3 || entries.some((entry, index) => offsetOf(entry) !== at[index] || !isComplete(entry)))
    return undefined;
  // A value may end behind the indentation of what follows.
  const place: Place = { lines: indexLines(text + indent), before: head.length };
  const conversion = new Conversion(place);
  const depth = levels.length;
  const part = root === 'list' ? conversion.node(values[1], depth) : conversion.entry(pairOf(values[1]), NOWHERE, depth);
  return conversion.hasAliases || conversion.problems.length > 0 ? undefined : part;
}

const NOWHERE = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

function pairOf(value: unknown): { readonly key: unknown; readonly value: unknown } {
  return value as { readonly key: unknown; readonly value: unknown };
}

/** Through the only entry of each level that was written around it. */
function innermost(outermost: Collection, levels: readonly Level[]): Collection | undefined {
  let collection = outermost;
  for (const [depth, { root }] of levels.entries()) {
    const { tokens, tree } = collection;
    if (tokens?.type !== (root === 'map' ? 'block-map' : 'block-seq') || !(root === 'map' ? isMap(tree) : isSeq(tree))) return undefined;
    if (depth === levels.length - 1) return collection;
    const [entry, ...others] = entriesOf(collection);
    const [value] = valuesOf(collection);
    if (entry === undefined || others.length > 0) return undefined;
    collection = { tokens: entry.value, tree: root === 'map' ? pairOf(value).value : value };
  }
  return undefined;
}

function moved(part: Part, lines: number): Part {
  return 'keyRange' in part ? moveEntry(part, lines) : moveNode(part, lines);
}

/** The unit with another part, and all that follows it moved. */
function replaced(unit: Unit, levels: readonly Level[], { part, text, start, end, from, to }: Stretch & { readonly part: Part }): Unit {
  const grown = indexLines(text).lineCount - 1 - (to - from);
  let changed: Part = moved(part, from);
  let parts: readonly Part[] = [];
  for (const level of levels.toReversed()) {
    const own = changed;
    parts = level.parts.map((each, index) => (index < level.index ? each : index === level.index ? own : moved(each, grown)));
    const outer = levels[levels.indexOf(level) - 1];
    const holder = outer?.parts[outer.index];
    if (holder !== undefined) changed = holding(holder, parts, grown);
  }
  const content: YamlContent =
    unit.root === 'map'
      ? { kind: 'entries', entries: parts as readonly YamlEntry[] }
      : { kind: 'items', items: parts as readonly YamlNode[] };
  const { rootEnd } = unit.facts;
  return new Unit(unit.text.slice(0, start) + text + unit.text.slice(end), {
    ...unit.facts,
    content,
    problems: unit.problems.map(({ message, range }) => ({ message, range: range.start.line >= to ? shiftRange(range, grown) : range })),
    rootEnd: { line: rootEnd.line + grown, column: rootEnd.column },
  });
}

/** The part that holds the parts, which ends as much later. */
function holding(holder: Part, parts: readonly Part[], grown: number): Part {
  if ('keyRange' in holder) return { ...holder, value: holder.value && (holding(holder.value, parts, grown) as YamlNode) };
  const range = { start: holder.range.start, end: { line: holder.range.end.line + grown, column: holder.range.end.column } };
  return holder.kind === 'map'
    ? ({ kind: 'map', range, entries: parts as readonly YamlEntry[] } satisfies YamlMap)
    : ({ kind: 'list', range, items: parts as readonly YamlNode[] } satisfies YamlList);
}
