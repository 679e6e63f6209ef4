// What generators share: files are written, or with --check compared, so that a stale one fails the check.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What is typed for the snippet of a template: the general one of a kind is called as the kind is. */
export function prefixOf(kind, template) {
  return template === kind ? kind : `${kind}-${template}`;
}

export function readText(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

/**
 * `files` maps a path from the root to its text. Every other file of the folders in `owned` is a page of something that is gone.
 */
export function settle(files, { remedy, owned = [] }) {
  const check = process.argv.includes('--check');
  const stale = [...files].filter(([file, text]) => textOf(file) !== text).map(([file]) => file);
  const gone = owned.flatMap((folder) => filesOf(folder).filter((file) => !files.has(file)));
  if (check) {
    for (const file of stale) console.error(`${file}: stale; ${remedy}`);
    for (const file of gone) console.error(`${file}: describes nothing that exists; ${remedy}`);
    process.exitCode = stale.length + gone.length > 0 ? 1 : 0;
    return;
  }
  for (const file of stale) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), files.get(file));
    console.log(`wrote ${file}`);
  }
  for (const file of gone) {
    fs.rmSync(path.join(root, file));
    console.log(`removed ${file}`);
  }
}

function textOf(file) {
  return fs.existsSync(path.join(root, file)) ? readText(file) : undefined;
}

function filesOf(folder) {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
}
