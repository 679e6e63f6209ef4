// What the extension costs when VS Code starts it: loading and activating, by the extension host's own marks, as a ratio to an empty
// extension in the same host and to a bundle that loads everything at once. Prints [{name, ratio, target, ok, detail}].
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { findExecutable, runInWindow } from '../../scripts/vscode/executable.mjs';
import { makeHome, removeFolder } from '../../scripts/vscode/home.mjs';
import { root } from '../../scripts/vscode/host.mjs';
import { writeSettings } from '../../scripts/vscode/server.mjs';
import { QUIET, TRUSTED } from '../../scripts/vscode/workbench.mjs';

/** Of each variant: a start of ours or of the control takes a millisecond, which one busy moment doubles; one of the eager bundle does not. */
const STARTS = { long: { lazy: 5, eager: 5 }, short: { lazy: 5, eager: 3 } };
const OURS = 'steady-sre.steady-sre';
const CONTROL = 'steady-sre.control';
const TARGETS = { control: 3, eager: 1 / 5 };

/** The empty extension: it asks for the API, as every extension does, which the host then makes for it, and does nothing. */
function writeControl(folder) {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const manifest = {
    name: 'control',
    publisher: 'steady-sre',
    version: '0.0.1',
    engines,
    main: './main.cjs',
    activationEvents: ['onCommand:control'],
  };
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'main.cjs'), 'const vscode = require("vscode");\nexports.activate = () => vscode;\n');
  return folder;
}

/** Our extension as the built one is, and once more as one file that holds and loads everything. */
async function writeVariants(folder) {
  const variants = { lazy: path.join(folder, 'lazy'), eager: path.join(folder, 'eager') };
  for (const variant of Object.values(variants)) {
    fs.mkdirSync(path.join(variant, 'dist'), { recursive: true });
    for (const file of ['package.json', 'package.nls.json']) fs.copyFileSync(path.join(root, file), path.join(variant, file));
    fs.cpSync(path.join(root, 'media'), path.join(variant, 'media'), { recursive: true });
  }
  fs.cpSync(path.join(root, 'dist'), path.join(variants.lazy, 'dist'), { recursive: true });
  await build({
    absWorkingDir: root,
    stdin: {
      // Core is used for nothing here: it is only held, as it would be by an activation that needs it.
      contents: `import * as core from './src/core/index.ts';\nexport * from './src/vscode/extension.ts';\nexport { core };\n`,
      resolveDir: root,
    },
    outfile: path.join(variants.eager, 'dist/main.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'warning',
  });
  return variants;
}

/** One start of a fresh window on an empty folder; the order changes from start to start, since the first one pays for warming up. */
async function measure(executable, extension, control, turn) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'b-'));
  const userDataDir = path.join(work, 'user');
  const workspace = path.join(work, 'workspace');
  const extensionsDir = path.join(work, 'ext');
  const result = path.join(work, 'result.json');
  try {
    fs.mkdirSync(workspace);
    // A window takes one development extension; the control is installed.
    fs.cpSync(control, path.join(extensionsDir, `${CONTROL}-0.0.1`), { recursive: true });
    writeSettings(userDataDir, { ...QUIET, ...TRUSTED });
    const order = turn % 2 === 0 ? [CONTROL, OURS] : [OURS, CONTROL];
    const code = await runInWindow({
      executable,
      extension,
      tests: path.join(root, 'test/bench/start/activate.cjs'),
      workspace,
      userDataDir,
      extensionsDir,
      trust: true,
      env: { HOME: makeHome(path.join(work, 'home')), STEADY_TEST_RESULT: result, STEADY_BENCH_ORDER: order.join(',') },
    });
    if (!fs.existsSync(result)) throw new Error(`the extension host ended without a result (${code})`);
    return JSON.parse(fs.readFileSync(result, 'utf8'));
  } finally {
    await removeFolder(work);
  }
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** Rows for `npm run bench`. Needs a build. */
export async function benchStart(short) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'b-'));
  try {
    const executable = await findExecutable();
    const control = writeControl(path.join(folder, 'control'));
    const variants = await writeVariants(folder);
    const samples = { lazy: [], eager: [], control: [] };
    const starts = short ? STARTS.short : STARTS.long;
    for (let turn = 0; turn < starts.lazy; turn += 1) {
      for (const variant of ['lazy', 'eager']) {
        if (turn >= starts[variant]) continue;
        const times = await measure(executable, variants[variant], control, turn);
        samples[variant].push(times[OURS]);
        if (variant === 'lazy') samples.control.push(times[CONTROL]);
      }
    }
    const total = ({ load, activate }) => load + activate;
    const middle = Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, median(times.map(total))]));
    return ['control', 'eager'].map((other) => {
      const ratio = middle.lazy / middle[other];
      const parts = ({ load, activate }) => `${load.toFixed(1)}+${activate.toFixed(1)}`;
      const each = (name) => `${name} ${middle[name].toFixed(1)} ms (${samples[name].map(parts).join(' ')})`;
      return {
        name: `start/${other}`,
        ratio,
        target: TARGETS[other],
        ok: ratio <= TARGETS[other],
        detail: `${each('lazy')}, ${each(other)}`,
      };
    });
  } finally {
    await removeFolder(folder);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await benchStart(false), undefined, 2));
  process.exit();
}
