import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RunSession } from '../../../src/cli/running/session.ts';

describe('what a run requires', () => {
  /** What is unmet where `jq` is this script, and at most so many milliseconds are waited. */
  async function unmet(script: string, limit?: number): Promise<readonly string[]> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-requires-'));
    fs.writeFileSync(path.join(folder, 'jq'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const session = new RunSession({
      cwd: folder,
      folder,
      environment: [{ folder, variables: { PATH: '${workspaceFolder}:${PATH}' } }],
      programs: [],
      variables: {},
      echo: 'none',
      show: () => undefined,
      surroundings: { of: () => ({ contexts: [], protectedNames: [], required: undefined }), guard: () => undefined },
      refusalOf: () => undefined,
    });
    try {
      return await session.unmet({ context: undefined, tools: [{ name: 'jq', comparison: '>=', version: '1.6' }], env: [] }, limit);
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  it('is met by a tool that is new enough, and unmet by one that is not', async () => {
    assert.deepEqual(await unmet('echo jq-1.7'), []);
    assert.match((await unmet('echo jq-1.5')).join(''), /Expected jq>=1\.6, found 1\.5/);
  });

  it('is unmet where a tool hangs', async () => {
    assert.deepEqual(await unmet('exec sleep 600', 300), [
      'Expected its tools to tell their versions within 0.3 s, found that they did not',
    ]);
  });

  it('is unmet where the shell ends meanwhile', async () => {
    assert.deepEqual(await unmet('kill -9 0'), ['Expected its tools to tell their versions, found that the shell ended meanwhile']);
  });
});
