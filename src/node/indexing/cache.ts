import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentFacts } from '../../core/index.ts';

/** Raised when the form of the file changes. */
const FORM = 2;
/** A cache that would be larger is not written: reading it would cost more than it saves. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Milliseconds after which what is kept of a folder that is not open goes: another window may have it open. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** What is known of a file, ours or nobody's. */
export interface FileRecord {
  /** Milliseconds; 0 where it was so fresh that the next change may have the same. */
  readonly modified: number;
  readonly size: number;
  readonly hash: string;
  /** Of the configuration that says whose documents are. */
  readonly claims: string;
  readonly facts: DocumentFacts | undefined;
}

/** By path from the folder. */
export type FileRecords = ReadonlyMap<string, FileRecord>;

interface Head {
  readonly form: number;
  readonly version: string;
  readonly folder: string;
  readonly sum: string;
}

type Row = readonly [path: string, modified: number, size: number, hash: string, claims: string, facts: RowFacts | 0];
type RowFacts = readonly [
  Pick<DocumentFacts, 'kind' | 'sure' | 'why' | 'title' | 'depth' | 'targets'>,
  place: readonly number[],
  path: string,
  outline: string,
  anchors: readonly string[] | 0,
];

/** The records of the folder that were kept last; none where they are damaged, of another version or of somebody else. */
export async function readCache(cache: string, folder: string, version: string, root: string): Promise<FileRecords | undefined> {
  try {
    const text = await readFile(fileOf(cache, folder), 'utf8');
    const end = text.indexOf('\n');
    const head = JSON.parse(text.slice(0, end)) as Partial<Head>;
    const body = text.slice(end + 1);
    if (head.form !== FORM || head.version !== version || head.folder !== folder || head.sum !== sumOf(body)) return undefined;
    const rows = JSON.parse(body) as readonly Row[];
    return new Map(rows.map((row) => [row[0], recordOf(row, folder, root)]));
  } catch {
    // There is none, or it is none of ours: it is written anew.
    return undefined;
  }
}

/** Keeps the records for the next start. Another window may do the same at the same time: each writes a whole file, and the last one stays. */
export async function writeCache(cache: string, folder: string, version: string, records: FileRecords): Promise<void> {
  const body = JSON.stringify([...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, record]) => rowOf(file, record)));
  if (body.length > MOST_BYTES) return;
  const head: Head = { form: FORM, version, folder, sum: sumOf(body) };
  await mkdir(cache, { recursive: true });
  const place = fileOf(cache, folder);
  const beside = `${place}.${randomUUID()}.new`;
  try {
    await writeFile(beside, `${JSON.stringify(head)}\n${body}`, { mode: 0o600 });
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Takes away what has long been kept of other folders than these, and what a window left behind that ended while it wrote. */
export async function pruneCache(cache: string, folders: readonly string[]): Promise<void> {
  const ours = new Set(folders.map((folder) => path.basename(fileOf(cache, folder))));
  for (const name of await readdir(cache).catch(() => [])) {
    if (!/^documents-.*\.(?:json|new)$/.test(name) || ours.has(name)) continue;
    const file = path.join(cache, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > KEPT_FOR) await rm(file, { force: true });
  }
}

function fileOf(cache: string, folder: string): string {
  return path.join(cache, `documents-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.json`);
}

function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function rowOf(file: string, { modified, size, hash, claims, facts }: FileRecord): Row {
  if (facts === undefined) return [file, modified, size, hash, claims, 0];
  const { kind, sure, why, title, depth, targets, heading, anchors } = facts;
  const place = heading === undefined ? [] : [heading.start.line, heading.start.column, heading.end.line, heading.end.column];
  const row: RowFacts = [{ kind, sure, why, title, depth, targets }, place, facts.path, facts.outline, anchors ?? 0];
  return [file, modified, size, hash, claims, row];
}

function recordOf([file, modified, size, hash, claims, row]: Row, folder: string, root: string): FileRecord {
  if (row === 0) return { modified, size, hash, claims, facts: undefined };
  const [base, [line = 0, column = 0, endLine = 0, endColumn = 0], place, outline, anchors] = row;
  const heading = row[1].length === 0 ? undefined : { start: { line, column }, end: { line: endLine, column: endColumn } };
  const facts: DocumentFacts = {
    ...base,
    uri: uriIn(folder, file),
    root,
    path: place,
    heading,
    outline,
    anchors: anchors === 0 ? undefined : anchors,
  };
  return { modified, size, hash, claims, facts };
}

/** The URI of a path below a folder, with each name escaped as editors escape it. */
export function uriIn(folder: string, file: string): string {
  return `${folder}/${file.split('/').map(escaped).join('/')}`;
}

function escaped(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Tells apart workers that are built differently: by all that stands in their folder, since facts depend on most of it. */
export function workerVersion(dist: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  for (const file of files.sort()) hash.update(readFileSync(path.join(dist, file)));
  return hash.digest('hex');
}
