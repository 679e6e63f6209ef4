// Runs test/integration inside a real VS Code: $VSCODE_PATH, else a downloaded desktop VS Code, else code-server from npm.
//   node scripts/vscode/run-integration.mjs [trusted] [restricted]     (both where none is named)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { writeResult } from '../results.mjs';
import { buildTests } from './build-tests.mjs';
import { ensureHost, root } from './host.mjs';
import { writeSettings } from './server.mjs';
import { makeHome } from './home.mjs';
import { QUIET, RESTRICTED, TRUSTED } from './workbench.mjs';

/** The trusted and the restricted window: each is a run of its own, for trust is a matter of the window. */
const SUITES = {
  trusted: { name: 'integration', folder: 'out/test/integration', settings: TRUSTED, flags: ['--disable-workspace-trust'] },
  restricted: { name: 'integration-restricted', folder: 'out/test/integration/restricted', settings: RESTRICTED, flags: [] },
};

const DOWNLOAD_LIMIT_MS = 120_000;

async function findExecutable() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!process.env.VSCODE_HOST && hasScreen) {
    try {
      const tooSlow = new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error('the download takes too long')), DOWNLOAD_LIMIT_MS).unref();
      });
      const cachePath = path.join(root, '.vscode-test');
      const download = downloadAndUnzipVSCode({ version: process.env.VSCODE_VERSION ?? 'stable', timeout: 15_000, cachePath });
      return await Promise.race([download, tooSlow]);
    } catch (error) {
      if (process.env.VSCODE_REQUIRE_DESKTOP) throw error;
      console.log(`[integration] VS Code cannot be downloaded here (${error.code ?? error.message}): code-server from npm instead`);
    }
  }
  ensureHost();
  return path.join(root, 'scripts/vscode/code.mjs');
}

/** @vscode/test-electron always adds --disable-workspace-trust; a restricted window needs the same arguments without it. */
async function runWithoutTrustFlag({ vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, extensionTestsEnv, launchArgs }) {
  const plain = ['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'];
  const paths = [`--extensionDevelopmentPath=${extensionDevelopmentPath}`, `--extensionTestsPath=${extensionTestsPath}`];
  const child = spawn(vscodeExecutablePath, [...launchArgs, ...plain, ...paths], { stdio: 'inherit', env: { ...process.env, ...extensionTestsEnv } });
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) throw Object.assign(new Error(`VS Code ended with ${code ?? signal}`), { code });
}

/** What the tests counted. A host that dies ends the run with code 0, so success needs the tests' own word. */
async function runSuite(executable, { name, folder, settings, flags }) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'it-'));
  const workspace = path.join(work, 'workspace');
  fs.cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
  writeSettings(path.join(work, 'user'), { ...QUIET, ...settings });
  const result = path.join(work, 'result.json');
  const options = {
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/test/integration/index.cjs'),
    extensionTestsEnv: {
      HOME: makeHome(path.join(work, 'home')),
      SHELL: '/bin/bash',
      STEADY_TEST_FOLDER: path.join(root, folder),
      STEADY_TEST_RESULT: result,
    },
    launchArgs: [workspace, `--user-data-dir=${path.join(work, 'user')}`, `--extensions-dir=${path.join(work, 'ext')}`, '--disable-extensions'],
  };
  let failure;
  try {
    await (flags.length > 0 ? runTests(options) : runWithoutTrustFlag(options));
  } catch (error) {
    failure = error;
  }
  const stats = fs.existsSync(result) ? JSON.parse(fs.readFileSync(result, 'utf8')) : undefined;
  fs.rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  if (stats === undefined) throw new Error(`[${name}] the extension host ended before its tests did: ${failure?.message ?? 'without an error'}`);
  if (failure && stats.failures === 0) throw new Error(`[${name}] all tests passed, and then: ${failure.message}`);
  if (stats.passes === 0 && !process.env.TEST_GREP) throw new Error(`[${name}] no test ran`);
  return stats;
}

const wanted = process.argv.slice(2);
for (const name of wanted) if (!(name in SUITES)) throw new Error(`Expected ${Object.keys(SUITES).join(' or ')}, found ${name}`);
if (!fs.existsSync(path.join(root, 'dist/main.cjs'))) throw new Error('dist/main.cjs is not there: npm run build');
await buildTests();
const executable = await findExecutable();
let failed = false;
for (const [key, suite] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  const started = Date.now();
  try {
    const stats = await runSuite(executable, suite);
    writeResult(suite.name, stats);
    failed ||= stats.failures > 0;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`[${suite.name}] passed ${stats.passes}, failed ${stats.failures}, skipped ${stats.pending} (${seconds} s)`);
  } catch (error) {
    failed = true;
    writeResult(suite.name, { passes: 0, failures: 1, pending: 0 });
    console.error(error.message);
  }
}
process.exit(failed ? 1 : 0);
