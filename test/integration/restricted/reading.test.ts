import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../waiting.ts';
import { EXTENSION_ID, lensTitles, open } from '../workspace.ts';

describe('a workspace that is not trusted', () => {
  it('is one', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is still read: lenses stand over the blocks', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension, 'the extension is switched off in restricted mode');
    const document = await open('runbooks/high-api-latency.md');
    await until('lenses', async () => (await lensTitles(document)).length > 0);
    assert.equal(extension.isActive, true);
  });

  it('gets nothing to run with, and the command itself refuses', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const titles = await until('lenses', async () => {
      const shown = await lensTitles(document);
      return shown.length > 0 && shown.map(({ title }) => title);
    });
    assert.deepEqual([...new Set(titles)], ['$(copy) Copy']);
    // What the lens of a trusted window would hand over: the hash is that of `kubectl top nodes` and the line after it.
    const intent = { kind: 'run', uri: document.uri.toString(), block: 'diagnosis/1', hash: 'd3e9267e2cccccaf' };
    assert.equal(await vscode.commands.executeCommand('steady.run', intent), undefined);
    await vscode.commands.executeCommand('steady.runAtCursor');
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('is checked all the same', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), '[gone](gone.md)\n\n');
    await vscode.workspace.applyEdit(edit);
    await until('a finding', () => vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'Steady'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says so where the pointer rests on a block, and offers to copy alone', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('```bash'));
    const place = new vscode.Position(line, document.lineAt(line).text.length);
    const [hover] = await until('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
      const ours = hovers.flatMap(({ contents }) => contents).filter((content) => content instanceof vscode.MarkdownString);
      return ours.length > 0 && ours;
    });
    assert.match(hover?.value.replaceAll('&nbsp;', ' ') ?? '', /Nothing runs in Restricted Mode/);
    assert.deepEqual(hover?.isTrusted, { enabledCommands: ['steady.copy'] });
  });

  it('is told of as such to whoever reads an issue', async () => {
    await vscode.commands.executeCommand('steady.copyDebugInformation');
    assert.match(await vscode.env.clipboard.readText(), /- Workspace: 1 folder \(file\), Restricted Mode\n/);
  });
});
