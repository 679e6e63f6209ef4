// Writes src/core/<room>/templates/index.ts out of the Markdown files beside it: core reads no files, so a room's templates are text in
// its code. With --check it only compares.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readText, root, settle } from './generated.mjs';

const core = 'src/core';
const folders = fs
  .readdirSync(path.join(root, core))
  .map((room) => ({ room, folder: `${core}/${room}/templates` }))
  .filter(({ folder }) => fs.existsSync(path.join(root, folder)));

settle(new Map(folders.map(({ room, folder }) => [`${folder}/index.ts`, list(room, folder)])), { remedy: 'run `npm run generate`' });

function list(room, folder) {
  const files = fs.readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.md'));
  // The one that is named after the room is the general one: it comes first.
  const rank = (file) => (file === `${room}.md` ? '' : file);
  const templates = files.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).map((file) => entry(`${folder}/${file}`));
  return `// Written by scripts/templates.mjs out of the Markdown files of this folder.
import type { Template } from '../../templates/index.ts';

export const templates: readonly Template[] = [
${templates.join('')}];
`;
}

function entry(file) {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(readText(file)) ?? fail(file, 'front matter and a body');
  const { title, about, ...rest } = parse(front);
  if (typeof title !== 'string' || typeof about !== 'string' || Object.keys(rest).length > 0)
    fail(file, '`title` and `about`, and nothing else, in the front matter');
  const quoted = (text) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const literal = `\`${body.replace(/[`\\]|\$\{/g, '\\$&')}\``;
  return `  {
    name: ${quoted(path.basename(file, '.md'))},
    title: ${quoted(title)},
    about: ${quoted(about)},
    body: ${literal},
  },
`;
}

function fail(file, expected) {
  throw new Error(`${file}: expected ${expected}`);
}
