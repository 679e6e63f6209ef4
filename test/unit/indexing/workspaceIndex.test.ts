import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../../src/node/indexing/workspaceIndex.ts';
import { makeFolder, Told, type Folder } from './folder.ts';

const WORKER = 'src/node/indexing/worker.ts';

/** A worker that does what a text tells it to: to die, or to hang, in the middle of a document that is called so. */
const TREACHEROUS = `
const { parentPort, workerData } = require('node:worker_threads');
const fs = require('node:fs');
let taken = 0;
parentPort.on('message', (request) => {
  taken++;
  fs.appendFileSync(workerData.version, request.kind + ' ' + (request.skipped ?? []).length + '\\n');
  if (request.kind === 'open' && request.skipped.length < 2) {
    parentPort.postMessage({ kind: 'reading', uri: request.folders[0].uri + '/bad-' + request.skipped.length + '.md' });
    if (request.skipped.length === 0) process.exit(1);
    for (;;);
  }
  parentPort.postMessage({ kind: 'sketched', taken, looked: 0, read: 0 });
  parentPort.postMessage({ kind: 'whole', taken });
});
`;
const HOPELESS = `require('node:worker_threads').parentPort.on('message', () => { throw new Error('no hope'); });`;

const runbook = (title: string): string => `# Runbook: ${title}\n\n## Steps\n\n\`\`\`bash\nuptime\n\`\`\`\n`;

describe('the worker of an index', function () {
  this.timeout(20_000);
  const folder: Folder = makeFolder();
  const index: { current?: WorkspaceIndex } = {};
  const problems: string[] = [];
  let restarts = 0;
  const told = new Told(folder);
  const folders = [{ uri: folder.uri, root: folder.uri, excludes: [] }];
  const scriptOf = (text: string): string => {
    const script = path.join(folder.path, 'worker.cjs');
    writeFileSync(script, text);
    return script;
  };
  const start = (script: string, version = '1'): WorkspaceIndex =>
    (index.current = createWorkspaceIndex({
      script,
      cache: undefined,
      version,
      look: 50,
      changed: told.take,
      restarted: () => (restarts += 1),
      problem: (message) => problems.push(message),
    }));

  afterEach(() => index.current?.dispose());
  after(() => {
    folder.remove();
  });

  it('tells what it knows, and follows what changes', async () => {
    folder.write({ 'runbooks/a.md': runbook('A'), 'runbooks/b.md': runbook('B') });
    const script = path.join(folder.path, 'real.cjs');
    buildSync({ entryPoints: [WORKER], outfile: script, bundle: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] });
    const real = start(script);
    await real.open(folders);
    assert.deepEqual(told.titles, { 'runbooks/a.md': 'A', 'runbooks/b.md': 'B' });
    await real.whole();
    assert.ok([...told.known.values()].every(({ depth }) => depth === 'whole'));
    const { files, read, looked = 0, whole = 0 } = real.look ?? {};
    assert.deepEqual([files, read], [2, 2]);
    assert.ok(looked > 0 && whole >= looked, `${String(looked)} ms, ${String(whole)} ms`);
    folder.write({ 'runbooks/b.md': runbook('B now') });
    real.changed([`${folder.uri}/runbooks/b.md`]);
    await real.whole();
    assert.equal(told.known.get('runbooks/b.md')?.title, 'B now');
    real.texts([
      {
        uri: `${folder.uri}/elsewhere.md`,
        path: 'elsewhere.md',
        text: runbook('Elsewhere'),
        config: { root: undefined, rules: {}, documents: [], expected: {}, environments: [], protected: [], destroys: [], problems: [] },
      },
    ]);
    await real.whole();
    assert.deepEqual([told.known.get('elsewhere.md')?.title, told.known.get('elsewhere.md')?.depth], ['Elsewhere', 'whole']);
    assert.deepEqual(problems, []);
  });

  it('is started again when it dies or hangs, without what it was reading', async () => {
    const log = path.join(folder.path, 'requests.txt');
    writeFileSync(log, '');
    const treacherous = start(scriptOf(TREACHEROUS), log);
    await treacherous.open(folders);
    await treacherous.whole();
    assert.deepEqual(problems.splice(0), [
      `${folder.uri}/bad-0.md could not be read to the end: it is left out`,
      `${folder.uri}/bad-1.md could not be read to the end: it is left out`,
    ]);
    assert.equal(restarts, 2);
  });

  it('is given up after some times, and nobody waits for it', async () => {
    const before = restarts;
    const hopeless = start(scriptOf(HOPELESS));
    await hopeless.open(folders);
    await hopeless.whole();
    assert.match(problems.splice(0).at(-1) ?? '', /^The index ended 6 times/);
    // Of six starts the first is none, and after the last there is nobody to hand texts to.
    assert.equal(restarts - before, 5);
  });
});
