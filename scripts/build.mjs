// Builds dist/: main.cjs (the extension), core.cjs (all of core with remark and yaml), cli.cjs, and one file for each vendor that is
// loaded only when first needed. A door between two files is a stub of getters, so that nothing behind it loads before it is used.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const core = path.join(root, 'src/core/index.ts');

/** Vendors that core reaches only through a stub: package name → file of their own in dist. */
const LAZY = { unbash: 'unbash.cjs' };

/** A dependency of the command line asks where its module is. */
const CLI_HEAD = "#!/usr/bin/env node\nconst here = require('node:url').pathToFileURL(__filename).href;";

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  external: ['vscode'],
  logLevel: 'warning',
};

/** The names that a module exports, by esbuild's own account. */
async function exportsOf(entry) {
  const { metafile } = await build({ ...COMMON, entryPoints: [entry], format: 'esm', write: false, outfile: 'unused.js' });
  return Object.values(metafile.outputs).find((output) => output.entryPoint).exports;
}

function stub(file, names) {
  const getters = names.map((name) => `get ${JSON.stringify(name)}() { return load()[${JSON.stringify(name)}]; }`);
  return `let loaded;\nconst load = () => (loaded ??= require('./${file}'));\nmodule.exports = { __esModule: true, ${getters.join(', ')} };\n`;
}

/** Replaces imports of core (from outside it) and of lazy vendors by stubs that load the file beside this one. */
function doors({ keep, coreNames, vendorNames }) {
  return {
    name: 'doors',
    setup(builder) {
      builder.onResolve({ filter: /^\.\/[\w-]+\.cjs$/ }, ({ path: file }) => ({ path: file, external: true }));
      builder.onResolve({ filter: /core\/index\.ts$/ }, ({ resolveDir, path: file }) =>
        keep !== 'core' && path.resolve(resolveDir, file) === core ? { path: 'core.cjs', namespace: 'door' } : undefined,
      );
      for (const [vendor, file] of Object.entries(LAZY))
        if (keep !== vendor) builder.onResolve({ filter: new RegExp(`^${vendor}$`) }, () => ({ path: file, namespace: 'door' }));
      builder.onLoad({ filter: /.*/, namespace: 'door' }, ({ path: file }) => ({
        contents: stub(file, file === 'core.cjs' ? coreNames : vendorNames[file]),
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

export async function buildAll({ outdir = path.join(root, 'dist') } = {}) {
  fs.rmSync(outdir, { recursive: true, force: true });
  const vendorNames = Object.fromEntries(
    await Promise.all(Object.entries(LAZY).map(async ([vendor, file]) => [file, await exportsOf(vendor)])),
  );
  const coreNames = await exportsOf(core);
  const names = { coreNames, vendorNames };
  const one = (entry, file, extra = {}) =>
    build({ ...COMMON, entryPoints: [entry], outfile: path.join(outdir, file), plugins: [doors({ ...names, keep: extra.keep })], ...extra.options });
  const results = await Promise.all([
    one(core, 'core.cjs', { keep: 'core' }),
    one('src/vscode/extension.ts', 'main.cjs'),
    one('src/cli/main.ts', 'cli.cjs', { options: { banner: { js: CLI_HEAD }, define: { 'import.meta.url': 'here' } } }),
    ...Object.entries(LAZY).map(([vendor, file]) => one(vendor, file, { keep: vendor })),
  ]);
  fs.chmodSync(path.join(outdir, 'cli.cjs'), 0o755);
  const inputs = Object.assign({}, ...results.map((result) => result.metafile.inputs));
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  fs.writeFileSync(path.join(outdir, 'meta.json'), JSON.stringify({ inputs, outputs }));
  return outputs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await buildAll();
  for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${String(Math.round(bytes / 100) / 10).padStart(8)} kB  ${file}`);
}
