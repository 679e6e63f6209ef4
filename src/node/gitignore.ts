import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What is in none of our documents' places, whatever a `.gitignore` says: what version control, package managers and builds keep. */
const NEVER: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.terraform',
  '.tox',
  '.venv',
  '__pycache__',
  'bower_components',
  'dist',
  'jspm_packages',
  'node_modules',
]);

/** A pattern with more stars in one name is left out: each doubles the ways in which it can fail to match. */
const MOST_STARS = 4;

/** What git ignores in one checkout, by all its `.gitignore` files: each holds below its folder, and the deepest that says something decides. */
export interface Ignores {
  /** Whether the entry of a folder that is not ignored itself is left out. */
  entry(file: string, isFolder: boolean): boolean;
  /** Whether the file, or a folder on the way to it from the root, is left out. */
  file(file: string): boolean;
}

/** Reads the `.gitignore` files when it comes to their folders. `root` is where the checkout begins. */
export function readIgnores(root: string): Ignores {
  const read = new Map<string, Ignore | undefined>();
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!read.has(folder)) read.set(folder, rulesIn(folder));
    return read.get(folder);
  };
  const entry = (file: string, isFolder: boolean): boolean => {
    if (isFolder && NEVER.has(path.basename(file))) return true;
    for (let folder = path.dirname(file); isWithin(folder, root); folder = path.dirname(folder)) {
      const inside = path.relative(folder, file).split(path.sep).join('/');
      const said = rulesOf(folder)?.test(isFolder ? `${inside}/` : inside);
      if (said?.ignored === true) return true;
      if (said?.unignored === true || folder === path.dirname(folder)) return false;
    }
    return false;
  };
  return {
    entry,
    file(file) {
      const names = path.relative(root, file).split(path.sep);
      return names.some((_, index) => entry(path.join(root, ...names.slice(0, index + 1)), index < names.length - 1));
    },
  };
}

function isWithin(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

function rulesIn(folder: string): Ignore | undefined {
  try {
    const lines = readFileSync(path.join(folder, '.gitignore'), 'utf8').split(/\r?\n/);
    const bounded = lines.filter((line) => line.split('/').every((name) => (name.match(/\*+/g) ?? []).length <= MOST_STARS));
    return ignore({ allowRelativePaths: true }).add(bounded);
  } catch {
    // There is none, or none that can be read.
    return undefined;
  }
}
