import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { cli, root, steady } from './steady.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[] };
}

const read = (name: string): unknown => parse(fs.readFileSync(path.join(root, name), 'utf8'));

describe('the GitHub action', () => {
  const { inputs, runs } = read('action.yml') as Action;
  const step = runs.steps[0]!;

  /** The step as GitHub runs it, with `npx` standing for the program that it would fetch. */
  function run(given: Readonly<Record<string, string>>) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-action-'));
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, NODE: process.execPath, CLI: cli };
    for (const [name, value] of Object.entries(step.env)) {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)![1]!;
      env[name] = given[input] ?? inputs[input]!.default;
    }
    try {
      const npx = '#!/bin/sh\n[ "$1 $2 $3 $4" = "--yes -p steady-sre steady" ] || exit 9\nshift 4\nexec "$NODE" "$CLI" "$@"\n';
      fs.writeFileSync(path.join(folder, 'npx'), npx, { mode: 0o755 });
      const cwd = path.join(root, 'test/workspace');
      return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run], { cwd, env, encoding: 'utf8' });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }

  it('prints what steady lint --format github prints, and passes by default', () => {
    const { stdout, stderr, status } = run({});
    assert.equal(stdout, steady(['lint', '--format', 'github', '.']).stdout, stderr);
    assert.equal(status, 0);
  });

  it('fails on what it is told to', () => {
    assert.equal(run({ 'fail-on': 'info' }).status, 1);
  });

  it('takes an input as a value, whatever it says', () => {
    const { stderr, status } = run({ path: '--help "; exit 7' });
    assert.match(stderr, /found nothing at “--help "; exit 7”/);
    assert.equal(status, 2);
  });
});

describe('the hooks for pre-commit', () => {
  const hooks = read('.pre-commit-hooks.yaml') as readonly { readonly id: string; readonly entry: string; readonly files: string }[];

  for (const { id, entry, files } of hooks) {
    it(`${id} calls a command that there is, with files that it reads`, () => {
      const [, command] = /^npx --yes -p steady-sre steady (\w+)$/.exec(entry)!;
      assert.notEqual(steady([command!, 'README.md']).status, 2);
      for (const name of ['a.md', 'b/c.markdown', 'd.mdx', 'e.qmd', 'f.md.erb']) assert.match(name, new RegExp(files));
      assert.doesNotMatch('a.mdown', new RegExp(files));
    });
  }
});
