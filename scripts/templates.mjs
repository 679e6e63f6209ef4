// Writes src/core/<room>/templates/<name>.ts out of each Markdown file beside it, and index.ts, their list: core reads no files, so a room's
// templates are text in its code. With --check it only compares.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readText, root, settle } from './generated.mjs';

const core = 'src/core';
/** Of a line, in the style of the code. */
const WIDTH = 140;
const folders = fs
  .readdirSync(path.join(root, core))
  .map((room) => ({ room, folder: `${core}/${room}/templates` }))
  .filter(({ folder }) => fs.existsSync(path.join(root, folder)));

settle(new Map(folders.flatMap(({ room, folder }) => files(room, folder))), { remedy: 'run `npm run generate`' });

function files(room, folder) {
  const names = fs
    .readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.basename(file, '.md'));
  // The one that is named after the room is the general one: it comes first.
  const rank = (name) => (name === room ? '' : name);
  names.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return [[`${folder}/index.ts`, list(names)], ...names.map((name) => [`${folder}/${name}.ts`, template(`${folder}/${name}.md`, name)])];
}

function list(names) {
  const imports = [...names].sort().map((name) => `import { ${identifier(name)} } from './${name}.ts';\n`);
  const head = 'export const templates: readonly Template[] = ';
  const all = names.map(identifier);
  const line = `${head}[${all.join(', ')}];`;
  return `// Written by scripts/templates.mjs.
import type { Template } from '../../templates/index.ts';
${imports.join('')}
${line.length <= WIDTH ? line : `${head}[\n${all.map((each) => `  ${each},\n`).join('')}];`}
`;
}

function identifier(name) {
  return `${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Template`;
}

function template(file, name) {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(readText(file)) ?? fail(file, 'front matter and a body');
  const { title, about, ...rest } = parse(front);
  if (typeof title !== 'string' || typeof about !== 'string' || Object.keys(rest).length > 0)
    fail(file, '`title` and `about`, and nothing else, in the front matter');
  const quoted = (text) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const literal = `\`${body.replace(/[`\\]|\$\{/g, '\\$&')}\``;
  return `// Written by scripts/templates.mjs out of ${name}.md.
import type { Template } from '../../templates/index.ts';

export const ${identifier(name)}: Template = {
  name: ${quoted(name)},
  title: ${quoted(title)},
  about: ${quoted(about)},
  body: ${literal},
};
`;
}

function fail(file, expected) {
  throw new Error(`${file}: expected ${expected}`);
}
