import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { createTerminals, type Terminals } from '../../src/vscode/running/terminals.ts';
import { writeRunbook } from './documents.ts';
import { TestMemento } from './memento.ts';
import { closeTerminals } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf } from './workspace.ts';

const BEFORE = 'runbooks/restored-before.md';
const AFTER = 'runbooks/restored-after.md';

// A window remembers the shell of a terminal, and finds it again when the terminal turns up; until then some other process has its number.
describe('a terminal that an earlier window had', () => {
  let shell: ChildProcess;
  let storage: TestMemento;
  let terminals: Terminals | undefined;

  beforeEach(() => {
    shell = spawn('sleep', ['60']);
  });

  afterEach(async () => {
    terminals?.dispose();
    shell.kill();
    await closeTerminals();
    for (const name of [BEFORE, AFTER]) fs.rmSync(fileOf(name).fsPath, { force: true });
  });

  const stored = (): unknown => storage.get('terminals', {});

  async function another(): Promise<vscode.Terminal> {
    const terminal = vscode.window.createTerminal('Another');
    await terminal.processId;
    return terminal;
  }

  it('is not forgotten by what is saved before it turns up', async () => {
    const uri = fileOf(BEFORE).toString();
    const mine = await another();
    const pid = await mine.processId;
    storage = new TestMemento({ terminals: { [uri]: shell.pid, 'file:///mine.md': pid } });
    terminals = createTerminals(storage);
    await until('the one that is there', () => terminals?.current('file:///mine.md') === mine);
    assert.deepEqual(stored(), { [uri]: shell.pid, 'file:///mine.md': pid });
    const closed = next('its end', vscode.window.onDidCloseTerminal);
    mine.dispose();
    await closed;
    await until('what is saved', () => !JSON.stringify(stored()).includes('mine.md'));
    assert.deepEqual(stored(), { [uri]: shell.pid });
  });

  it('is the renamed document’s', async () => {
    const uri = await writeRunbook(BEFORE, 'Restored', ['uptime']);
    storage = new TestMemento({ terminals: { [uri.toString()]: shell.pid } });
    terminals = createTerminals(storage);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, fileOf(AFTER));
    const renamed = next('the new name', vscode.workspace.onDidRenameFiles);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await renamed;
    await until('the new name in the storage', () => JSON.stringify(stored()).includes(AFTER));
    assert.deepEqual(stored(), { [fileOf(AFTER).toString()]: shell.pid });
  });
});
