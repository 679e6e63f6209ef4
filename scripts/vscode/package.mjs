// Packages the built extension into out/steady-sre.vsix, the very file that would be published.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './host.mjs';

export const VSIX = path.join(root, 'out/steady-sre.vsix');

/** Everything is bundled, so no dependency is collected; links in the pages stay as they are written. */
export function packageVsix() {
  fs.mkdirSync(path.dirname(VSIX), { recursive: true });
  const vsce = path.join(path.dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
  const args = [vsce, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--out', VSIX];
  try {
    // What it prints is a list of the files; it is wanted only when it fails.
    execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    throw new Error(`vsce package failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
  return VSIX;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(packageVsix());
