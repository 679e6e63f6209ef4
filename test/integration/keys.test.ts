import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, open } from './workspace.ts';

interface Binding {
  readonly key: string;
  readonly command: string;
}

/** The bindings that VS Code itself brings, as it writes them down for the person. */
async function builtIn(): Promise<readonly Binding[]> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
  const text = document.getText();
  const pairs = [...text.matchAll(/"key": "([^"]*)",\s*"command": "([^"]*)"/g)];
  return pairs.map(([, key = '', command = '']) => ({ key, command }));
}

describe('keys', () => {
  it('take none that VS Code has given away', async () => {
    const bindings = await builtIn();
    assert.ok(bindings.length > 300, `${String(bindings.length)} bindings`);
    const taken = new Set(bindings.filter(({ command }) => !command.startsWith('steady.')).map(({ key }) => key));
    const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as {
      contributes: { keybindings: readonly Binding[] };
    };
    assert.deepEqual(
      contributes.keybindings.filter(({ key }) => taken.has(key)),
      [],
    );
  });

  it('lead from block to block, round and round', async () => {
    const document = await open('runbooks/high-api-latency.md');
    const fences = document
      .getText()
      .split('\n')
      .flatMap((text, line) => (text.includes('```bash') ? [line] : []));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const visited: number[] = [];
    for (let step = 0; step <= fences.length; step++) {
      await vscode.commands.executeCommand('steady.nextBlock');
      visited.push(editor.selection.active.line);
    }
    assert.deepEqual(visited, [...fences, fences[0]]);
    await vscode.commands.executeCommand('steady.previousBlock');
    assert.equal(editor.selection.active.line, fences.at(-1));
  });
});
