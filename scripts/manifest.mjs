// Writes what src/vscode/manifest declares into package.json and package.nls.json; with --check it only compares.
import { manifest } from '../src/vscode/manifest/contributions.ts';
import { readText, settle } from './generated.mjs';

const { fields, strings } = manifest();
const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
const sorted = Object.fromEntries(Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : 1)));

settle(
  new Map([
    ['package.json', json({ ...JSON.parse(readText('package.json')), ...fields })],
    ['package.nls.json', json(sorted)],
  ]),
  { remedy: 'run `npm run generate`' },
);
