import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { writeRunbook } from './documents.ts';
import { closeTerminals, lensThat, run, sayNo, terminalNamed, type State } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, open } from './workspace.ts';

const FILE = 'runbooks/busy.md';
const TITLE = 'A terminal where something runs';
const folder = path.join(os.homedir(), 'busy');
const [program, typed, told] = [path.join(folder, 'program'), path.join(folder, 'typed'), path.join(folder, 'told')];
const FIRST = 'echo "the first"';
const SECOND = 'echo "the second"';

/** A program that keeps what is typed into it, and tells of each interrupt. It ends at the end of its input. */
const PROGRAM = `#!/bin/bash
trap 'echo interrupted >> ${told}' INT
echo ready >> ${told}
until cat >> ${typed}; do :; done
`;

describe('a terminal where a program runs', () => {
  let terminal: vscode.Terminal;

  before(async () => {
    await writeRunbook(FILE, TITLE, [FIRST, SECOND]);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(program, PROGRAM, { mode: 0o755 });
  });

  after(async () => {
    await vscode.workspace.fs.delete(fileOf(FILE));
    fs.rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    for (const file of [typed, told]) fs.rmSync(file, { force: true });
    assert.equal((await run(FILE, FIRST))?.status, 'ok');
    const found = terminalNamed(TITLE);
    assert.ok(found);
    terminal = found;
    const started = next('the program', vscode.window.onDidStartTerminalShellExecution);
    terminal.sendText(program);
    await started;
    await until('the program to listen', () => fs.existsSync(typed));
  });

  afterEach(closeTerminals);

  /** Ends the program as its person would, by the end of its input, and checks that it got nothing from us. */
  async function endUntouched(): Promise<void> {
    assert.equal(fs.readFileSync(told, 'utf8'), 'ready\n');
    const ended = next('the end of the program', vscode.window.onDidEndTerminalShellExecution);
    terminal.sendText('\u0004', false);
    await ended;
    assert.equal(fs.readFileSync(typed, 'utf8'), '');
    assert.equal(fs.readFileSync(told, 'utf8'), 'ready\n');
  }

  it('gets nothing typed and no ^C, where the person wants neither', async () => {
    assert.equal(await sayNo(run(FILE, SECOND)), undefined);
    await endUntouched();
  });

  it('lets a block wait in line, which runs when the program has ended', async () => {
    const document = await open(FILE);
    const waiting = vscode.commands.executeCommand<State>(await lensOver(document, SECOND));
    await queue(document, SECOND);
    await endUntouched();
    assert.equal((await waiting).status, 'ok');
  });

  it('lets a block leave the line again, and what ran before is still told', async () => {
    const document = await open(FILE);
    const waiting = vscode.commands.executeCommand<State | undefined>(await lensOver(document, FIRST));
    await queue(document, FIRST);
    await vscode.commands.executeCommand(await lensOver(document, FIRST, 'Leave the Queue'));
    assert.equal(await waiting, undefined);
    await lensThat(document, FIRST, /^✓/);
    await endUntouched();
  });

  it('lets blocks wait one behind the other', async () => {
    const document = await open(FILE);
    const order: string[] = [];
    const waiting: Thenable<unknown>[] = [];
    for (const code of [SECOND, FIRST]) {
      const running = vscode.commands.executeCommand<State>(await lensOver(document, code));
      waiting.push(running.then(({ status }) => order.push(`${code}: ${status}`)));
      await queue(document, code);
    }
    await endUntouched();
    await Promise.all(waiting);
    assert.deepEqual(order, [`${SECOND}: ok`, `${FIRST}: ok`]);
  });
});

/** Takes the first of what is offered, again and again, until the block waits in line. */
async function queue(document: vscode.TextDocument, code: string): Promise<void> {
  await lensThat(document, code, /^\$\(watch\) queued/, () =>
    vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
  );
}
