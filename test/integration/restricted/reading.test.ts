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
});
