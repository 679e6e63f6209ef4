import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createService, rooms, type Kind, type Log, type Service, type Session } from '../core/index.ts';
import { localFiles } from '../node/index.ts';
import { changedSince } from './changed.ts';
import { sketchWorkspace } from './workspace.ts';
import { fileUri, findSources, workspaceRoot, type SourceFile } from './sources.ts';
import { UsageError } from './usage.ts';

/** What every command that reads documents takes. */
export interface Reading {
  readonly paths: readonly string[];
  readonly as: string | undefined;
  readonly stdinPath: string | undefined;
  /** Of the files that are found, only those that are not as they were there. */
  readonly changedSince?: string | undefined;
}

/** A document as the command line sees it: its session, and its path as the person wrote it. */
export interface Opened {
  readonly shown: string;
  /** Where it stands; `undefined` for standard input. */
  readonly file: string | undefined;
  /** What was read: `session.text` is this as text, without a byte order mark. */
  readonly bytes: Buffer;
  readonly session: Session;
}

/** What goes wrong with one document, told while the others go on. */
export const log: Log = {
  warn: (message) => {
    process.stderr.write(`steady: ${message}\n`);
  },
  debug: () => undefined,
};

/** Opens the documents that the arguments name, one after another; a file that vanishes or cannot be read is told and left out. */
export async function* openDocuments(reading: Reading): AsyncGenerator<Opened> {
  const { paths, as, stdinPath } = reading;
  if (paths.length === 0) throw new UsageError('Expected a file, a folder or a glob, found none.');
  const kind = kindOf(as);
  const service: Service = createService({
    files: localFiles,
    log,
    workspace: { index: (root) => sketchWorkspace(service, root) },
  });
  // Every argument is looked up before the first file is read, so that a slip in one of them is told at once.
  const sources = await findSources(paths);
  const wanted = reading.changedSince === undefined ? () => true : await changedSince(reading.changedSince);
  for (const source of sources) {
    if (source.shown === '-') yield await openStandardInput(service, kind, stdinPath);
    else if (wanted(source.absolute)) yield* openFile(service, kind, source);
  }
}

async function* openFile(service: Service, as: Kind | undefined, { shown, absolute, argument }: SourceFile): AsyncGenerator<Opened> {
  const bytes = contentOf(shown, absolute);
  if (bytes === undefined) return;
  yield { shown, file: absolute, bytes, session: await open(service, { absolute, bytes, as }, path.resolve(argument)) };
}

/** Read at once: nothing else is waiting, and a small file comes sooner than the turn of a thread that would read it. */
function contentOf(shown: string, file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    log.warn(`${shown} could not be read: ${String(error)}`);
    return undefined;
  }
}

async function openStandardInput(service: Service, as: Kind | undefined, stdinPath: string | undefined): Promise<Opened> {
  if (as === undefined && stdinPath === undefined) throw new UsageError('Expected --as KIND or --stdin-path FILE with “-”, found neither.');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const absolute = path.resolve(stdinPath ?? 'stdin.md');
  return { shown: stdinPath ?? '-', file: undefined, bytes, session: await open(service, { absolute, bytes, as }, process.cwd()) };
}

async function open(
  service: Service,
  { absolute, bytes, as }: { readonly absolute: string; readonly bytes: Buffer; readonly as: Kind | undefined },
  fallback: string,
): Promise<Session> {
  const root = workspaceRoot(absolute, fallback);
  const config = await service.config(fileUri(root), fileUri(path.dirname(absolute)));
  const relative = path.relative(root, absolute).split(path.sep).join('/');
  return service.open({ uri: fileUri(absolute), path: relative, text: bytes.toString('utf8').replace(/^\uFEFF/, ''), as }, config);
}

function kindOf(as: string | undefined): Kind | undefined {
  if (as === undefined) return undefined;
  const room = rooms.find(({ kind }) => kind === as);
  if (room === undefined) throw new UsageError(`Expected --as ${rooms.map(({ kind }) => kind).join('|')}, found “${as}”.`);
  return room.kind;
}
