import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { writeRunbook } from './documents.ts';
import { closeTerminals, run, terminalNamed } from './terminals.ts';
import { until } from './waiting.ts';
import { fileOf } from './workspace.ts';

const FILE = 'runbooks/shells.md';
const seen = path.join(os.homedir(), 'shell-seen');
const BLOCKS = [
  `printf '%s' "\${BASH_VERSION:+bash}\${ZSH_VERSION:+zsh}" > ${seen}`,
  'KEPT=here',
  'for n in 1 2; do\n  echo "$n $KEPT"\ndone\n[[ $KEPT == here ]]',
  'ls /nonexistent-steady',
];

/** Makes it the person's own shell, as their settings would. */
async function preferShell(shell: string | undefined): Promise<void> {
  const system = process.platform === 'darwin' ? 'osx' : 'linux';
  const settings = vscode.workspace.getConfiguration('terminal.integrated');
  const before = settings.get<string>(`defaultProfile.${system}`);
  if (shell !== undefined)
    await settings.update(
      `profiles.${system}`,
      { [shell]: { path: [`/bin/${shell}`, `/usr/bin/${shell}`] } },
      vscode.ConfigurationTarget.Global,
    );
  await settings.update(`defaultProfile.${system}`, shell ?? 'bash', vscode.ConfigurationTarget.Global);
  if (shell !== before) await until(`${shell ?? 'bash'} as the shell`, () => path.basename(vscode.env.shell) === (shell ?? 'bash'));
}

describe('the person’s own shell', () => {
  before(() => writeRunbook(FILE, 'Shells', BLOCKS));

  after(async () => {
    await vscode.workspace.fs.delete(fileOf(FILE));
    fs.rmSync(seen, { force: true });
  });

  afterEach(async () => {
    await closeTerminals();
    await preferShell(undefined);
  });

  async function runAll(): Promise<void> {
    for (const [code, exitCode] of [
      ["printf '%s'", 0],
      ['KEPT=here', 0],
      ['for n in', 0],
      ['ls /nonexistent-steady', 2],
    ] as const) {
      const state = await run(FILE, code);
      assert.deepEqual([code, state?.ended?.exitCode], [code, exitCode]);
    }
    assert.equal(vscode.window.terminals.length, 1);
  }

  it('that cannot run what blocks say (dash, fish, pwsh, cmd) gets a bash beside it', async () => {
    await preferShell('dash');
    await runAll();
    assert.equal(fs.readFileSync(seen, 'utf8'), 'bash');
  });

  it('is used where it is zsh', async () => {
    if (!['/bin/zsh', '/usr/bin/zsh'].some((shell) => fs.existsSync(shell))) {
      assert.notEqual(process.env['CI'], 'true', 'zsh is not installed');
      console.error('NOT TESTED, since not installed: zsh');
      return;
    }
    // A first start without it would ask whether to make one. And its prompt takes its time, in the shell itself: nothing may be typed before.
    fs.writeFileSync(path.join(os.homedir(), '.zshrc'), "PS1='% '\nzmodload zsh/zselect\nprecmd() { zselect -t 30; }\n");
    await preferShell('zsh');
    await runAll();
    assert.equal(fs.readFileSync(seen, 'utf8'), 'zsh');
    assert.equal(terminalNamed('Shells')?.state.shell, 'zsh');
  });
});
