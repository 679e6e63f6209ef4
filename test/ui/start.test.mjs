import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrowser } from '../../scripts/vscode/browser.mjs';
import { root } from '../../scripts/vscode/host.mjs';
import { until } from './workbench.mjs';

/** `npm start` without its build, in a temporary folder of its own, so that what it leaves behind can be seen. */
function start(temporary, options, env = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...options], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output, ended: once(child, 'exit') };
}

describe('npm start', function () {
  this.timeout(120_000);
  let temporary;

  beforeEach(() => {
    temporary = fs.mkdtempSync(path.join(os.tmpdir(), 's-'));
  });

  afterEach(() => {
    fs.rmSync(temporary, { recursive: true, force: true });
  });

  it('prints an address where the extension works on the sample, and clears up on Ctrl-C', async () => {
    const started = start(temporary, ['--server']);
    const browser = await openBrowser();
    try {
      const [address] = await until(
        'the address',
        () => /http:\/\/127\.0\.0\.1:\d+\/\?tkn=\S+/.exec(started.output()) ?? undefined,
        60_000,
      );
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator('.codelens-decoration a', { hasText: 'Run' }).first().waitFor({ timeout: 60_000 });
      assert.equal((await fetch(new URL('/', address), { redirect: 'manual' })).status, 403, 'it answers without the token');
    } finally {
      await browser.close();
      started.child.kill('SIGINT');
    }
    assert.deepEqual(await started.ended, [0, null], started.output());
    assert.deepEqual(fs.readdirSync(temporary), []);
  });

  it('opens the desktop program where there is one, with a profile of its own', async function () {
    if (process.platform === 'win32') return;
    const bin = path.join(temporary, 'bin');
    fs.mkdirSync(bin);
    const heard = path.join(temporary, 'heard');
    fs.writeFileSync(path.join(bin, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${heard}'\n`, { mode: 0o755 });
    const screen = { PATH: `${bin}${path.delimiter}${process.env.PATH}`, DISPLAY: ':0', VSCODE_IPC_HOOK_CLI: '' };
    const started = start(temporary, [], screen);
    assert.deepEqual(await started.ended, [0, null], started.output());
    const args = fs.readFileSync(heard, 'utf8').split('\n');
    assert.ok(args.includes(`--extensionDevelopmentPath=${root}`));
    for (const flag of ['--user-data-dir', '--extensions-dir']) {
      assert.ok(
        args.some((argument) => argument.startsWith(`${flag}=${temporary}`)),
        `${flag} is not in the temporary folder`,
      );
    }
    assert.deepEqual(fs.readdirSync(temporary).sort(), ['bin', 'heard']);
  });

  it('answers to --check and ends', async () => {
    const started = start(temporary, ['--check']);
    assert.deepEqual(await started.ended, [0, null], started.output());
    assert.match(started.output(), /refuses without it/);
    assert.deepEqual(fs.readdirSync(temporary), []);
  });
});
