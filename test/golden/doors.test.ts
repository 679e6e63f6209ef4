import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './steady.ts';

/** What a process has loaded of dist once it has looked at a runbook with this text. */
function loadedBy(text: string): readonly string[] {
  const script = `
    const { createService } = require('./dist/core.cjs');
    const files = { read: async () => undefined, stat: async () => undefined };
    const session = createService({ files, log: console }).open({ uri: 'file:///w/a.md', path: 'a.md', text: ${JSON.stringify(text)} });
    if (session.kind !== 'runbook') throw new Error('expected a runbook');
    session.outline();
    console.log(Object.keys(require.cache).join('\\n'));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout
    .trim()
    .split('\n')
    .map((file) => path.basename(file));
}

describe('what stands behind a door of the build', () => {
  it('is not loaded by a runbook that does without', () => {
    assert.deepEqual(loadedBy('# Runbook: Restart\n\nCall the owner.\n'), ['core.cjs']);
  });

  it('is loaded by front matter, for YAML', () => {
    assert.deepEqual(loadedBy('---\ntype: runbook\n---\n\n# Restart\n'), ['core.cjs', 'yaml.cjs']);
  });
});
