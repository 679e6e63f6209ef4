// Runs test/ui on the packaged extension in a real workbench: node scripts/vscode/run-ui.mjs [mocha options]
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeResult } from '../results.mjs';
import { openBrowser } from './browser.mjs';
import { ensureHost, root } from './host.mjs';
import { packageVsix } from './package.mjs';

const SUITE = 'ui';
const mocha = path.join(path.dirname(createRequire(import.meta.url).resolve('mocha/package.json')), 'bin/mocha.js');
const files = ['test/ui/**/*.test.mjs'];

/** Why the suite cannot be run on this machine, or undefined. */
async function obstacle() {
  try {
    ensureHost();
    const browser = await openBrowser();
    await browser.close();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

function countTests() {
  const listing = execFileSync(process.execPath, [mocha, '--dry-run', '--reporter', 'json', ...files], { cwd: root, encoding: 'utf8' });
  return JSON.parse(listing.slice(listing.indexOf('{'))).stats.tests;
}

if (!fs.existsSync(path.join(root, 'dist/main.cjs'))) throw new Error('dist/main.cjs is not there: npm run build');
const reason = await obstacle();
if (reason !== undefined) {
  const required = process.env.CI === 'true';
  const count = countTests();
  const line = '='.repeat(100);
  console.error(`${line}\n[ui] THE UI TESTS ${required ? 'FAIL' : `ARE SKIPPED (${count} of them)`}: ${reason}\n${line}`);
  writeResult(SUITE, required ? { passes: 0, failures: count, pending: 0 } : { passes: 0, failures: 0, pending: count });
  process.exit(required ? 1 : 0);
}
packageVsix();
fs.rmSync(path.join(root, 'out/shots'), { recursive: true, force: true });
const options = ['--timeout', '60000', '--reporter', './scripts/results.mjs', '--reporter-option', `suite=${SUITE}`];
const { status } = spawnSync(process.execPath, [mocha, ...options, ...process.argv.slice(2), ...files], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
