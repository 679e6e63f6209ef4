import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { next, until } from './waiting.ts';
import { EXTENSION_ID, fileOf, lensTitles } from './workspace.ts';

/** The document that the command makes, with its text in it. */
async function made(answers?: object): Promise<vscode.TextDocument> {
  const filled = next(
    'the new document',
    vscode.workspace.onDidChangeTextDocument,
    ({ document, contentChanges }) => document.uri.scheme === 'untitled' && contentChanges.length > 0,
  );
  await vscode.commands.executeCommand('steady.new', answers);
  return (await filled).document;
}

async function close(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

const selected = (): string => {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return editor.document.getText(editor.selection);
};

describe('a document from a template', () => {
  afterEach(close);

  it('without a title is a runbook without a place, in which the title is typed first', async () => {
    const document = await made({ kind: 'runbook', template: 'minimal', title: '' });
    assert.deepEqual([document.uri.scheme, document.languageId, document.isUntitled], ['untitled', 'markdown', true]);
    assert.match(document.getText(), /^# Runbook: High API latency\n\n## Symptoms\n/);
    await until('the title selected', () => selected() === 'High API latency');
    await vscode.commands.executeCommand('type', { text: 'Disk full' });
    assert.equal(document.lineAt(0).text, '# Runbook: Disk full');
    await until('lenses', async () => (await lensTitles(document)).length > 0);
  });

  it('has what stands in several places filled in at once', async () => {
    const document = await made({ kind: 'runbook', template: 'minimal', title: 'Disk full' });
    for (const place of ['What is seen, and by whom.', 'YOUR_NAMESPACE']) {
      await until(place, () => selected() === place);
      if (place !== 'YOUR_NAMESPACE') await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    }
    await vscode.commands.executeCommand('type', { text: 'shop' });
    assert.doesNotMatch(document.getText(), /YOUR_NAMESPACE/);
    assert.equal(document.getText().match(/-n shop/g)?.length, 2);
  });

  it('with a title is saved, without a question, where the other runbooks are, and under a free name', async () => {
    const file = fileOf('runbooks/disk-full-on-host.md');
    const answers = { kind: 'runbook', template: 'alert', title: 'Disk full, on $HOST!' };
    try {
      const document = await made(answers);
      assert.equal(document.uri.path, file.path);
      assert.equal(document.lineAt(0).text, '# Disk full, on $HOST!');
      const saved = next('the file', vscode.workspace.onDidSaveTextDocument, ({ uri }) => uri.scheme === 'file' && uri.path === file.path);
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.match((await saved).getText(), /^# Disk full, on \$HOST!\n/);
      await close();
      const second = await made(answers);
      assert.equal(second.uri.path, file.path.replace('.md', '-2.md'));
    } finally {
      await close();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('is saved under the very name of an alert, which is what alerting rules link to', async () => {
    const document = await made({ kind: 'runbook', template: 'alert', title: ' KubePodCrashLooping ' });
    assert.equal(document.uri.path, fileOf('runbooks/KubePodCrashLooping.md').path);
    assert.equal(document.lineAt(0).text, '# KubePodCrashLooping');
  });

  it('is picked from a list, and Escape makes nothing', async () => {
    const filled = next(
      'the new document',
      vscode.workspace.onDidChangeTextDocument,
      ({ document, contentChanges }) => document.uri.scheme === 'untitled' && contentChanges.length > 0,
    );
    const running = vscode.commands.executeCommand('steady.new');
    let ended = false;
    void running.then(() => (ended = true));
    await until('both questions answered', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return ended;
    });
    // The first of the list is the general one.
    assert.match((await filled).document.getText(), /^# Runbook: High API latency\n[\s\S]*\n## Impact\n/);
    const before = vscode.workspace.textDocuments.length;
    const escaped = vscode.commands.executeCommand('steady.new');
    ended = false;
    void escaped.then(() => (ended = true));
    await until('the list closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return ended;
    });
    assert.equal(vscode.workspace.textDocuments.length, before);
  });

  it('is offered by New File…', () => {
    const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as {
      contributes: { menus: Record<string, { command: string }[]>; commands: { command: string; title: string }[] };
    };
    assert.deepEqual(
      contributes.menus['file/newFile']?.map(({ command }) => command),
      ['steady.new'],
    );
    // The title as the host shows it: the string of package.nls.json.
    assert.equal(contributes.commands.find(({ command }) => command === 'steady.new')?.title, 'New from Template…');
  });
});

describe('snippets', () => {
  afterEach(close);

  it('are offered in Markdown, and insert what they say', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    await vscode.window.showTextDocument(document);
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const prefix of ['runbook', 'runbook-alert', 'step', 'steady-disable-next-line']) assert.ok(labels.includes(prefix), prefix);
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name: 'New Runbook: Alert' });
    await until('the text', () => document.getText().startsWith('# ApiErrorRateHigh\n\n## Meaning\n'));
    assert.match(document.getText(), /http_requests_total\{job="YOUR_APP", code=~"5\.\."\}\[5m\]/);
  });
});
