// `npm test`: the checks, then every suite, each a script of package.json named test:<suite>, which keeps its counts in
// out/results/<suite>.json (see results.mjs). All of them run even where one fails. The last line is the sum.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folder } from './results.mjs';

const root = path.resolve(folder, '../..');
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const suites = Object.keys(scripts).filter((name) => /^test:[a-z]+$/.test(name));

function succeeds(script) {
  console.log(`\n── ${script} ${'─'.repeat(100 - script.length)}`);
  const started = Date.now();
  const windows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', shell: windows });
  console.log(`── ${script}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** What a suite counted; a suite in several parts keeps one file for each. */
function countsOf(suite) {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const own = files.filter((file) => file === `${suite}.json` || file.startsWith(`${suite}-`));
  return own.map((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')));
}

fs.rmSync(folder, { recursive: true, force: true });
let passed = 0;
let failed = 0;
let skipped = 0;
for (const script of ['check', ...suites]) {
  const ok = succeeds(script);
  const counts = script === 'check' ? [] : countsOf(script.slice('test:'.length));
  const failures = counts.reduce((sum, { failures: some }) => sum + some, 0);
  passed += counts.reduce((sum, { passes }) => sum + passes, 0);
  skipped += counts.reduce((sum, { pending }) => sum + pending, 0);
  // A suite that ended badly without a failed test, or that counted nothing, is a failure all the same.
  const silent = script !== 'check' && counts.length === 0;
  if (silent) console.error(`${script} left no result in ${path.relative(root, folder)}`);
  failed += failures === 0 && (!ok || silent) ? 1 : failures;
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
