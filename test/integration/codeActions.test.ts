import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './waiting.ts';
import { fileOf } from './workspace.ts';

const FENCE = '```';
const UNCLOSED = `# Runbook: Disk full\n\n1. See how full it is\n\n   ${FENCE}bash\n   df -h\n`;
const CLOSED = `${UNCLOSED.trimEnd()}\n   ${FENCE}\n`;
const RULE = 'runbook/unclosed-fence';

async function show(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  return document;
}

function ours(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Steady');
}

async function found(document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  const [finding] = await until('a finding', () => ours(document).length === 1 && ours(document));
  assert.ok(finding);
  return finding;
}

function actionsAt(document: vscode.TextDocument, line: number, kind?: vscode.CodeActionKind): Thenable<vscode.CodeAction[]> {
  const range = document.lineAt(line).range;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind?.value);
}

/** The editor hears of a diagnostic a moment after the extension host. */
function offeredAt(document: vscode.TextDocument, line: number): Promise<vscode.CodeAction[]> {
  return until('actions of ours', async () => {
    const offered = await actionsAt(document, line);
    return offered.some(isOurs) && offered;
  });
}

function isOurs({ title, kind }: vscode.CodeAction): boolean {
  return kind?.value === 'source.fixAll.steady' || /^(?:Close the code block|Suppress|Why: open)/.test(title);
}

/** The first action of the kind, as the keyboard applies it. */
async function apply(document: vscode.TextDocument, line: number, kind: string, preferred = false): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.toString(), document.uri.toString());
  editor.selection = new vscode.Selection(line, 4, line, 4);
  await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'first', preferred });
}

/** A window that has just opened may not take the command yet: it is given until the fence is there. Then there is nothing left to mend. */
async function applied(document: vscode.TextDocument, line: number, kind: string, preferred = false): Promise<void> {
  await until('the fence', async () => {
    if (document.getText() === UNCLOSED) await apply(document, line, kind, preferred);
    return document.getText() === CLOSED;
  });
}

describe('code actions', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('mend a finding, and undo brings it back', async () => {
    const document = await show(UNCLOSED);
    await found(document);
    const offered = await offeredAt(document, 4);
    assert.deepEqual(
      offered.filter(isOurs).map(({ title, kind, isPreferred }) => [title, kind?.value, isPreferred]),
      [
        ['Close the code block', 'quickfix', true],
        [`Suppress ${RULE} on this line`, 'quickfix', undefined],
        [`Why: open ${RULE}`, 'quickfix', undefined],
        ['Fix all safe findings', 'source.fixAll.steady', undefined],
      ],
    );
    await applied(document, 4, 'quickfix', true);
    await until('no finding', () => ours(document).length === 0);
    await vscode.commands.executeCommand('undo');
    await until('the old text', () => document.getText() === UNCLOSED);
    await found(document);
  });

  it('mend all that is safe, wherever the cursor is', async () => {
    const document = await show(UNCLOSED);
    await found(document);
    await applied(document, 0, 'source.fixAll');
  });

  it('silence a finding above its fence, the cursor where the reason goes', async () => {
    const document = await show(UNCLOSED);
    await found(document);
    const offered = await offeredAt(document, 4);
    const edit = offered.find(({ title }) => title.startsWith('Suppress'))?.edit;
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('type', { text: 'known' });
    assert.equal(document.lineAt(4).text, `   <!-- steady-disable-next-line ${RULE} known -->`);
    assert.equal(document.lineAt(5).text, `   ${FENCE}bash`);
    await until('no finding', () => ours(document).length === 0);
  });

  it('open the page of the rule', async () => {
    const document = await show(UNCLOSED);
    await found(document);
    const offered = await offeredAt(document, 4);
    const command = offered.find(({ title }) => title.startsWith('Why'))?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    await until('the page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('unclosed-fence'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document);
  });

  it('are for documents of ours only', async () => {
    const notes = await show(UNCLOSED.replace('Runbook: Disk full', 'Notes'));
    const readme = await vscode.workspace.openTextDocument(fileOf('runbooks/high-api-latency.md'));
    for (const document of [notes, readme]) {
      const offered = [...(await actionsAt(document, 4)), ...(await actionsAt(document, 4, vscode.CodeActionKind.SourceFixAll))];
      assert.deepEqual(offered.filter(isOurs), []);
    }
  });
});
