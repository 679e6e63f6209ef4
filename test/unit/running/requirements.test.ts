import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RequiredTool, Requirements } from '../../../src/core/declared/index.ts';
import { requirementCheck, readStatus } from '../../../src/core/running/index.ts';
import { SHELLS } from './shellsHere.ts';

/** What tools print of themselves. */
const TOLD: Readonly<Record<string, string>> = {
  kubectl: 'Client Version: version.Info{Major:"1", Minor:"28", GitVersion:"v1.28.3", Platform:"linux/amd64"}',
  helm: 'version.BuildInfo{Version:"v3.9.4", GitCommit:"dbc6d8e", GoVersion:"go1.17.13"}',
  aws: 'aws-cli/2.13.8 Python/3.11.4 Linux/5.15 exe/x86_64',
  jq: 'jq-1.6',
  az: '{ "azure-cli": "2.50.0", "azure-cli-core": "2.50.0" }',
  terraform: 'a licence of 2 pages',
};

/** What is found missing, and the status. */
function look(shell: string, requires: Partial<Requirements>, before = ':'): readonly [status: number | undefined, unmet: string] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "steady it's "));
  try {
    const bin = path.join(folder, 'bin');
    fs.mkdirSync(bin);
    for (const [tool, text] of Object.entries(TOLD))
      fs.writeFileSync(path.join(bin, tool), `#!/bin/sh\nprintf '%s\\n' '${text}'\n`, { mode: 0o755 });
    fs.writeFileSync(path.join(bin, 'deploy'), `#!/bin/sh\ntouch '${path.join(bin, 'deployed')}'\n`.replace("it's", "it'\\''s"), {
      mode: 0o755,
    });
    const sent = requirementCheck({ context: undefined, tools: [], env: [], ...requires }, { environmentFile: undefined, folder });
    for (const file of sent.files) fs.writeFileSync(file.path, file.text);
    const { stdout } = spawnSync(shell, ['-s'], {
      input: `${before}\n${sent.line}\nset | grep -c '^__steady' || :\n`,
      encoding: 'utf8',
      env: { PATH: `${bin}:/usr/bin:/bin`, HOME: folder },
      timeout: 10_000,
    });
    assert.match(stdout, /(?:^|\n)0\n$/, 'something is left behind');
    assert.ok(!fs.existsSync(path.join(bin, 'deployed')), 'a tool was started that nobody knows');
    const status = readStatus(fs.readFileSync(sent.status, 'utf8'))?.exitCode;
    return [status, fs.existsSync(sent.unmet) ? fs.readFileSync(sent.unmet, 'utf8') : ''];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function tool(text: string): RequiredTool {
  const [, name = '', comparison, version] = /^([a-z-]+)(?:([<>=]+)(.+))?$/.exec(text) ?? [];
  return { name, comparison: comparison as RequiredTool['comparison'], version };
}

for (const shell of SHELLS) {
  describe(`what a document requires, in ${shell}`, () => {
    const met =
      'kubectl>=1.28 kubectl>=1.9 kubectl=1.28 kubectl<1.29 kubectl<=1.28 helm>=3 helm>2.17 aws>=2.13.8 jq az>=2.50 deploy deploy>=2';
    it('is there', () => {
      const options = shell === 'dash' ? 'set -eu' : 'set -euC';
      for (const before of [':', options])
        assert.deepEqual(look(shell, { tools: met.split(' ').map(tool), env: ['HOME'] }, before), [0, '']);
    });

    it('is missing, and it is said what was found', () => {
      for (const [wanted, found] of [
        ['kubectl>=1.29', '1.28.3'],
        ['kubectl>=1.100', '1.28.3'],
        ['kubectl=1.2', '1.28.3'],
        ['kubectl>1.28', '1.28.3'],
        ['helm>=3.10', '3.9.4'],
        ['terraform>=1.5', 'a version that it does not tell'],
        ['oc>=4', 'none'],
        ['no-such-tool', 'none'],
      ] as const) {
        const [status, unmet] = look(shell, { tools: [tool(wanted)] });
        assert.equal(status, 214, wanted);
        assert.ok(unmet.startsWith(`Expected ${wanted}, found ${found}: install it`), unmet);
      }
    });

    it('is missing where a variable is empty or not set, and all of it is told at once', () => {
      const [status, unmet] = look(shell, { tools: [tool('oc')], env: ['PAGER_TOKEN', 'EMPTY'] }, 'EMPTY=');
      assert.equal(status, 214);
      assert.deepEqual(unmet.split('\n').slice(1), [
        'Expected $PAGER_TOKEN, found it not set: export it.',
        'Expected $EMPTY, found it not set: export it.',
        '',
      ]);
    });
  });
}
