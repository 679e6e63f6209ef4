import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { fileOf, lensTitles } from './workspace.ts';

const FENCE = '```';
const RUNBOOK = `---
type: runbook
---
# Runbook: Restart

See [the other]( and [here](# and [there](slow.md# and [ref][

[who]: contacts.md

<!-- steady-disable-next-line  -->

1. Do it

   ${FENCE}bash
   uptime
   ${FENCE}

## Afterwards

[Back](slow.md#runbook-slow-steps)

${FENCE}
`;

/** A document of ours in an editor, under a name that gives it its language. */
async function write(name: string): Promise<vscode.TextDocument> {
  const file = fileOf(`runbooks/${name}`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(RUNBOOK));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  await until('its lenses', async () => (await lensTitles(document)).length > 0);
  return document;
}

/** What is offered behind `text`, of which kind, without the words of other extensions. */
async function offered(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(text) + text.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  const words = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text && kind !== vscode.CompletionItemKind.Snippet);
  return words.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function folds(document: vscode.TextDocument): Thenable<vscode.FoldingRange[]> {
  return vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
}

function foldsAt(ranges: readonly vscode.FoldingRange[], document: vscode.TextDocument, text: string): readonly number[] {
  const line = document.positionAt(document.getText().indexOf(text)).line;
  return ranges.filter(({ start }) => start === line).map(({ end }) => end - line);
}

describe('writing', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    for (const name of ['page.md', 'page.mdx', 'page.qmd']) {
      await vscode.workspace.fs.delete(fileOf(`runbooks/${name}`)).then(undefined, () => undefined);
    }
  });

  for (const name of ['page.mdx', 'page.qmd']) {
    it(`${name} completes links, labels, languages and comments`, async () => {
      const document = await write(name);
      const files = await until('files', async () => {
        const found = await offered(document, '[the other](');
        return found.length > 0 && found;
      });
      assert.ok(files.includes('slow.md') && files.includes('high-api-latency.md'), files.join());
      assert.deepEqual(await offered(document, '[here](#'), ['runbook-restart', 'afterwards']);
      assert.deepEqual(await offered(document, '(slow.md#'), ['runbook-slow-steps']);
      assert.deepEqual(await offered(document, '[ref]['), ['who']);
      assert.ok((await offered(document, 'steady-disable-next-line ')).includes('runbook/broken-link'));
      assert.deepEqual((await offered(document, `steps)\n\n${FENCE}`)).slice(0, 2), ['bash', 'sh']);
      assert.deepEqual(await offered(document, '   upti'), []);
    });

    it(`${name} folds, and follows links to headings`, async () => {
      const document = await write(name);
      const ranges = await until('folds', async () => {
        const found = await folds(document);
        return found.length > 3 && found;
      });
      assert.deepEqual(foldsAt(ranges, document, '---'), [2]);
      assert.deepEqual(foldsAt(ranges, document, '1. Do it'), [4]);
      assert.deepEqual(foldsAt(ranges, document, `   ${FENCE}bash`), [2]);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 100);
      const targets = links.map(({ target }) => target?.toString() ?? '');
      assert.ok(
        targets.some((target) => target.endsWith('/slow.md#L1')),
        targets.join('\n'),
      );
    });
  }

  it('Markdown keeps what VS Code brings, each once, and gets what it does not', async () => {
    const document = await write('page.md');
    const ranges = await until('folds of both', async () => {
      const found = await folds(document);
      return foldsAt(found, document, '---').length > 0 && foldsAt(found, document, '1. Do it').length > 0 && found;
    });
    for (const text of ['---', '# Runbook', '1. Do it', `   ${FENCE}bash`]) assert.equal(foldsAt(ranges, document, text).length, 1, text);
    const files = await until('files', async () => {
      const found = await offered(document, '[the other](');
      return found.length > 0 && found;
    });
    assert.equal(files.filter((file) => file.includes('slow.md')).length, 1, files.join());
    assert.ok((await offered(document, 'steady-disable-next-line ')).includes('shell/parse-error'));
    assert.deepEqual((await offered(document, `steps)\n\n${FENCE}`)).slice(0, 2), ['bash', 'sh']);
  });
});
