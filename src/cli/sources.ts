import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob, isDynamicPattern } from 'tinyglobby';
import { findDocuments, readIgnores } from '../node/index.ts';
import { UsageError } from './usage.ts';

/** A file to look at: as the person names it, and where it is. */
export interface SourceFile {
  /** As it is printed: relative where the argument was. */
  readonly shown: string;
  readonly absolute: string;
  /** The argument that it was found by. */
  readonly argument: string;
}

const NEVER = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that the arguments name: files and `-` as they are, folders and globs searched, without what git ignores. In a stable order,
 * each once.
 */
export async function findSources(args: readonly string[]): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  for (const argument of args) {
    for (const shown of argument === '-' ? ['-'] : await expand(argument)) {
      const absolute = path.resolve(shown);
      if (!found.has(absolute)) found.set(absolute, { shown, absolute, argument });
    }
  }
  return [...found.values()];
}

async function expand(arg: string): Promise<string[]> {
  if (existsSync(arg)) {
    if (!statSync(arg).isDirectory()) return [slashes(path.normalize(arg))];
    const folder = path.resolve(arg);
    const inside = await findDocuments({ folder, root: checkoutOf(folder) });
    return inside.map(({ file }) => slashes(path.join(arg, path.relative(folder, file))));
  }
  if (!isDynamicPattern(arg)) throw new UsageError(`Expected a file, a folder or a glob, found nothing at “${arg}”.`);
  const found = await glob([arg], { ignore: NEVER, followSymbolicLinks: false });
  const ignores = readIgnores(checkoutOf(process.cwd()));
  return found
    .filter((file) => !ignores.file(path.resolve(file)))
    .sort()
    .map(slashes);
}

function slashes(file: string): string {
  return file.split(path.sep).join('/');
}

const rootOf = new Map<string, string | undefined>();

/** The root of the workspace that a file belongs to: the nearest ancestor with `.git`, else `fallback`. */
export function workspaceRoot(file: string, fallback: string): string {
  return checkoutRoot(path.dirname(file)) ?? (file.startsWith(fallback + path.sep) ? fallback : path.dirname(file));
}

/** Looked for once for each folder. */
function checkoutRoot(folder: string): string | undefined {
  if (rootOf.has(folder)) return rootOf.get(folder);
  const above = path.dirname(folder);
  const root = existsSync(path.join(folder, '.git')) ? folder : above === folder ? undefined : checkoutRoot(above);
  rootOf.set(folder, root);
  return root;
}

/** Where the checkout that a folder lies in begins; the folder itself where it lies in none. */
function checkoutOf(folder: string): string {
  return workspaceRoot(path.join(folder, 'x'), folder);
}

export function fileUri(file: string): string {
  return pathToFileURL(file).href;
}
