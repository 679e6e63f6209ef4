import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { isAlive, printedBy } from '../../../src/node/index.ts';

function printed(command: string, limit = 5000, signal = new AbortController().signal): ReturnType<typeof printedBy> {
  return printedBy({ shell: '/bin/bash', command, cwd: '/', env: { ...env, SEEN: 'yes' }, limit, signal });
}

/** A process that was killed is there until its parent has looked after it. */
async function ended(id: number): Promise<void> {
  while (isAlive(id)) await setImmediate();
}

describe('what a command prints in a shell of its own', () => {
  it('is given once it has ended well', async () => {
    assert.deepEqual(await printed('pwd; echo "$SEEN"; cat'), { output: '/\nyes\n' });
  });

  it('is not, where it fails, with what it says', async () => {
    assert.deepEqual(await printed('echo one; echo "no such server" >&2; exit 3'), { problem: 'no such server' });
    assert.deepEqual(await printed('exit 3'), { problem: 'it ended with 3' });
  });

  it('is not waited for beyond its limit, and what it has started ends with it', async () => {
    assert.deepEqual(await printed('sleep 1000 & wait', 100), { problem: 'it took more than 0.1 s' });
    assert.deepEqual(await printed('yes'), { problem: 'it printed more than 256 KB' });
  });

  it('is ended with all that it has started, when it has ended itself', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'steady-listing-'));
    const file = path.join(folder, 'pid');
    // What it has started holds its output open.
    assert.deepEqual(await printed(`sleep 1000 & echo "$!" >${file}; echo a`, 500), { problem: 'it took more than 0.5 s' });
    const child = Number(await readFile(file, 'utf8'));
    assert.ok(child > 0);
    await ended(child);
    await rm(folder, { recursive: true });
  });

  it('is not waited for where it is stopped before it has begun', async () => {
    assert.deepEqual(await printed('sleep 1000', 5000, AbortSignal.abort()), { problem: 'it was stopped' });
  });

  it('is not waited for by a person who stops it', async () => {
    const stop = new AbortController();
    const waiting = printed('sleep 1000', 5000, stop.signal);
    stop.abort();
    assert.deepEqual(await waiting, { problem: 'it was stopped' });
  });
});
