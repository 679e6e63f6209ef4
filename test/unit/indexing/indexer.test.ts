import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createIndexer, type Indexer } from '../../../src/node/indexing/indexer.ts';
import type { Answer, IndexFolder } from '../../../src/node/indexing/messages.ts';
import { makeFolder, Told, type Folder } from './folder.ts';

const runbook = (title: string): string => `# Runbook: ${title}\n\n## Steps\n\n\`\`\`bash\nuptime\n\`\`\`\n`;

/** An indexer in this thread over one folder. */
class Window {
  readonly told: Told;
  readonly problems: string[] = [];
  /** Of the look through the folder last: files looked at, and read. */
  looked = { looked: 0, read: 0 };
  private readonly indexer: Indexer;
  private taken = 0;
  private whole: (() => void) | undefined;

  constructor(
    readonly folder: Folder,
    cache?: Folder,
    version = '1',
  ) {
    this.told = new Told(folder);
    this.indexer = createIndexer({ cache: cache?.path, version }, (answer) => {
      this.hear(answer);
    });
  }

  open(more: Partial<IndexFolder> = {}): Promise<void> {
    const folders = [{ uri: this.folder.uri, root: this.folder.uri, excludes: [], ...more }];
    return this.ask({ kind: 'open', folders, skipped: [] });
  }

  changed(...files: readonly string[]): Promise<void> {
    return this.ask({
      kind: 'changed',
      uris: files.map((file) => `${this.folder.uri}/${file.split('/').map(encodeURIComponent).join('/')}`),
    });
  }

  private ask(request: Parameters<Indexer['take']>[0]): Promise<void> {
    this.taken++;
    return new Promise((resolve) => {
      this.whole = resolve;
      this.indexer.take(request);
    });
  }

  private hear(answer: Answer): void {
    if (answer.kind === 'changes') this.told.take(answer.changes);
    else if (answer.kind === 'problem') this.problems.push(answer.message);
    else if (answer.kind === 'sketched') this.looked = { looked: answer.looked, read: answer.read };
    else if (answer.kind === 'whole' && answer.taken === this.taken) this.whole?.();
  }
}

