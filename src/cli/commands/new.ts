import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { nearest, plainText, rooms, type Room, type Template } from '../../core/index.ts';
import { UsageError } from '../usage.ts';
import { createFile } from '../writing.ts';

export interface Creation {
  readonly template: string | undefined;
  readonly title: string | undefined;
  /** Where to write it; standard output where nothing is said. */
  readonly out: string | undefined;
}

/** `steady new`: a document to start from. A file that is there already is never written over. */
export async function create(kinds: readonly string[], { template, title, out }: Creation): Promise<number> {
  const text = plainText(templateOf(roomOf(kinds), template), titleOf(title));
  if (out === undefined) {
    process.stdout.write(text);
    return 0;
  }
  await write(out, text).catch((error: unknown) => {
    throw new UsageError(`Expected to write a new file to “${out}”, found ${error instanceof Error ? error.message : String(error)}`);
  });
  process.stderr.write(`wrote ${out}\n`);
  return 0;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await createFile(file, text);
}

function roomOf(kinds: readonly string[]): Room {
  const [kind] = kinds;
  const known = rooms.map((room) => room.kind);
  if (kind === undefined || kinds.length > 1) {
    const found = kind === undefined ? 'none' : String(kinds.length);
    throw new UsageError(`Expected one kind of document (${known.join(', ')}), found ${found}.`);
  }
  const room = rooms.find((each) => each.kind === kind);
  if (room === undefined) throw new UsageError(`Expected a kind of document, found “${kind}”; ${suggestion(kind, known)}`);
  return room;
}

/** The one that was asked for; else the general one, which is the first. */
function templateOf(room: Room, name: string | undefined): Template {
  const templates = room.templates();
  const found = name === undefined ? templates[0] : templates.find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = templates.map((template) => template.name);
  throw new UsageError(`Expected a template for a ${room.words.one}, found “${name ?? 'none'}”; ${suggestion(name ?? '', names)}`);
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `${near === undefined ? '' : `the nearest is ${near}; `}there are: ${known.join(', ')}.`;
}

/** A heading is one line. */
function titleOf(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const line = title.replace(/\s+/g, ' ').trim();
  if (line === '') throw new UsageError('Expected a title, found nothing but blanks.');
  return line;
}
