import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeTerminals, run, type State } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, lensTitles, open } from './workspace.ts';

const RUNBOOK = 'runbooks/annotated.md';
const FENCE = '```';

const TEXT = `# Runbook: What an author says

## Diagnosis

${FENCE}bash
printf 'node-%s Ready\\n' 1 2
${FENCE}

<!-- steady-expect -->
${FENCE}text
node-1 Ready
/node-\\d Ready/
${FENCE}

${FENCE}bash
echo 3 failed; STEADY_COUNTED=yes
${FENCE}

<!-- steady-expect -->
${FENCE}text
0 failed
${FENCE}

<!-- steady: expect="0 failed" -->
${FENCE}bash
echo 'counted: '"$STEADY_COUNTED"', 0 failed'
${FENCE}

## Waiting

<!-- steady: until='[ -e "$HOME/came" ]' every=1s tries=20 -->
${FENCE}bash
echo waiting for it
${FENCE}

<!-- steady: timeout=1s -->
${FENCE}bash
sleep 47
${FENCE}

<!-- steady: cwd=.. -->
${FENCE}bash
pwd > "$HOME/where"
${FENCE}

<!-- steady: background -->
${FENCE}bash
sleep 3; touch "$HOME/later"
${FENCE}

${FENCE}bash
[ ! -e "$HOME/later" ] && echo beside it
${FENCE}
`;

describe('what an author says of a block', () => {
  const inHome = (name: string): string => path.join(os.homedir(), name);

  before(async () => {
    await vscode.workspace.fs.writeFile(fileOf(RUNBOOK), new TextEncoder().encode(TEXT));
  });

  after(async () => {
    await vscode.workspace.fs.delete(fileOf(RUNBOOK));
  });

  afterEach(closeTerminals);

  it('is compared with what it prints, where its output is shown', async () => {
    assert.equal((await run(RUNBOOK, "printf 'node-%s"))?.status, 'ok');
  });

  it('has failed where it prints something else, which a diff shows', async () => {
    assert.equal((await run(RUNBOOK, 'echo 3 failed'))?.status, 'failed');
    const titles = await until('the result', async () => {
      const all = await lensTitles(await open(RUNBOOK));
      return all.some(({ title }) => title.startsWith('✗')) && all;
    });
    assert.ok(titles.some(({ title }) => title.startsWith('✗ not the output that was expected')));
    const shown = await until('the difference', async () => {
      await vscode.commands.executeCommand('notifications.focusLastToast');
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const texts = [shown.original, shown.modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText());
    assert.deepEqual(await Promise.all(texts), ['0 failed', '3 failed\n']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('sees what the blocks before it have set, though its output is kept', async () => {
    await run(RUNBOOK, 'echo 3 failed');
    assert.equal((await run(RUNBOOK, "echo 'counted: '"))?.status, 'ok');
  });

  it('is waited for until what it is to bring about is there', async () => {
    const started = next('the start', vscode.window.onDidStartTerminalShellExecution);
    const running = run(RUNBOOK, 'echo waiting for it');
    await started;
    fs.writeFileSync(inHome('came'), '');
    assert.equal((await running)?.status, 'ok');
  });

  it('is ended at its limit', async () => {
    const state = (await run(RUNBOOK, 'sleep 47')) as (State & { readonly ended?: { readonly limit?: number } }) | undefined;
    assert.deepEqual([state?.status, state?.ended?.limit], ['failed', 1]);
  });

  it('runs where it belongs, and the terminal stays where it was', async () => {
    await run(RUNBOOK, 'pwd > "$HOME/where"');
    assert.equal(fs.readFileSync(inHome('where'), 'utf8').trim(), fs.realpathSync(path.dirname(fileOf('runbooks').fsPath)));
  });

  it('goes on in the background, beside the next', async () => {
    fs.rmSync(inHome('later'), { force: true });
    const document = await open(RUNBOOK);
    const running = vscode.commands.executeCommand<State>(await lensOver(document, 'sleep 3; touch'));
    assert.equal((await run(RUNBOOK, '[ ! -e "$HOME/later" ]'))?.status, 'ok');
    assert.equal((await running).status, 'ok');
    assert.ok(fs.existsSync(inHome('later')));
  });
});
