// Writes THIRD_PARTY_NOTICES: the licences of the packages of which something is in dist, by the bundler's own account.
import fs from 'node:fs';
import path from 'node:path';
import { readText, root, settle } from './generated.mjs';

const { outputs } = JSON.parse(readText('dist/meta.json'));
const shipped = new Set();
for (const { inputs } of Object.values(outputs))
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (folder !== undefined && bytesInOutput > 0) shipped.add(folder);
  }

const missing = [];
const parts = [...shipped].map(notice).sort((a, b) => (a.name < b.name ? -1 : 1));
if (missing.length > 0) {
  console.error(`shipped without a licence that could be found: ${missing.join(', ')}`);
  process.exit(1);
}

const rule = '-'.repeat(80);
const head = `Steady contains code of the packages below, each under its own licence.\n`;
const text = [head, ...parts.map(({ title, licence }) => `${rule}\n${title}\n\n${licence}\n`)].join('\n');
settle(new Map([['THIRD_PARTY_NOTICES', text]]), { remedy: 'run `npm run generate`' });

function notice(folder) {
  const { name, version, license, licenses, author } = JSON.parse(readText(`${folder}/package.json`));
  const terms = license ?? licenses?.map(({ type }) => type).join(' or ');
  const file = fs.readdirSync(path.join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined && terms === undefined) missing.push(name);
  // Some packages only name their licence.
  const holder = typeof author === 'object' ? author.name : author;
  const licence =
    file === undefined ? `${terms} licence. Copyright ${holder}.` : readText(`${folder}/${file}`).replaceAll('\r\n', '\n').trim();
  return { name, title: `${name} ${version} (${terms})`, licence };
}
