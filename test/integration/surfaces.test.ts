import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { fileOf, lensTitles, open } from './workspace.ts';

const SAMPLE = 'runbooks/high-api-latency.md';

function ours(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Steady');
}

async function replace(document: vscode.TextDocument, found: string, by: string): Promise<void> {
  const start = document.getText().indexOf(found);
  assert.ok(start >= 0, found);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + found.length)), by);
  await vscode.workspace.applyEdit(edit);
}

async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

describe('diagnostics', () => {
  afterEach(revert);

  it('follow the text, and link to the page of their rule', async () => {
    const document = await open(SAMPLE);
    await until('the lenses', async () => (await lensTitles(document)).length > 0);
    assert.deepEqual(ours(document), []);
    await replace(document, '   kubectl top pods -n production\n   ```\n', '   kubectl top pods -n production\n');
    const [finding] = await until('a finding', () => ours(document).length === 1 && ours(document));
    assert.equal(finding?.message, 'Expected a closing ``` for this block, found the end of the list item');
    assert.equal(finding.range.start.line, 9);
    const code = finding.code as { value: string; target: vscode.Uri };
    assert.equal(code.value, 'runbook/unclosed-fence');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# runbook\/unclosed-fence\n/);
    await vscode.commands.executeCommand('undo');
    await until('no finding', () => ours(document).length === 0);
  });

  it('ask about other files, and hear when one comes', async () => {
    const document = await open(SAMPLE);
    await replace(document, 'P99 latency > 500ms', 'P99 latency > 500ms, see [contacts](contacts.md)');
    const [finding] = await until('a finding', () => ours(document).length === 1 && ours(document));
    assert.equal(finding?.message, 'Expected a file at “contacts.md”, found none');
    const contacts = fileOf('runbooks/contacts.md');
    await vscode.workspace.fs.writeFile(contacts, new TextEncoder().encode('# Contacts\n'));
    try {
      await until('the finding to go', () => ours(document).length === 0);
    } finally {
      await vscode.workspace.fs.delete(contacts);
    }
  });

  it('tell what is not understood in a .steady.yaml', async () => {
    const config = fileOf('runbooks/.steady.yaml');
    await open(SAMPLE);
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('version: 1\nruls:\n  runbook/broken-link: off\n'));
    try {
      const [problem] = await until('a problem', () => {
        const problems = vscode.languages.getDiagnostics(config);
        return problems.length > 0 && problems;
      });
      assert.match(problem?.message ?? '', /rules/);
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await until('the problem to go', () => vscode.languages.getDiagnostics(config).length === 0);
  });
});

describe('the outline', () => {
  it('has the sections and steps of a runbook', async () => {
    const document = await open(SAMPLE);
    const symbols = await until('symbols', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
      return all.some(({ name }) => name === 'Diagnosis') && all;
    });
    const diagnosis = symbols.find(({ name }) => name === 'Diagnosis');
    assert.deepEqual(
      diagnosis?.children.map(({ name }) => name),
      ['Check current metrics', 'Check application logs', 'Check database performance'],
    );
  });
});

describe('commands at the cursor', () => {
  it('copy the block', async () => {
    const document = await open('runbooks/running-blocks.md');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = document.positionAt(document.getText().indexOf('$ echo one'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('steady.copyBlock');
    assert.equal((await vscode.env.clipboard.readText()).trimEnd(), 'echo one\necho two \\\nand three');
  });

  it('open a step where it stands', async () => {
    await vscode.commands.executeCommand('steady.showStep', { uri: fileOf(SAMPLE).toString(), line: 24 });
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 24);
    assert.ok(vscode.window.activeTextEditor.document.uri.path.endsWith(SAMPLE));
  });
});

describe('the menu of a file in the explorer', () => {
  it('opens the file over its steps', async () => {
    await open('README.md');
    await vscode.commands.executeCommand('steady.showSteps', fileOf(SAMPLE));
    await until('the file', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(SAMPLE));
  });
});

describe('documents', () => {
  const FENCE = '```';
  const text = `# Runbook: Restart\n\n${FENCE}bash\nuptime\n${FENCE}\n`;

  for (const [name, language] of [
    ['page.md.erb', 'markdown'],
    ['page.html.md.erb', 'markdown'],
    ['page.markdown', 'markdown'],
    ['page.mdx', 'mdx'],
    ['page.qmd', 'quarto'],
  ] as const) {
    it(`called ${name} have their lenses`, async () => {
      const file = fileOf(`runbooks/${name}`);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      try {
        const document = await open(`runbooks/${name}`);
        assert.equal(document.languageId, language);
        await until('two lenses', async () => (await lensTitles(document)).length === 2);
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await vscode.workspace.fs.delete(file);
      }
    });
  }

  it('that were never saved have their lenses too, to copy', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
    await vscode.window.showTextDocument(document);
    const titles = await until('a lens', async () => {
      const shown = await lensTitles(document);
      return shown.length > 0 && shown.map(({ title }) => title);
    });
    assert.deepEqual(titles, ['$(copy) Copy']);
    await revert();
  });

  it('are what the person says they are', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `# Notes\n\n${FENCE}bash\nuptime\n${FENCE}\n`,
    });
    await vscode.window.showTextDocument(document);
    const runbook = await open(SAMPLE);
    await until('the lenses of the runbook', async () => (await lensTitles(runbook)).length > 0);
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await lensTitles(document), []);
    const treated = vscode.commands.executeCommand('steady.treatAs');
    await until('a lens', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await lensTitles(document)).length > 0;
    });
    await treated;
    await revert();
  });
});
