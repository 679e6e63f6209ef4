import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { keepableIn } from '../../src/core/index.ts';
import { KeptStates } from '../../src/vscode/running/keptStates.ts';
import { writeRunbook } from './documents.ts';
import { TestMemento } from './memento.ts';
import { next, until } from './waiting.ts';
import { fileOf } from './workspace.ts';

const URI = 'file:///kept.md';
const STEP = { id: 'scale', hash: 'h' };
const DEPLOYMENT = 'kind: Deployment\nspec:\n  replicas: 3\n';
const TWO = keepableIn('kubectl scale deployment/api --replicas=2\nkubectl scale deployment/web --replicas=2');

describe('state that is kept before a step', () => {
  let folder: string;
  let kept: KeptStates;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kept-'));
    kept = new KeptStates(new TestMemento(), vscode.Uri.file(folder));
    assert.equal(TWO.length, 2);
  });

  afterEach(() => {
    kept.dispose();
    fs.rmSync(folder, { recursive: true });
  });

  /** Keeps it as the shell does; `texts` are what its commands print. */
  async function keep(uri: string, ...texts: readonly string[]): Promise<void> {
    const keeping = await kept.begin(uri, STEP, TWO);
    for (const [at, text] of texts.entries()) fs.writeFileSync(keeping.files[at] ?? '', text);
    await keeping.done();
    await keeping.discard();
  }

  it('can be brought back, and its files stay', async () => {
    await keep(URI, DEPLOYMENT, DEPLOYMENT);
    assert.ok(kept.has(URI, STEP));
    assert.deepEqual(await kept.restoring(URI, STEP), [
      'kubectl scale deployment/api --replicas=3',
      'kubectl scale deployment/web --replicas=3',
    ]);
    assert.equal(fs.readdirSync(folder).length, 1);
  });

  for (const [what, texts] of [
    ['nothing was written', []],
    ['keeping itself failed, which leaves an empty file', [DEPLOYMENT, '']],
    ['what was written does not hold it', ['none\n', 'none\n']],
  ] as const) {
    it(`leaves neither an Undo nor a folder where ${what}`, async () => {
      await keep(URI, ...texts);
      assert.ok(!kept.has(URI, STEP));
      assert.deepEqual(fs.readdirSync(folder), []);
    });
  }

  it('leaves no folder where the step was never run', async () => {
    const keeping = await kept.begin(URI, STEP, TWO);
    assert.equal(fs.readdirSync(folder).length, 1);
    await keeping.discard();
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it('goes with its document when that is renamed', async () => {
    const [before, after] = ['runbooks/kept-before.md', 'runbooks/kept-after.md'];
    const uri = await writeRunbook(before, 'Kept', ['uptime']);
    try {
      await keep(uri.toString(), DEPLOYMENT, DEPLOYMENT);
      const keeping = await kept.begin(uri.toString(), { ...STEP, id: 'other' }, TWO);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(uri, fileOf(after));
      const renamed = next('the new name', vscode.workspace.onDidRenameFiles);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await renamed;
      const now = fileOf(after).toString();
      await until('its Undo', () => kept.has(now, STEP));
      assert.equal((await kept.restoring(now, STEP)).length, 2);
      assert.ok(!kept.has(uri.toString(), STEP));
      for (const file of keeping.files) fs.writeFileSync(file, DEPLOYMENT);
      await keeping.done();
      assert.ok(kept.has(now, { ...STEP, id: 'other' }));
    } finally {
      for (const name of [before, after]) fs.rmSync(fileOf(name).fsPath, { force: true });
    }
  });
});
