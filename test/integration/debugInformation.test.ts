import assert from 'node:assert/strict';
import os from 'node:os';
import * as vscode from 'vscode';
import { fileOf } from './workspace.ts';

async function copied(): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('steady.copyDebugInformation');
  return vscode.env.clipboard.readText();
}

describe('debug information', () => {
  it('says what runs where, and nothing about the person', async () => {
    const text = await copied();
    assert.match(text, /^- Steady: \d+\.\d+\.\d+\n- VS Code: /);
    assert.ok(text.includes(vscode.version));
    assert.match(text, /- Workspace: 1 folder \(file\), trusted\n/);
    assert.match(text, /- Documents: \d+ runbook\n/);
    assert.match(text, /- Index: \d+ files in \d+ ms, \d+ of them read, (?:not yet parsed|all parsed after \d+ ms)\n/);
    assert.match(text, /- Settings: as delivered\n$/);
    for (const secret of [fileOf('.').fsPath, os.homedir(), os.hostname(), 'latency']) assert.ok(!text.includes(secret), secret);
  });

  it('tells the settings of ours that were changed', async () => {
    const settings = vscode.workspace.getConfiguration('steady');
    await settings.update('lens.copy', false, vscode.ConfigurationTarget.Global);
    try {
      assert.match(await copied(), /- Settings: steady\.lens\.copy = false\n$/);
    } finally {
      await settings.update('lens.copy', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
