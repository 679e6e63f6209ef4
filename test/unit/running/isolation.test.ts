import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dispatch, isIsolated, isolatedArguments, readStatus } from '../../../src/core/running/index.ts';
import { stepOf } from './document.ts';
import { SHELLS } from './shellsHere.ts';

const RUNNING = SHELLS.filter((shell) => shell !== 'dash');

describe('a step that would end its shell', () => {
  it('is told by what it does there', () => {
    for (const block of ['echo a\nexit 3', 'set -e\necho a', 'exec bash', 'set -euo pipefail\nls'])
      assert.ok(isIsolated(stepOf(block)), block);
    for (const block of ['echo a', '(exit 3)', 'bash -c "exit 3"', 'set -x\nls', 'f() { return 1; }'])
      assert.ok(!isIsolated(stepOf(block)), block);
  });
});

for (const shell of RUNNING) {
  describe(`a process of its own in ${shell}`, () => {
    let folder: string;

    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isolation-'));
    });

    afterEach(() => {
      fs.rmSync(folder, { recursive: true });
    });

    function start(block: string, first = '') {
      const sent = dispatch({ reading: stepOf(block).reading, environmentFile: undefined, folder, reportsEnd: false, echo: 'none' });
      for (const { path: file, text } of sent.files) fs.writeFileSync(file, text);
      const child = spawn(shell, [...isolatedArguments({ ...sent, line: first + sent.line }, folder)], {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const account = () => readStatus(fs.readFileSync(sent.status ?? '', 'utf8'));
      return { child, account };
    }

    for (const [block, exitCode] of [
      ['echo a\nexit 3', 3],
      ['set -e\nfalse\necho b', 1],
      ["exec sh -c 'exit 4'", 4],
      ['set -e\ntrue', 0],
      ['set -e\n[ -f ./body ]', 0],
    ] as const) {
      it(`tells the end of ${JSON.stringify(block)}, and ends with it`, async () => {
        const { child, account } = start(block);
        assert.deepEqual(await once(child, 'exit'), [exitCode, null]);
        assert.equal(account()?.exitCode, exitCode);
      });
    }

    it('never begins a block whose ^C came before it', async () => {
      const { child, account } = start('set -e\ntouch begun', 'kill -INT $$\n');
      assert.deepEqual(await once(child, 'exit'), [130, null]);
      assert.equal(account()?.exitCode, 130);
      assert.ok(!fs.existsSync(path.join(folder, 'begun')));
    });

    it('still tells the end of a block that got a ^C', async () => {
      const { child, account } = start('set -e\necho begun\nsleep 60');
      await once(child.stdout, 'data');
      assert.ok(child.pid !== undefined);
      // As a terminal does it: everything in the foreground gets it.
      process.kill(-child.pid, 'SIGINT');
      assert.deepEqual(await once(child, 'exit'), [130, null]);
      assert.equal(account()?.exitCode, 130);
    });
  });
}
