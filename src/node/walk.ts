import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readIgnores, type Ignores } from './gitignore.ts';

/** What a file of ours may be called. The selector of the editor and its watchers say the same. */
const DOCUMENT = /\.(?:md|markdown|mdx|qmd|md\.erb)$/;

export interface WalkRequest {
  /** Where to look. */
  readonly folder: string;
  /** Where the checkout that it belongs to begins: `.gitignore` files between the two hold as well. */
  readonly root: string;
  /** Leaves out what the person has excluded, by its path from `folder`. */
  readonly excludes?: (path: string) => boolean;
}

/** A file found by its name. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** What it names may be found in its own place as well. */
  readonly isLink: boolean;
}

export function isDocumentName(name: string): boolean {
  return DOCUMENT.test(name);
}

/**
 * The Markdown files below a folder in the order of their paths, without what git ignores and what package managers put there. Links to
 * folders are not followed, so that a loop of them has no end; a folder that cannot be read has none.
 */
export async function findDocuments({ folder, root, excludes = () => false }: WalkRequest): Promise<readonly FoundFile[]> {
  // A folder that is asked for by name is looked through even where git ignores it.
  const ignores = folder === root || !readIgnores(root).file(path.join(folder, 'x')) ? readIgnores(root) : readIgnores(folder);
  const found: FoundFile[] = [];
  await walk(folder, folder, { ignores, excludes, found });
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

interface Walk {
  readonly ignores: Ignores;
  readonly excludes: (path: string) => boolean;
  readonly found: FoundFile[];
}

async function walk(top: string, folder: string, { ignores, excludes, found }: Walk): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  const folders: string[] = [];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (!isFolder && !(isDocumentName(entry.name) && (entry.isFile() || entry.isSymbolicLink()))) continue;
    if (ignores.entry(file, isFolder) || excludes(path.relative(top, file).split(path.sep).join('/'))) continue;
    if (isFolder) folders.push(file);
    else found.push({ file, isLink: entry.isSymbolicLink() });
  }
  await Promise.all(folders.map((inside) => walk(top, inside, { ignores, excludes, found })));
}
