import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { writeRunbook } from './documents.ts';
import { closeTerminals, lensThat, run, terminalNamed, type State } from './terminals.ts';
import { fileOf, lensOver, lensTitles, open } from './workspace.ts';

const FILE = 'runbooks/stopping.md';
const TITLE = 'Stopped early';
const folder = path.join(os.homedir(), 'stopping');
const [go, ran, told] = [path.join(folder, 'go'), path.join(folder, 'ran'), path.join(folder, 'told')];
const BLOCK = `touch ${ran}`;

describe('a block that is stopped while its shell starts', () => {
  const bashrc = path.join(os.homedir(), '.bashrc');
  let kept: string;

  before(async () => {
    await writeRunbook(FILE, TITLE, [BLOCK]);
    fs.mkdirSync(folder, { recursive: true });
    kept = fs.readFileSync(bashrc, 'utf8');
    fs.writeFileSync(bashrc, `${kept}\ntrap 'echo interrupted >> ${told}' INT\nuntil [ -e ${go} ]; do sleep 0.1; done\n`);
  });

  after(async () => {
    fs.writeFileSync(bashrc, kept);
    await vscode.workspace.fs.delete(fileOf(FILE));
    fs.rmSync(folder, { recursive: true });
  });

  beforeEach(() => {
    for (const file of [go, ran, told]) fs.rmSync(file, { force: true });
  });

  afterEach(closeTerminals);

  async function stopEarly(): Promise<void> {
    const document = await open(FILE);
    const command = await lensOver(document, BLOCK);
    const before = await lensTitles(document);
    const running = vscode.commands.executeCommand<State | undefined>(command);
    await vscode.commands.executeCommand(await lensOver(document, BLOCK, 'Stop'));
    fs.writeFileSync(go, '');
    assert.equal(await running, undefined);
    assert.ok(!fs.existsSync(told), 'the starting shell got a ^C');
    assert.deepEqual(await lensTitles(document), before);
    // The terminal goes on, and what it runs next is the first that it runs.
    assert.ok(terminalNamed(TITLE));
    assert.ok(!fs.existsSync(ran), 'the block was typed all the same');
    assert.equal((await run(FILE, BLOCK))?.status, 'ok');
    assert.ok(fs.existsSync(ran));
    assert.equal(vscode.window.terminals.length, 1);
    await lensThat(document, BLOCK, /^✓/);
  }

  it('is never typed', stopEarly);

  it('is never typed without shell integration either', async () => {
    const settings = vscode.workspace.getConfiguration('terminal.integrated');
    await settings.update('shellIntegration.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      await stopEarly();
    } finally {
      await settings.update('shellIntegration.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
