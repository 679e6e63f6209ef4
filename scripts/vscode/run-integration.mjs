// Runs test/integration inside a real VS Code.
//   node scripts/vscode/run-integration.mjs [trusted] [restricted] [folders]     (all where none is named)
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeResult } from '../results.mjs';
import { buildTests } from './build-tests.mjs';
import { findExecutable, runInWindow } from './executable.mjs';
import { makeHome, removeFolder } from './home.mjs';
import { root } from './host.mjs';
import { writeSettings } from './server.mjs';
import { QUIET, RESTRICTED, TRUSTED } from './workbench.mjs';

/** Trust is a matter of the whole window, and so is whether it has one folder or several. */
const SUITES = {
  trusted: { name: 'integration', folder: 'out/test/integration', trust: true },
  restricted: { name: 'integration-restricted', folder: 'out/test/integration/restricted', trust: false },
  folders: { name: 'integration-folders', folder: 'out/test/integration/folders', trust: true, several: true },
};

/** A workspace of that folder and an empty one beside it. */
function withSecondFolder(folder) {
  const second = path.join(path.dirname(folder), 'second');
  fs.mkdirSync(second);
  const file = path.join(path.dirname(folder), 'both.code-workspace');
  fs.writeFileSync(file, JSON.stringify({ folders: [folder, second].map((each) => ({ path: each })) }));
  return file;
}

/** What the tests counted. */
async function runSuite(executable, { name, folder, trust, several = false }) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'it-'));
  const userDataDir = path.join(work, 'user');
  const workspace = path.join(work, 'workspace');
  const result = path.join(work, 'result.json');
  try {
    // Another folder for the tests that take any: STEADY_TEST_WORKSPACE=docs TEST_GREP='Problems panel'.
    fs.cpSync(process.env.STEADY_TEST_WORKSPACE ?? path.join(root, 'test/workspace'), workspace, { recursive: true });
    writeSettings(userDataDir, { ...QUIET, ...(trust ? TRUSTED : RESTRICTED) });
    const code = await runInWindow({
      executable,
      extension: root,
      tests: path.join(root, 'out/test/integration/index.cjs'),
      workspace: several ? withSecondFolder(workspace) : workspace,
      userDataDir,
      extensionsDir: path.join(work, 'ext'),
      trust,
      env: {
        HOME: makeHome(path.join(work, 'home')),
        SHELL: '/bin/bash',
        STEADY_TEST_FOLDER: path.join(root, folder),
        STEADY_TEST_RESULT: result,
      },
    });
    // A host that dies ends the run with code 0, so success needs the tests' own word.
    if (!fs.existsSync(result)) throw new Error(`[${name}] the extension host ended before its tests did (${code})`);
    const stats = JSON.parse(fs.readFileSync(result, 'utf8'));
    if (code !== 0 && stats.failures === 0) throw new Error(`[${name}] the tests passed, and then VS Code ended with ${code}`);
    if (stats.passes === 0 && !process.env.TEST_GREP) throw new Error(`[${name}] no test ran`);
    return stats;
  } finally {
    await removeFolder(work);
  }
}

const wanted = process.argv.slice(2);
for (const name of wanted) if (!(name in SUITES)) throw new Error(`Expected ${Object.keys(SUITES).join(', ')}, found ${name}`);
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
