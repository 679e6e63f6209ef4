import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { until } from '../waiting.ts';
import { fileOf, lensTitles } from '../workspace.ts';
import { MemoryFiles } from './memoryFiles.ts';

const runbook = (title: string, text = ''): string => `# Runbook: ${title}\n\n## Steps\n\n${text}\n\n\`\`\`bash\nuptime\n\`\`\`\n`;

/** Every thread that was started since this file was loaded, which is before any index begins. */
const threads: Worker[] = [];
subscribe('worker_threads', (message) => {
  threads.push((message as { readonly worker: Worker }).worker);
});

/** How many runbooks the trees hold, as the debug information counts them. */
async function documents(): Promise<number> {
  await vscode.commands.executeCommand('steady.copyDebugInformation');
  const [, count] = /^- Documents: (\d+) runbook$/m.exec(await vscode.env.clipboard.readText()) ?? [];
  return Number(count);
}

async function are(count: number): Promise<void> {
  await until(`${String(count)} documents`, async () => {
    const found = await documents();
    if (found !== count) throw new Error(`${String(found)} documents`);
    return true;
  });
}

/** Our findings of a document that is opened in an editor, as messages. */
async function findings(uri: vscode.Uri): Promise<readonly string[]> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return until(`findings of ${uri.path}`, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Steady');
    return ours.length > 0 && ours.map(({ message }) => message);
  });
}

async function change(start: number, remove: number, ...add: readonly { readonly uri: vscode.Uri }[]): Promise<void> {
  const before = vscode.workspace.workspaceFolders?.length ?? 0;
  assert.equal(vscode.workspace.updateWorkspaceFolders(start, remove, ...add), true);
  await until('the folders', () => vscode.workspace.workspaceFolders?.length === before - remove + add.length);
}

describe('a window with several folders', function () {
  this.timeout(60_000);
  const folders = (): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? [];
  const second = (file: string): vscode.Uri => vscode.Uri.joinPath(folders()[1]?.uri ?? fileOf('.'), file);
  let all = 0;

  before(async () => {
    assert.equal(folders().length, 2);
    const sample = fs.readdirSync(fileOf('runbooks').fsPath).filter((file) => file.endsWith('.md')).length;
    await are(sample);
    await vscode.workspace.fs.writeFile(second('runbooks/cart.md'), Buffer.from(runbook('Cart', '[gone](gone.md)')));
    all = sample + 1;
    await are(all);
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('knows the documents of both, and finds what is wrong in each', async () => {
    const cart = second('runbooks/cart.md');
    assert.deepEqual(await findings(cart), ['Expected a file at “gone.md”, found none']);
    // The runbooks of a folder are each other's namesakes; those of two that belong to no repository are not.
    await vscode.workspace.fs.writeFile(fileOf('runbooks/namesake.md'), Buffer.from(runbook('Cart')));
    await vscode.workspace.fs.writeFile(second('runbooks/other.md'), Buffer.from(runbook('Cart')));
    await are(all + 2);
    const named = await until('a finding of its title', () => {
      const about = vscode.languages.getDiagnostics(cart).filter(({ message }) => !message.includes('gone.md'));
      return (
        about.length > 0 && about.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri.path))
      );
    });
    assert.deepEqual(named, [second('runbooks/other.md').path]);
    await vscode.workspace.fs.delete(second('runbooks/other.md'));
    await vscode.workspace.fs.delete(fileOf('runbooks/namesake.md'));
    await are(all);
  });

  it('follows a folder that is added and removed', async () => {
    const third = path.join(path.dirname(second('.').fsPath), 'third');
    fs.mkdirSync(path.join(third, 'runbooks'), { recursive: true });
    for (const name of ['a', 'b']) fs.writeFileSync(path.join(third, 'runbooks', `${name}.md`), runbook(`Third ${name}`));
    await change(2, 0, { uri: vscode.Uri.file(third) });
    await are(all + 2);
    fs.writeFileSync(path.join(third, 'runbooks', 'c.md'), runbook('Third c'));
    await are(all + 3);
    await change(2, 1);
    await are(all);
  });

  it('starts the index again when its thread ends, and misses nothing', async () => {
    const before = threads.length;
    assert.ok(before > 0, 'no thread was started');
    await Promise.all(threads.map((thread) => thread.terminate()));
    await until('another thread', () => threads.length > before);
    await are(all);
    await vscode.workspace.fs.writeFile(second('runbooks/later.md'), Buffer.from(runbook('Later')));
    await are(all + 1);
    await vscode.workspace.fs.delete(second('runbooks/later.md'));
    await are(all);
  });

  describe('of which one is not on this machine', () => {
    const files = new MemoryFiles();
    const top = vscode.Uri.parse('memory:/ops');
    const cart = vscode.Uri.joinPath(top, 'runbooks/cart.md');
    let registration: vscode.Disposable;

    before(async () => {
      files.write(cart, runbook('Cart elsewhere', '[gone](gone.md) and [pay](pay.md)'));
      files.write(vscode.Uri.joinPath(top, 'runbooks/pay.md'), runbook('Pay'));
      files.write(vscode.Uri.joinPath(top, 'node_modules/x/runbooks/not.md'), runbook('Not ours'));
      files.write(vscode.Uri.joinPath(top, 'README.md'), '# Operations\n');
      registration = vscode.workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true });
      await change(2, 0, { uri: top });
    });

    after(async () => {
      await change(2, 1);
      registration.dispose();
      await are(all);
    });

    it('knows its documents, and follows them', async () => {
      await are(all + 2);
      files.write(vscode.Uri.joinPath(top, 'runbooks/new.md'), runbook('New'));
      await are(all + 3);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(top, 'runbooks/new.md'));
      await are(all + 2);
    });

    it('knows those of a folder of which a part never answers', async () => {
      const half = vscode.Uri.parse('memory:/half');
      files.hold(vscode.Uri.joinPath(half, 'runbooks/here.md'), runbook('Here'));
      files.hold(vscode.Uri.joinPath(half, 'silent/there.md'), runbook('There'));
      files.silent.add(vscode.Uri.joinPath(half, 'silent').path);
      await change(3, 0, { uri: half });
      await are(all + 3);
      await change(3, 1);
      await are(all + 2);
    });

    it('checks them, and runs nothing', async () => {
      assert.deepEqual(await findings(cart), ['Expected a file at “gone.md”, found none']);
      const document = await vscode.workspace.openTextDocument(cart);
      const titles = await until('lenses', async () => {
        const shown = await lensTitles(document);
        return shown.length > 0 && shown.map(({ title }) => title);
      });
      assert.deepEqual(titles, ['$(copy) Copy']);
      const at = document.positionAt(document.getText().indexOf('uptime'));
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('steady.runAtCursor');
      assert.equal(vscode.window.terminals.length, 0);
    });

    it('knows them still when the thread of the index has ended', async () => {
      const before = threads.length;
      await Promise.all(threads.map((thread) => thread.terminate()));
      await until('another thread', () => threads.length > before);
      files.write(vscode.Uri.joinPath(top, 'runbooks/after.md'), runbook('After'));
      await are(all + 3);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(top, 'runbooks/after.md'));
      await are(all + 2);
    });
  });
});