describe('the index of a folder', () => {
  const folders: Folder[] = [];
  const make = (files: Readonly<Record<string, string>> = {}): Folder => {
    const folder = makeFolder(files);
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  /** So long ago that the time of change is to be trusted. */
  const age = (folder: Folder, ...files: readonly string[]): void => {
    for (const file of files) utimesSync(path.join(folder.path, file), new Date(2020, 1, 1), new Date(2020, 1, 1));
  };

  it('knows what is ours, with steps, and leaves the rest alone', async () => {
    const window = new Window(
      make({
        'runbooks/a.md': runbook('A'),
        'runbooks/b (old), 50%.md': runbook('B'),
        'README.md': '# My library\n',
        'runbooks/c.txt': runbook('C'),
      }),
    );
    await window.open();
    assert.deepEqual(window.told.titles, { 'runbooks/a.md': 'A', 'runbooks/b (old), 50%.md': 'B' });
    assert.ok([...window.told.known.values()].every(({ depth, outline }) => depth === 'whole' && outline.includes('uptime')));
    assert.deepEqual(window.problems, []);
  });

  it('leaves out what git ignores, what the person excludes and what package managers put there', async () => {
    const window = new Window(
      make({
        '.gitignore': '/out/\n*.draft.md\n!keep.draft.md\n',
        'runbooks/.gitignore': 'private/\n!mine.draft.md\n',
        'runbooks/a.md': runbook('A'),
        'runbooks/x.draft.md': runbook('Draft'),
        'runbooks/mine.draft.md': runbook('Mine'),
        'runbooks/keep.draft.md': runbook('Keep'),
        'runbooks/private/p.md': runbook('Private'),
        'out/runbooks/a.md': runbook('Out'),
        'node_modules/x/runbooks/a.md': runbook('Package'),
        'sub/dist/runbooks/a.md': runbook('Built'),
        'excluded/runbooks/a.md': runbook('Excluded'),
      }),
    );
    await window.open({ excludes: ['**/excluded'] });
    assert.deepEqual(Object.values(window.told.titles), ['A', 'Keep', 'Mine']);
    await window.changed('runbooks/x.draft.md', 'excluded/runbooks/a.md', 'node_modules/x/runbooks/a.md');
    assert.deepEqual(Object.values(window.told.titles), ['A', 'Keep', 'Mine']);
    window.folder.write({ '.gitignore': '' });
    await window.changed('.gitignore');
    assert.deepEqual(Object.values(window.told.titles), ['Out', 'A', 'Keep', 'Mine', 'Draft']);
  });

  it('follows edits, new files, renames and what goes, of files and of folders', async () => {
    const window = new Window(make({ 'runbooks/a.md': runbook('A'), 'runbooks/b.md': runbook('B') }));
    await window.open();
    window.folder.write({ 'runbooks/a.md': runbook('A now'), 'runbooks/c.md': runbook('C') });
    await window.changed('runbooks/a.md', 'runbooks/c.md');
    assert.deepEqual(window.told.titles, { 'runbooks/a.md': 'A now', 'runbooks/b.md': 'B', 'runbooks/c.md': 'C' });
    renameSync(path.join(window.folder.path, 'runbooks'), path.join(window.folder.path, 'playbooks'));
    await window.changed('runbooks', 'playbooks');
    assert.deepEqual(Object.keys(window.told.titles), ['playbooks/a.md', 'playbooks/b.md', 'playbooks/c.md']);
    rmSync(path.join(window.folder.path, 'playbooks/b.md'));
    window.folder.write({ 'playbooks/c.md': '# Postmortem: C\n' });
    await window.changed('playbooks/b.md', 'playbooks/c.md');
    assert.deepEqual(window.told.titles, { 'playbooks/a.md': 'A now' });
    rmSync(path.join(window.folder.path, 'playbooks'), { recursive: true });
    window.folder.write({ 'playbooks/d.md': runbook('D') });
    await window.changed('playbooks');
    assert.deepEqual(window.told.titles, { 'playbooks/d.md': 'D' });
  });

  it('knows again whose documents are when a .steady.yaml says so', async () => {
    const window = new Window(make({ 'notes/a.md': '# A note\n', 'runbooks/b.md': runbook('B') }));
    await window.open();
    assert.deepEqual(window.told.titles, { 'runbooks/b.md': 'B' });
    window.folder.write({ 'notes/.steady.yaml': 'version: 1\ndocuments:\n  runbook: ["*.md"]\n' });
    await window.changed('notes/.steady.yaml');
    assert.deepEqual(window.told.titles, { 'notes/a.md': 'A note', 'runbooks/b.md': 'B' });
    rmSync(path.join(window.folder.path, 'notes/.steady.yaml'));
    await window.changed('notes/.steady.yaml');
    assert.deepEqual(window.told.titles, { 'runbooks/b.md': 'B' });
  });

  it('ends on loops of links, and shows no document twice', async () => {
    const elsewhere = make({ 'shared.md': runbook('Shared') });
    const window = new Window(make({ 'runbooks/a.md': runbook('A') }));
    symlinkSync(window.folder.path, path.join(window.folder.path, 'runbooks/loop'));
    symlinkSync('a.md', path.join(window.folder.path, 'runbooks/again.md'));
    symlinkSync('nowhere.md', path.join(window.folder.path, 'runbooks/broken.md'));
    symlinkSync(path.join(elsewhere.path, 'shared.md'), path.join(window.folder.path, 'runbooks/shared.md'));
    await window.open();
    assert.deepEqual(window.told.titles, { 'runbooks/a.md': 'A', 'runbooks/shared.md': 'Shared' });
  });

  it('goes on where something cannot be read or is no text', async () => {
    const window = new Window(
      make({ 'runbooks/a.md': runbook('A'), 'runbooks/binary.md': `${runbook('Binary')}\0`, 'runbooks/locked/x.md': runbook('X') }),
    );
    mkdirSync(path.join(window.folder.path, 'runbooks/folder.md'));
    writeFileSync(path.join(window.folder.path, 'runbooks/huge.md'), Buffer.alloc(17 * 1024 * 1024, 'a '));
    chmodSync(path.join(window.folder.path, 'runbooks/locked'), 0);
    try {
      await window.open();
    } finally {
      chmodSync(path.join(window.folder.path, 'runbooks/locked'), 0o700);
    }
    const { 'runbooks/locked/x.md': readByRoot, ...titles } = window.told.titles;
    assert.ok(readByRoot === undefined || process.getuid?.() === 0);
    assert.deepEqual(titles, { 'runbooks/a.md': 'A' });
    assert.deepEqual(window.problems, ['runbooks/huge.md has 17825792 bytes: it is left out']);
  });

  describe('that was kept', () => {
    const names = ['runbooks/a.md', 'runbooks/b.md', 'README.md'] as const;
    const files = { 'runbooks/a.md': runbook('A'), 'runbooks/b.md': runbook('B “é”'), 'README.md': '# My library\n' };

    async function kept(): Promise<{ folder: Folder; cache: Folder; facts: Map<string, unknown> }> {
      const [folder, cache] = [make(files), make()];
      age(folder, ...names);
      const first = new Window(folder, cache);
      await first.open();
      assert.deepEqual(first.looked, { looked: 3, read: 3 });
      return { folder, cache, facts: new Map(first.told.known) };
    }

    const cacheFile = (cache: Folder): string => path.join(cache.path, readdirSync(cache.path)[0] ?? '');

    it('is known again without reading a file', async () => {
      const { folder, cache, facts } = await kept();
      const again = new Window(folder, cache);
      await again.open();
      assert.deepEqual(again.looked, { looked: 3, read: 0 });
      assert.deepEqual(again.told.known, facts);
      assert.equal(readdirSync(cache.path).length, 1);
    });

    it('reads what has another time of change, and parses nothing that is the same', async () => {
      const { folder, cache, facts } = await kept();
      utimesSync(path.join(folder.path, 'runbooks/a.md'), new Date(2021, 1, 1), new Date(2021, 1, 1));
      const again = new Window(folder, cache);
      await again.open();
      assert.deepEqual(again.looked, { looked: 3, read: 1 });
      assert.deepEqual(again.told.known, facts);
      assert.equal(again.told.count, 2);
    });

    it('is not trusted of a file that changed just before it was read', async () => {
      const { folder, cache } = await kept();
      folder.write({ 'runbooks/a.md': runbook('A') });
      const second = new Window(folder, cache);
      await second.open();
      const third = new Window(folder, cache);
      await third.open();
      assert.equal(third.looked.read, 1);
    });

    it('is thrown away when it is damaged, cut off, foreign or of another version', async () => {
      const { folder, cache, facts } = await kept();
      const file = cacheFile(cache);
      const good = readFileSync(file, 'utf8');
      const damages: Readonly<Record<string, string>> = {
        empty: '',
        cut: good.slice(0, good.length / 2),
        'cut behind its head': good.slice(0, good.indexOf('\n') + 1),
        changed: good.replace('"A"', '"Z"'),
        foreign: '{"hello": "world"}\n[]',
        null: 'null\nnull',
        'another form': good.replace('"form":1', '"form":0'),
      };
      for (const [what, text] of Object.entries(damages)) {
        assert.notEqual(text, good, what);
        writeFileSync(file, text);
        const again = new Window(folder, cache);
        await again.open();
        assert.deepEqual([again.looked.read, again.told.known, again.problems], [3, facts, []], what);
        assert.equal(readFileSync(file, 'utf8'), good, what);
      }
      const newer = new Window(folder, cache, '2');
      await newer.open();
      assert.equal(newer.looked.read, 3);
    });

    it('is whole where two windows write it at the same time', async () => {
      const { folder, cache, facts } = await kept();
      rmSync(cacheFile(cache));
      const windows = Array.from({ length: 4 }, () => new Window(folder, cache));
      await Promise.all(windows.map((window) => window.open()));
      assert.equal(readdirSync(cache.path).length, 1);
      const again = new Window(folder, cache);
      await again.open();
      assert.deepEqual([again.looked.read, again.told.known], [0, facts]);
    });
  });
});
