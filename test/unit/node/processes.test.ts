import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { foregroundCommand, foregroundOf, isAlive, posixShell } from '../../../src/node/index.ts';

describe('a shell for blocks', () => {
  it('is bash wherever it stands, else zsh, else none', () => {
    const only =
      (...there: readonly string[]) =>
      (path: string) =>
        there.includes(path);
    assert.equal(posixShell(undefined, only('/bin/zsh', '/opt/homebrew/bin/bash')), '/opt/homebrew/bin/bash');
    assert.equal(posixShell(undefined, only('/bin/zsh')), '/bin/zsh');
    assert.equal(posixShell(undefined, only('/usr/bin/fish', '/bin/dash')), undefined);
    assert.equal(posixShell('zsh', only('/bin/bash')), undefined);
  });

  it('is the one that a document is written for; `sh` is read by both', () => {
    assert.equal(
      posixShell('zsh', () => true),
      '/bin/zsh',
    );
    assert.equal(
      posixShell('sh', (path) => path === '/bin/zsh'),
      '/bin/zsh',
    );
  });
});

describe('a process', () => {
  it('is alive until it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const id = child.pid ?? 0;
    assert.equal(isAlive(id), true);
    child.stdin.end();
    await once(child, 'close');
    assert.equal(isAlive(id), false);
  });

  it('without a terminal tells nothing of who owns one', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    try {
      assert.equal(await foregroundOf(child.pid ?? 0), 'unknown');
      assert.equal(await foregroundCommand(child.pid ?? 0), undefined);
    } finally {
      child.stdin.end();
      await once(child, 'close');
    }
    assert.equal(await foregroundOf(child.pid ?? 0), 'unknown');
  });
});
