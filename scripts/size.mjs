// What is shipped stays small: start-up is paid by everyone who opens a Markdown file.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './generated.mjs';

const kB = 1000;
const limits = {
  'dist/main.cjs': 30 * kB,
  'dist/core.cjs': 450 * kB,
  'dist/yaml.cjs': 150 * kB,
  'out/steady-sre.vsix': 1500 * kB,
};

for (const [file, limit] of Object.entries(limits)) {
  const full = path.join(root, file);
  if (!fs.existsSync(full)) {
    console.log(`${file}: not built`);
    continue;
  }
  const { size } = fs.statSync(full);
  console.log(`${file}: ${(size / kB).toFixed(1)} of ${limit / kB} kB`);
  if (size > limit) process.exitCode = 1;
}
