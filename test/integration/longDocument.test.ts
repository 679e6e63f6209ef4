import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runbookOf } from '../bench/runbook.ts';
import { fileOf, lensTitles, open } from './workspace.ts';
import { next, until } from './waiting.ts';

const NAME = 'runbooks/long.md';
const TEXT = runbookOf(10_000, 1);

/** What is typed at each place: nothing that begins or ends a block. */
const TYPED = 'see also the dashboard ';

describe('a runbook of 10,000 lines', function () {
  this.timeout(120_000);

  before(async () => {
    await vscode.workspace.fs.writeFile(fileOf(NAME), new TextEncoder().encode(TEXT));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileOf(NAME));
  });

  it('keeps its lenses where they are while it is typed into', async () => {
    const document = await open(NAME);
    const all = await until(
      'the lenses of all blocks',
      async () => {
        const shown = await lensTitles(document);
        return shown.length >= 900 && shown;
      },
      60_000,
    );
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (const [at, character] of Array.from(TYPED).entries()) {
        // The end of a heading: text, and never a block's.
        let line = Math.floor(document.lineCount * share);
        while (!document.lineAt(line).text.startsWith('#')) line++;
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(line, document.lineAt(line).text.length), at === 0 ? ` ${character}` : character);
        const changed = next('the change', vscode.workspace.onDidChangeTextDocument, (event) => event.document === document);
        await vscode.workspace.applyEdit(edit);
        await changed;
      }
    }
    const now = await lensTitles(document);
    assert.deepEqual(
      now.map(({ line, title }) => [line, title]),
      all.map(({ line, title }) => [line, title]),
    );
  });

  it('shows lenses again after a fence at its top has swallowed it, and is gone', async () => {
    const document = await open(NAME);
    const before = await until('lenses', async () => {
      const shown = await lensTitles(document);
      return shown.length >= 900 && shown;
    });
    const top = document.positionAt(document.getText().indexOf('# Many things'));
    const insert = new vscode.WorkspaceEdit();
    insert.insert(document.uri, top, '~~~~~\n');
    await vscode.workspace.applyEdit(insert);
    await until('one block at most', async () => (await lensTitles(document)).length <= 2);
    const remove = new vscode.WorkspaceEdit();
    remove.delete(document.uri, new vscode.Range(top, top.translate(1)));
    await vscode.workspace.applyEdit(remove);
    await until('the lenses of before', async () => {
      const shown = await lensTitles(document);
      assert.deepEqual(shown, before);
      return true;
    });
  });
});
