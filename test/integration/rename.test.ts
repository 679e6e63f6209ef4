import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { writeRunbook } from './documents.ts';
import { closeTerminals, lensThat, type State } from './terminals.ts';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, open } from './workspace.ts';

const BEFORE = 'runbooks/before.md';
const AFTER = 'runbooks/after.md';
const SET = 'KEPT=here';
const WAIT = 'touch begun';
const OWN = 'set -e; touch begun';

describe('a document that is renamed while its block runs', () => {
  const file = (name: string): string => fileOf(name).fsPath;

  beforeEach(async () => {
    await writeRunbook(BEFORE, 'Renamed', [
      SET,
      `${WAIT}\nuntil [ -e go ]; do sleep 0.1; done\n[ "$KEPT" = here ]`,
      `${OWN}\nuntil [ -e go ]; do sleep 0.1; done`,
    ]);
  });

  afterEach(async () => {
    await closeTerminals();
    for (const name of [BEFORE, AFTER, 'begun', 'go']) fs.rmSync(file(name), { force: true });
  });

  for (const [code, where] of [
    [WAIT, 'its terminal'],
    [OWN, 'a process of its own'],
  ] as const) {
    it(`keeps its run in ${where}, and goes on there`, async () => {
      const document = await open(BEFORE);
      await vscode.commands.executeCommand(await lensOver(document, SET));
      const running = vscode.commands.executeCommand<State>(await lensOver(document, code));
      await until('the block to begin', () => fs.existsSync(file('begun')));
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(fileOf(BEFORE), fileOf(AFTER));
      const renamed = next('the new name', vscode.workspace.onDidRenameFiles);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await renamed;
      const after = await open(AFTER);
      await lensThat(after, code, /running since/);
      await lensOver(after, code, 'Stop');
      fs.writeFileSync(file('go'), '');
      assert.equal((await running).status, 'ok');
      await lensThat(after, code, /^✓/);
      // What it has set is there for its next block: the terminal is still its own.
      assert.equal((await vscode.commands.executeCommand<State>(await lensOver(after, WAIT))).status, 'ok');
    });
  }
});
