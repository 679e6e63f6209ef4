import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Located } from './formats/located.ts';
import { UsageError } from './usage.ts';
import { createFile } from './writing.ts';

/** Findings that are known and do not count. Lines are left out on purpose: a known finding stays known when the text above it grows. */
interface Known {
  /** From the folder of the baseline, `/` between parts: the same from wherever Steady is called. */
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  /** How many of them: one more is new. */
  readonly count: number;
}

/** The known findings of a baseline, or `undefined` where there is no such file yet. */
export async function readBaseline(file: string): Promise<readonly Known[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UsageError(`Expected a baseline at “${file}”, found what cannot be read: ${String(error)}`);
  });
  return text === undefined ? undefined : parse(file, text);
}

export async function writeBaseline(file: string, found: readonly Located[]): Promise<void> {
  const counts = new Map<string, Known>();
  for (const located of found) {
    const known = identify(file, located);
    const before = counts.get(key(known))?.count ?? 0;
    counts.set(key(known), { ...known, count: before + 1 });
  }
  const findings = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
  await createFile(file, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
}

/** The findings that are not in the baseline; of equal ones in one file the first are the known. */
export function withoutKnown(file: string, baseline: readonly Known[], found: readonly Located[]): readonly Located[] {
  const left = new Map<string, number>();
  for (const known of baseline) left.set(key(known), (left.get(key(known)) ?? 0) + known.count);
  return found.filter((located) => {
    const identity = key(identify(file, located));
    const known = left.get(identity) ?? 0;
    left.set(identity, known - 1);
    return known <= 0;
  });
}

function identify(file: string, { path: shown, finding: { rule, message } }: Located): Omit<Known, 'count'> {
  const relative = path.relative(path.dirname(path.resolve(file)), path.resolve(shown));
  return { path: relative.split(path.sep).join('/'), rule, message };
}

function key({ path: place, rule, message }: Omit<Known, 'count'>): string {
  return JSON.stringify([place, rule, message]);
}

function parse(file: string, text: string): readonly Known[] {
  const expected = `Expected a baseline of version 1 at “${file}”, found`;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${expected} no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const { version, findings } = isRecord(value) ? value : {};
  if (version !== 1) throw new UsageError(`${expected} version ${version === undefined ? 'none' : JSON.stringify(version)}.`);
  if (!Array.isArray(findings)) throw new UsageError(`${expected} no list of findings.`);
  return findings.map((each: unknown, index) => {
    if (!isKnown(each)) throw new UsageError(`${expected} no path, rule, message and count in finding ${String(index + 1)}.`);
    return each;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isKnown(value: unknown): value is Known {
  if (!isRecord(value)) return false;
  const { path: place, rule, message, count } = value;
  return [place, rule, message].every((each) => typeof each === 'string') && Number.isInteger(count);
}
