// Bundles test/integration into out/test/integration: index.cjs, and one file for each *.test.ts, which index loads by folder.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './host.mjs';

export async function buildTests() {
  const source = path.join(root, 'test/integration');
  const tests = fs.readdirSync(source, { recursive: true }).filter((file) => file.endsWith('.test.ts'));
  const outdir = path.join(root, 'out/test/integration');
  fs.rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['index.ts', ...tests].map((file) => path.join(source, file)),
    outdir,
    outbase: source,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTests();
