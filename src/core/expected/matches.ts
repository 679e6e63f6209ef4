import { readPattern } from '../pattern/index.ts';
import { matchesWildcards } from '../words/index.ts';

/** Lines that are not as they were expected. */
export interface Difference {
  /** 0-based line of the output, where `found` begins or where `expected` is missing. */
  readonly line: number;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

const ANY_LINES = '...';
/** Colours, titles and the like, as programs write them into a terminal. */
// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const ESCAPES = /\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const SHOWN = 200;

/**
 * What an output has that it should not have, and the other way round; empty where it is as expected. In what is expected a line `...` stands
 * for any number of lines, `...` within a line for any text, and a line `/like this/` or `/like this/i` is a regular expression that has to be
 * found in its line. Blanks at the ends of lines, blank lines at the end and colours do not count.
 *
 * The work is at most that of comparing each line expected with each line found, and each of those is linear.
 */
export function matchesOutput(expected: string, actual: string): readonly Difference[] {
  const wanted = linesOf(expected);
  const found = linesOf(actual);
  const tests = wanted.map(lineTest);
  const parts = partsOf(wanted);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const place = placeOf(part, tests, found, { from: at, fixed: index === 0, atEnd: last });
    if (place === undefined) return [difference(part, { wanted, tests, found }, at, last)];
    at = place + part.length;
  }
  return [];
}

/** Whether a line of the output holds a text, or a `/regular expression/` is found in one. */
export function holdsText(expected: string, actual: string): boolean {
  const pattern = patternOf(expected);
  return linesOf(actual).some((line) => (pattern === undefined ? line.includes(expected.trim()) : pattern.finds(line)));
}

/** Why a line of what is expected is no regular expression though it is written as one; a text says what was found instead. */
export function patternProblem(line: string): string | undefined {
  const [, source, flag] = SLASHES.exec(line.trim()) ?? [];
  const pattern = source === undefined ? undefined : readPattern(source, { ignoreCase: flag === 'i' });
  return typeof pattern === 'string' ? pattern : undefined;
}

const SLASHES = /^\/(.+)\/(i?)$/;

type LineTest = (line: string) => boolean;

function patternOf(line: string): ReturnType<typeof compiled> {
  const [, source, flag] = SLASHES.exec(line.trim()) ?? [];
  return source === undefined ? undefined : compiled(source, flag === 'i');
}

function compiled(source: string, ignoreCase: boolean) {
  const pattern = readPattern(source, { ignoreCase });
  return typeof pattern === 'string' ? undefined : pattern;
}

function lineTest(line: string): LineTest {
  const pattern = patternOf(line);
  if (pattern !== undefined) return (found) => pattern.finds(found);
  if (!line.includes(ANY_LINES)) return (found) => found === line;
  // What stands for itself is never taken for a wildcard: letters of a private plane stand in for the two that are.
  const glob = hidden(line).replaceAll(ANY_LINES, '*');
  return (found) => matchesWildcards(glob, hidden(found));
}

function hidden(text: string): string {
  return text.replaceAll('*', '\ue000').replaceAll('?', '\ue001');
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(ESCAPES, '')
    .split(/\r\n|\n/)
    .map((line) => line.trimEnd());
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return lines.slice(0, end);
}

/** A run of lines between two `...`; the first begins at the top, the last ends at the bottom. */
interface Part {
  readonly start: number;
  readonly length: number;
}

function partsOf(wanted: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at <= wanted.length; at += 1) {
    if (at < wanted.length && wanted[at]?.trim() !== ANY_LINES) continue;
    parts.push({ start, length: at - start });
    start = at + 1;
  }
  return parts;
}

interface Within {
  readonly from: number;
  readonly fixed: boolean;
  readonly atEnd: boolean;
}

/** The first place where all lines of the part fit, which is enough: what follows has then the most room. */
function placeOf(part: Part, tests: readonly LineTest[], found: readonly string[], { from, fixed, atEnd }: Within): number | undefined {
  const lowest = found.length - part.length;
  const first = atEnd && !fixed ? Math.max(from, lowest) : from;
  const last = fixed ? from : lowest;
  for (let place = first; place <= last; place += 1) {
    if (fixed && atEnd && part.length !== found.length) return undefined;
    if (fitsAt(part, tests, found, place)) return place;
  }
  return undefined;
}

function fitsAt({ start, length }: Part, tests: readonly LineTest[], found: readonly string[], place: number): boolean {
  for (let line = 0; line < length; line += 1) if (tests[start + line]?.(found[place + line] ?? '') !== true) return false;
  return place + length <= found.length;
}

interface Compared {
  readonly wanted: readonly string[];
  readonly tests: readonly LineTest[];
  readonly found: readonly string[];
}

/** What is left of a part and of the output once the lines that fit at both ends are taken away. */
function difference({ start, length }: Part, { wanted, tests, found }: Compared, from: number, last: boolean): Difference {
  const fits = (line: number, at: number): boolean => tests[start + line]?.(found[at] ?? '') === true;
  let head = 0;
  while (head < length && from + head < found.length && fits(head, from + head)) head += 1;
  let tail = 0;
  const ends = last ? found.length : Math.min(found.length, from + length);
  while (last && tail < length - head && ends - tail > from + head && fits(length - tail - 1, ends - tail - 1)) tail += 1;
  return {
    line: from + head,
    expected: wanted.slice(start + head, start + length - tail).slice(0, SHOWN),
    found: found.slice(from + head, Math.max(from + head, ends - tail)).slice(0, SHOWN),
  };
}
