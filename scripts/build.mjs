// Builds dist/: main.cjs (the entry of the extension), host.cjs (the rest of it), worker.cjs (the index of the workspace, in a thread of its
// own), core.cjs (core with remark), cli.cjs, and files that are loaded only when first needed: the YAML of core, unbash, what programs do, the templates of
// each room. A door between two files is a stub of getters, so that nothing behind it loads before it is used.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The rooms' templates: texts that are wanted only by who starts a document. */
const templates = globSync('src/core/*/templates/index.ts', { cwd: root }).map((file) => ({
  module: path.join(root, file),
  file: `${file.split('/')[2]}-templates.cjs`,
}));

/** Modules that are files of their own in dist: whoever imports one gets a door to it. */
const DOORS = [
  ...templates,
  { module: path.join(root, 'src/core/index.ts'), file: 'core.cjs' },
  { module: path.join(root, 'src/vscode/activate.ts'), file: 'host.cjs' },
  { module: path.join(root, 'src/core/yaml/index.ts'), file: 'yaml.cjs' },
  { module: path.join(root, 'src/core/shell/programs/index.ts'), file: 'programs.cjs' },
  { module: 'unbash', file: 'unbash.cjs' },
];

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

/** Replaces imports of the modules that are files of their own, but for the one that is being built. */
function doors(building, names) {
  return {
    name: 'doors',
    setup(builder) {
      builder.onResolve({ filter: /^\.\/[\w-]+\.cjs$/ }, ({ path: file }) => ({ path: file, external: true }));
      builder.onResolve({ filter: /./ }, ({ kind, resolveDir, path: asked }) => {
        if (kind === 'entry-point') return undefined;
        const module = asked.startsWith('.') ? path.resolve(resolveDir, asked) : asked;
        const door = DOORS.find((each) => each.module === module && each.file !== building);
        return door && { path: door.file, namespace: 'door' };
      });
      builder.onLoad({ filter: /./, namespace: 'door' }, ({ path: file }) => ({
        contents: stub(file, names[file]),
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

/** `import * as vscode` would copy the whole API, name by name, once for each file that has it; the API object itself does as well. */
function withoutCopiesOfTheApi(file) {
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replaceAll(/\w+\(require\("vscode"\),1\)/g, 'require("vscode")'));
}

export async function buildAll({ outdir = path.join(root, 'dist') } = {}) {
  // Built beside it and put in its place at the end: a build that fails leaves the last good one.
  const fresh = `${outdir}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  const names = Object.fromEntries(await Promise.all(DOORS.map(async ({ module, file }) => [file, await exportsOf(module)])));
  const one = (entry, file, options = {}) =>
    build({ ...COMMON, entryPoints: [entry], outfile: path.join(fresh, file), plugins: [doors(file, names)], ...options });
  const results = await Promise.all([
    one('src/vscode/extension.ts', 'main.cjs'),
    one('src/node/indexing/worker.ts', 'worker.cjs'),
    one('src/cli/main.ts', 'cli.cjs', { banner: { js: CLI_HEAD }, define: { 'import.meta.url': 'here' } }),
    ...DOORS.map(({ module, file }) => one(module, file)),
  ]);
  for (const file of ['main.cjs', 'host.cjs']) withoutCopiesOfTheApi(path.join(fresh, file));
  fs.chmodSync(path.join(fresh, 'cli.cjs'), 0o755);
  const inputs = Object.assign({}, ...results.map((result) => result.metafile.inputs));
  const sizes = results.flatMap((result) => Object.entries(result.metafile.outputs));
  const outputs = Object.fromEntries(sizes.map(([file, output]) => [file.replace('.new/', '/'), output]));
  fs.writeFileSync(path.join(fresh, 'meta.json'), JSON.stringify({ inputs, outputs }));
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.renameSync(fresh, outdir);
  return outputs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await buildAll();
  for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${String(Math.round(bytes / 100) / 10).padStart(8)} kB  ${file}`);
}
