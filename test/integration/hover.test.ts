import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { next, until } from './waiting.ts';
import { fileOf, lensOver, open } from './workspace.ts';

const BLOCKS = 'runbooks/running-blocks.md';

/** What our hover says where `code` begins, or on the fence above it. */
async function said(document: vscode.TextDocument, code: string, on: 'fence' | 'code'): Promise<vscode.MarkdownString | undefined> {
  const at = document.positionAt(document.getText().indexOf(code));
  const { line, text } = { line: at.line - 1, text: document.lineAt(at.line - 1).text };
  const place = on === 'code' ? at : new vscode.Position(line, text.indexOf('```'));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
  const ours = hovers.flatMap(({ contents }) => contents).filter((content) => content instanceof vscode.MarkdownString);
  return ours.find(({ value }) => /Reads|Changes|Destroys|Copy|asked/.test(value));
}

describe('the hover of a block', () => {
  it('says what runs, and its links carry it out', async () => {
    const document = await open(BLOCKS);
    const hover = await until('a hover', () => said(document, '$ echo one', 'fence'));
    const words = hover.value.replaceAll('&nbsp;', ' ');
    assert.match(words, /^Reads only/);
    assert.match(words, /```shellscript\necho one\necho two \\\nand three\n```/);
    assert.match(words, /Runs in the terminal “Every way a block can run”/);
    assert.deepEqual(hover.isTrusted, { enabledCommands: ['steady.run', 'steady.copy'] });
    const [, command = '', argument = ''] = /\(command:(steady\.copy)\?([^)]*)\)/.exec(hover.value) ?? [];
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(command, ...(JSON.parse(decodeURIComponent(argument)) as unknown[]));
    assert.equal((await vscode.env.clipboard.readText()).trimEnd(), 'echo one\necho two \\\nand three');
  });

  it('tells the last run and leads to its terminal', async () => {
    const document = await open(BLOCKS);
    await vscode.commands.executeCommand(await lensOver(document, 'echo "hello from $((40 + 2))"'));
    const hover = await until('the result', async () => {
      const shown = await said(document, 'echo "hello from', 'fence');
      return shown?.value.includes('Last') === true && shown;
    });
    assert.deepEqual(hover.isTrusted, { enabledCommands: ['steady.run', 'steady.copy', 'steady.show'] });
    const closed = next('the end', vscode.window.onDidCloseTerminal);
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await closed;
  });

  it('says of a value that it is asked for', async () => {
    const hover = await until('a hover', async () => said(await open(BLOCKS), '<pod>', 'code'));
    assert.match(hover.value.replaceAll('&nbsp;', ' '), /pod.* is asked for before the block runs/);
    assert.deepEqual(hover.isTrusted, { enabledCommands: [] });
  });

  it('shows nothing of a document as Markdown, and links nothing of it', async () => {
    const fence = '```';
    const content = `# Runbook: ](command:x) <b>\n\n${fence}console\n$ echo '[run](command:steady.run)'\nx\n${fence}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    const hover = await until('a hover', () => said(document, '$ echo', 'fence'));
    const outside = hover.value.replace(/```[^]*?```/g, '');
    assert.deepEqual(
      [...outside.matchAll(/\]\((command:[\w.]+)/g)].map((match) => match[1]),
      ['command:steady.copy'],
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is off where the settings say so, and for a README', async () => {
    const settings = vscode.workspace.getConfiguration('steady');
    const document = await open(BLOCKS);
    await until('a hover', () => said(document, '$ echo one', 'fence'));
    await settings.update('hints.hover', false, vscode.ConfigurationTarget.Global);
    try {
      await until('no hover', async () => (await said(document, '$ echo one', 'fence')) === undefined);
    } finally {
      await settings.update('hints.hover', undefined, vscode.ConfigurationTarget.Global);
    }
    const readme = await vscode.workspace.openTextDocument(fileOf('README.md'));
    const line = readme
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('```'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      readme.uri,
      new vscode.Position(line, 0),
    );
    assert.deepEqual(hovers, []);
  });
});
