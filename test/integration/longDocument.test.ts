import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runbookOf } from '../bench/runbook.ts';
import { record } from './blocking.ts';
import { log } from './log.ts';
import { fileOf, lensTitles, open } from './workspace.ts';
import { next, until } from './waiting.ts';

const NAME = 'runbooks/long.md';
const TEXT = runbookOf(10_000, 1);

/** Where is typed, by what a line looks like there: 8 places of each, spread over the document. */
const PLACES: Readonly<Record<string, RegExp>> = {
  prose: /^[a-z].*\.$/,
  list: /^- .*\.$/,
  fence: /^(?:kubectl|systemctl|journalctl) [^`]*$/,
  table: /^\| [a-z ]+ \| `[a-z]+`(?= \|$)/,
  heading: /^#{2,3} [a-z ]+$/,
};
const OF_EACH = 8;
/** What is typed at each place: nothing that begins or ends a block. */
const TYPED = ' soon';
/** Milliseconds of the processor that no block may take, far above what any takes: a keystroke that reads all of the document takes more. */
const LONGEST = 150;

describe('a runbook of 10,000 lines', function () {
  this.timeout(120_000);

  before(async () => {
    await vscode.workspace.fs.writeFile(fileOf(NAME), new TextEncoder().encode(TEXT));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileOf(NAME));
  });

  it('keeps its lenses where they are while it is typed into, and does not hold the host for long', async () => {
    await vscode.commands.executeCommand('steady.runbooks.focus');
    const document = await open(NAME);
    const all = await until(
      'the lenses of all blocks',
      async () => {
        const shown = await lensTitles(document);
        return shown.length >= 900 && shown;
      },
      60_000,
    );
    const editor = await vscode.window.showTextDocument(document);
    const recording = record();
    let typed = 0;
    const places = placesIn(document);
    for (const place of places) {
      const asked = [recording.next('Lenses'), recording.next('Findings')];
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(editor.selection);
      for (const character of TYPED) {
        const changed = next('the change', vscode.workspace.onDidChangeTextDocument, (event) => event.document === document);
        await vscode.commands.executeCommand('type', { text: character });
        await changed;
        typed += 1;
      }
      await Promise.all(asked);
    }
    const { longest, told } = recording.end();
    log(`      typed ${String(typed)} characters; ${told.replaceAll('\n', '\n      ')}`);
    const now = await lensTitles(document);
    assert.deepEqual(
      now.map(({ line, title }) => [line, title]),
      all.map(({ line, title }) => [line, title]),
    );
    const changes = recording.work.filter(({ what }) => what === 'A change');
    assert.equal(typed, places.length * TYPED.length);
    assert.ok(changes.length >= typed, `${String(changes.length)} changes were measured`);
    assert.ok(longest < LONGEST, `the longest block took ${longest.toFixed(0)} ms`);
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

/** The ends of lines, or of the cell in them, that are typed at. */
function placesIn(document: vscode.TextDocument): readonly vscode.Position[] {
  return Array.from({ length: OF_EACH }, (_, n) =>
    Object.entries(PLACES).map(([sort, looks]) => {
      for (let line = Math.floor((document.lineCount * (n + 0.5)) / OF_EACH); line < document.lineCount; line++) {
        const found = looks.exec(document.lineAt(line).text);
        if (found !== null) return new vscode.Position(line, found[0].length);
      }
      throw new Error(`no ${sort} after part ${String(n)} of ${String(OF_EACH)}`);
    }),
  ).flat();
}
