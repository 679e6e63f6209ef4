// `npm run check`: everything that can be said of the source without running it. One line a check; what a check printed is shown only
// where it failed. The names given as arguments are the checks to run; without any, all run.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { root } from './generated.mjs';

const bin = (name, ...args) => [path.join(root, 'node_modules/.bin', name), args];
const script = (name, ...args) => [process.execPath, ['--import', 'tsx', `scripts/${name}.mjs`, ...args]];
const types = (project) => bin('tsc', '-p', project, '--incremental', '--tsBuildInfoFile', `node_modules/.cache/tsc/${project}.json`);

/** Name → command; a check that needs the build waits for it. The slow ones come first. */
const checks = {
  build: { run: script('build') },
  lint: { run: bin('eslint', '.') },
  package: { run: script('vscode/package'), needsBuild: true },
  imports: { run: bin('depcruise', 'src', 'scripts', 'test', '--output-type', 'err') },
  'types of core': { run: types('src/core') },
  'types of node': { run: types('src/node') },
  'types of cli': { run: types('src/cli') },
  'types of vscode': { run: types('src/vscode') },
  'types of test': { run: types('.') },
  'types of integration': { run: types('test/integration') },
  unused: { run: bin('knip', '--no-progress') },
  format: { run: bin('prettier', '--check', '--log-level', 'warn', '--cache', '.') },
  templates: { run: script('templates', '--check') },
  manifest: { run: script('manifest', '--check') },
  docs: { run: script('docs', '--check') },
  snippets: { run: script('snippets', '--check') },
  notices: { run: script('notices', '--check'), needsBuild: true },
  size: { run: script('size'), needsBuild: true, after: 'package' },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`no check is named ${unknown.join(', ')}; there are: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

const chosen = Object.keys(checks).filter((name) => wanted.length === 0 || wanted.includes(name));
const places = turns(os.availableParallelism());
const outcomes = new Map();
for (const name of chosen) {
  const { needsBuild, after } = checks[name];
  const before = [needsBuild ? outcomes.get('build') : undefined, outcomes.get(after)];
  outcomes.set(name, settle(name, before));
}
const passed = await Promise.all(outcomes.values());
process.exitCode = passed.every(Boolean) ? 0 : 1;

async function settle(name, before) {
  const ready = await Promise.all(before);
  if (ready.includes(false)) {
    console.log(`✗ ${name}: not run, what it stands on failed`);
    return false;
  }
  const release = await places();
  const start = performance.now();
  const { ok, output } = await execute(checks[name].run);
  release();
  console.log(`${ok ? '✓' : '✗'} ${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '    '));
  return ok;
}

function execute([command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString('utf8') }));
  });
}

/** At most `count` at a time: the function waits for a turn and gives what ends it. */
function turns(count) {
  let free = count;
  const waiting = [];
  const release = () => {
    const next = waiting.shift();
    if (next) next(release);
    else free += 1;
  };
  return () =>
    new Promise((resolve) => {
      if (free > 0) {
        free -= 1;
        resolve(release);
      } else waiting.push(resolve);
    });
}
