import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cli = path.join(root, 'dist/cli.cjs');
const expected = path.join(root, 'test/golden/expected');

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** As a script would call it: from the folder of the sample, with nothing of this machine in the output. */
export function steady(args: readonly string[], input: string | Buffer = '', cwd = path.join(root, 'test/workspace')): Ran {
  return spawnSync(process.execPath, [cli, ...args], { cwd, input, encoding: 'utf8' });
}

/** `GOLDEN=write npm run test:golden` writes what is printed now; the difference is for the reviewer to read. */
export function assertGolden(name: string, text: string): void {
  const file = path.join(expected, name);
  if (process.env['GOLDEN'] === 'write') fs.writeFileSync(file, text);
  assert.equal(text, fs.readFileSync(file, 'utf8'));
}
