import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { fileOf, open } from './workspace.ts';

const PATH = 'runbooks/.steady.yaml';
const TEXT = 'version: 1\nruls:\n  runbook/broken-link: off\n';

function messages(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Steady')
    .map(({ message }) => message);
}

async function replace(document: vscode.TextDocument, found: string, by: string): Promise<void> {
  const start = document.getText().indexOf(found);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + found.length)), by);
  await vscode.workspace.applyEdit(edit);
}

describe('a .steady.yaml in the editor', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await vscode.workspace.fs.writeFile(fileOf(PATH), new TextEncoder().encode(TEXT));
    document = await open(PATH);
    await until('the problem of the file', () => messages(document.uri).length === 1);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileOf(PATH));
    await until('no problem of a file that is gone', () => messages(fileOf(PATH)).length === 0);
  });

  it('has problems that follow typing, before it is saved', async () => {
    assert.deepEqual(messages(document.uri), ['Expected a known setting, found “ruls”; did you mean “rules”?']);
    await replace(document, 'ruls', 'rules');
    await until('no problem', () => messages(document.uri).length === 0);
    await replace(document, 'off', 'warn');
    await until('the severity', () => (messages(document.uri)[0] ?? '').includes('did you mean “warning”'));
    assert.ok(document.isDirty);
  });

  it('is mended by a quick fix', async () => {
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      document.lineAt(1).range,
    );
    const fix = offered.find(({ title }) => title === 'Change to “rules”');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), TEXT.replace('ruls', 'rules'));
    await until('no problem', () => messages(document.uri).length === 0);
  });

  it('proposes rules with their titles, and what they can be set to', async () => {
    await replace(document, 'ruls:\n  runbook/broken-link: off', 'rules:\n  ');
    const rules = await proposals(document, new vscode.Position(2, 2));
    const broken = rules.find(({ label }) => labelOf(label) === 'runbook/broken-link');
    assert.equal(broken?.insertText, 'runbook/broken-link: ');
    assert.ok(typeof broken.label === 'object' && broken.label.description !== undefined);
    await replace(document, 'rules:\n  ', 'rules:\n  runbook/broken-link: ');
    const severities = await proposals(document, new vscode.Position(2, 23));
    assert.deepEqual(
      severities.filter(({ kind }) => kind === vscode.CompletionItemKind.EnumMember).map(({ label }) => labelOf(label)),
      ['off', 'error', 'warning', 'info', 'hint'],
    );
  });

  it('says what a rule finds, and leads to its page', async () => {
    await replace(document, 'ruls', 'rules');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 6),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value)).join('\n');
    assert.match(text, /All about runbook\/broken-link/);
  });
});

async function proposals(document: vscode.TextDocument, position: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items;
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
