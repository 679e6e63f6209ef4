import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createService, rooms, type Kind, type Log, type Service, type Session } from '../core/index.ts';
import { localFiles } from '../node/index.ts';
import { fileUri, findSources, workspaceRoot, type SourceFile } from './sources.ts';
import { UsageError } from './usage.ts';

/** What every command that reads documents takes. */
export interface Reading {
  readonly paths: readonly string[];
  readonly as: string | undefined;
  readonly stdinPath: string | undefined;
}

/** A document as the command line sees it: its session, and its path as the person wrote it. */
export interface Opened {
  readonly shown: string;
  readonly session: Session;
}

const log: Log = {
  warn: (message) => {
    process.stderr.write(`steady: ${message}\n`);
  },
  debug: () => undefined,
};

/** Opens the documents that the arguments name, one after another; a file that vanishes or cannot be read is told and left out. */
export async function* openDocuments({ paths, as, stdinPath }: Reading): AsyncGenerator<Opened> {
  if (paths.length === 0) throw new UsageError('Expected a file, a folder or a glob, found none.');
  const kind = kindOf(as);
  const service = createService({ files: localFiles, log });
  // Every argument is looked up before the first file is read, so that a slip in one of them is told at once.
  for (const { shown, absolute, argument } of await findSources(paths)) {
    if (shown === '-') yield await openStandardInput(service, kind, stdinPath);
    else yield* openFile(service, kind, { shown, absolute, argument });
  }
}

async function* openFile(service: Service, as: Kind | undefined, { shown, absolute, argument }: SourceFile): AsyncGenerator<Opened> {
  const text = await readFile(absolute, 'utf8').catch((error: unknown) => {
    log.warn(`${shown} could not be read: ${String(error)}`);
    return undefined;
  });
  if (text !== undefined) yield { shown, session: await open(service, { absolute, text, as }, path.resolve(argument)) };
}

async function openStandardInput(service: Service, as: Kind | undefined, stdinPath: string | undefined): Promise<Opened> {
  if (as === undefined && stdinPath === undefined) throw new UsageError('Expected --as KIND or --stdin-path FILE with “-”, found neither.');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const shown = stdinPath ?? '-';
  const absolute = path.resolve(stdinPath ?? 'stdin.md');
  return { shown, session: await open(service, { absolute, text: Buffer.concat(chunks).toString('utf8'), as }, process.cwd()) };
}

async function open(
  service: Service,
  { absolute, text, as }: { readonly absolute: string; readonly text: string; readonly as: Kind | undefined },
  fallback: string,
): Promise<Session> {
  const root = workspaceRoot(absolute, fallback);
  const config = await service.config(fileUri(root), fileUri(path.dirname(absolute)));
  const relative = path.relative(root, absolute).split(path.sep).join('/');
  return service.open({ uri: fileUri(absolute), path: relative, text: text.replace(/^\uFEFF/, ''), as }, config);
}

function kindOf(as: string | undefined): Kind | undefined {
  if (as === undefined) return undefined;
  const room = rooms.find(({ kind }) => kind === as);
  if (room === undefined) throw new UsageError(`Expected --as ${rooms.map(({ kind }) => kind).join('|')}, found “${as}”.`);
  return room.kind;
}
