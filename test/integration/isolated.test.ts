import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { preparation } from '../../src/core/index.ts';
import { createRunFolder } from '../../src/node/index.ts';
import { NOBODY } from '../../src/vscode/running/place.ts';
import { processPlace } from '../../src/vscode/running/process.ts';
import { writeRunbook } from './documents.ts';
import { closeTerminals, lensThat, run, terminalNamed, type State } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, open } from './workspace.ts';

const FILE = 'runbooks/isolated.md';
const TITLE = 'Blocks that end their shell';
const SLEEP = 'set -e; sleep 60';
const seen = path.join(os.homedir(), 'isolated-seen');

describe('a block that would end its shell', () => {
  before(async () => {
    await writeRunbook(FILE, TITLE, [
      'STEADY_KEPT=kept',
      'echo "to be seen"\nexit 3',
      'set -e; false\necho "never reached"',
      `exec sh -c 'exit 4'`,
      `printf '%s' "$STEADY_KEPT" > ${seen}`,
      SLEEP,
    ]);
  });

  after(async () => {
    await vscode.workspace.fs.delete(fileOf(FILE));
    fs.rmSync(seen, { force: true });
  });

  afterEach(closeTerminals);

  it('is a task with a process of its own, and tells its exit code; the terminal beside it keeps what it has', async () => {
    const typed: string[] = [];
    const listening = vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      if (terminal === terminalNamed(TITLE)) typed.push(execution.commandLine.value);
    });
    try {
      assert.equal((await run(FILE, 'STEADY_KEPT=kept'))?.status, 'ok');
      const session = terminalNamed(TITLE);
      typed.length = 0;
      for (const [code, exitCode] of [
        ['echo "to be seen"', 3],
        ['set -e; false', 1],
        ["exec sh -c 'exit 4'", 4],
      ] as const) {
        const begun = next('the task', vscode.tasks.onDidStartTask);
        const state = await run(FILE, code);
        assert.deepEqual([code, state?.status, state?.ended?.exitCode], [code, 'failed', exitCode]);
        const { task } = (await begun).execution;
        assert.ok(task.execution instanceof vscode.ProcessExecution);
        // Its files are gone, and nothing of the block is in its arguments.
        const folder = String(task.definition['run']);
        await until('the files to go', () => !fs.existsSync(folder));
      }
      assert.deepEqual(typed, []);
      assert.equal((await run(FILE, "printf '%s'"))?.status, 'ok');
      assert.equal(fs.readFileSync(seen, 'utf8'), 'kept');
      assert.equal(terminalNamed(TITLE), session);
    } finally {
      listening.dispose();
    }
  });

  it('is stopped by a click, and its end is told as that of any other', async () => {
    const document = await open(FILE);
    const begun = next('the task', vscode.tasks.onDidStartTask);
    const running = vscode.commands.executeCommand<State>(await lensOver(document, SLEEP));
    // One click is enough, however early it comes: its terminal is not known yet.
    await begun;
    await vscode.commands.executeCommand(await lensOver(document, SLEEP, 'Stop'));
    assert.deepEqual(await running.then(({ status, ended }) => [status, ended?.exitCode]), ['failed', 130]);
    await lensThat(document, SLEEP, /^✗ exit 130 /);
  });

  it('is no task at all where it is stopped before there is one', async () => {
    const tasks: vscode.TaskStartEvent[] = [];
    const listening = vscode.tasks.onDidStartTask((event) => tasks.push(event));
    const run = await createRunFolder();
    try {
      const place = processPlace({ shell: '/bin/bash', name: TITLE, cwd: fileOf('.'), found: () => undefined });
      const sent = preparation({ environmentFile: undefined, folder: run.path });
      assert.deepEqual(await place.send(sent, run, { ...NOBODY, isStopped: () => true }), {
        notRun: 'It was stopped before it ran.',
      });
    } finally {
      listening.dispose();
      await run.remove();
    }
    assert.deepEqual(tasks, []);
  });

  it('is unknown, never a success, when its terminal is closed', async () => {
    const document = await open(FILE);
    const begun = next('the process', vscode.tasks.onDidStartTaskProcess);
    const running = vscode.commands.executeCommand<State>(await lensOver(document, SLEEP));
    const { processId } = await begun;
    const terminal = await until('its terminal', async () => {
      for (const each of vscode.window.terminals) if ((await each.processId) === processId) return each;
      return undefined;
    });
    terminal.dispose();
    assert.deepEqual(await running.then(({ status, why }) => [status, why]), ['unknown', 'its process was ended before it told how']);
  });
});
