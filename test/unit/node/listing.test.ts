import assert from 'node:assert/strict';
import { env } from 'node:process';
import { printedBy } from '../../../src/node/index.ts';

function printed(command: string, limit = 5000, signal = new AbortController().signal): ReturnType<typeof printedBy> {
  return printedBy({ shell: '/bin/bash', command, cwd: '/', env: { ...env, SEEN: 'yes' }, limit, signal });
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

  it('is not waited for by a person who stops it', async () => {
    const stop = new AbortController();
    const waiting = printed('sleep 1000', 5000, stop.signal);
    stop.abort();
    assert.deepEqual(await waiting, { problem: 'it was stopped' });
  });
});
