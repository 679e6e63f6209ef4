import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from './workspace.ts';

describe('the extension', () => {
  it('is there and activates in a trusted workspace', async () => {
    assert.equal(vscode.workspace.isTrusted, true);
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension, `${EXTENSION_ID} is not installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
