// What the generators of `npm run new` share.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../generated.mjs';

/** The person asked for something that cannot be made as asked. */
export function fail(message) {
  console.error(message);
  process.exit(2);
}

export function exists(file) {
  return fs.existsSync(path.join(root, file));
}

/** no-rollback-step → noRollbackStep */
export function camel(kebab) {
  return kebab.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** showNextStep → Show Next Step; slow → Slow */
export function title(name) {
  return camel(name)
    .replace(/[A-Z]/g, (letter) => ` ${letter}`)
    .replace(/^./, (letter) => letter.toUpperCase());
}

/** Puts `line` in front of the first place where `mark` is found. */
export function insertBefore(file, text, mark, line) {
  const at = text.indexOf(mark);
  if (at < 0) fail(`${file}: expected “${mark.trim()}”, found it nowhere`);
  return text.slice(0, at) + line + text.slice(at);
}

/** Writes files that are not there yet, and others that are as they are to be from now on: all or, where one exists, nothing. */
export function write({ files, changes, next }) {
  for (const file of Object.keys(files)) if (exists(file)) fail(`${file}: exists already`);
  for (const [file, text] of [...Object.entries(files), ...Object.entries(changes)]) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  for (const file of Object.keys(files)) console.log(`wrote ${file}`);
  for (const file of Object.keys(changes)) console.log(`added to ${file}`);
  console.log(`\nnext: ${next}`);
}
