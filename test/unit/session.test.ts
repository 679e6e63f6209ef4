import assert from 'node:assert/strict';
import { createService, NO_CONFIG, type Files } from '../../src/core/index.ts';

const FENCE = '```';
const RUNBOOK = `# Runbook: Disk full\n\n## Diagnosis\n\n1. See how full it is\n   ${FENCE}bash\n   df -h\n   ${FENCE}\n\n## Mitigation\n\nSee [who](who.md).\n`;

/** Files in memory, by URI; what is read is counted. */
function inMemory(texts: Readonly<Record<string, string>>): Files & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    read(uri) {
      reads.push(uri);
      return Promise.resolve(texts[uri]);
    },
    stat: (uri) => Promise.resolve(uri in texts ? 'file' : undefined),
  };
}

const log = { warn: (message: string) => assert.equal(message, ''), debug: () => undefined };
const service = (texts: Readonly<Record<string, string>> = {}) => createService({ files: inMemory(texts), log });
const open = (text: string, path = 'runbooks/disk.md') => service().open({ uri: `file:///w/${path}`, path, text });

describe('a session', () => {
  it('knows its document', () => {
    const session = open(RUNBOOK);
    assert.deepEqual([session.kind, session.title], ['runbook', 'Disk full']);
    assert.deepEqual(
      session.outline().map(({ label, children }) => [label, children.map((child) => child.label)]),
      [
        ['Diagnosis', ['See how full it is']],
        ['Mitigation', []],
      ],
    );
  });

  it('is quiet on what is not ours', () => {
    const session = open('# My library\n\n## Usage\n\n```bash\nnpm i my-library\n```\n', 'README.md');
    assert.deepEqual([session.kind, session.outline(), session.findings(), session.parts], [undefined, [], [], []]);
  });

  it('follows an edit', () => {
    const session = open(RUNBOOK);
    const at = RUNBOOK.indexOf('df -h');
    session.apply([{ offset: at, length: 5, text: 'df -i' }]);
    assert.equal(session.procedure().steps[0]?.reading.script, 'df -i');
    assert.equal(session.text, RUNBOOK.replace('df -h', 'df -i'));
  });

  it('stays what it is while its title is being typed', () => {
    const session = open(RUNBOOK, 'notes.md');
    assert.equal(session.kind, 'runbook');
    session.apply([{ offset: 2, length: 'Runbook'.length, text: '' }]);
    assert.equal(session.kind, 'runbook');
    session.reset('# Notes\n');
    assert.equal(session.kind, undefined);
  });

  it('becomes ours when it says so', () => {
    const session = open('# \n', 'notes.md');
    assert.equal(session.kind, undefined);
    session.apply([{ offset: 2, length: 0, text: 'Runbook: Disk' }]);
    assert.equal(session.kind, 'runbook');
  });

  it('is what the person says it is', () => {
    const session = open('# Notes\n', 'notes.md');
    session.treatAs('runbook');
    assert.equal(session.kind, 'runbook');
  });

  it('finds the step at a line', () => {
    const session = open(RUNBOOK);
    assert.deepEqual(
      [4, 5, 6, 7, 8].map((line) => session.stepAt(line)?.id),
      [undefined, 'diagnosis/1', 'diagnosis/1', 'diagnosis/1', undefined],
    );
  });

  it('asks for other files only when told to, and then says more', async () => {
    const session = open(RUNBOOK);
    assert.deepEqual(session.findings(), []);
    assert.deepEqual(
      (await session.settledFindings()).map(({ message }) => message),
      ['Expected a file at “who.md”, found none'],
    );
  });
});

describe('the service', () => {
  it('reads a configuration once, until it changes', async () => {
    const files = inMemory({ 'file:///w/.steady.yaml': 'version: 1\nrules:\n  runbook/broken-link: off\n' });
    const made = createService({ files, log });
    const config = await made.config('file:///w', 'file:///w/runbooks');
    assert.equal(config.rules['runbook/broken-link'], 'off');
    assert.equal(await made.config('file:///w', 'file:///w/runbooks'), config);
    assert.equal(files.reads.length, 2);
    made.fileChanged('file:///w/.steady.yaml');
    await made.config('file:///w', 'file:///w/runbooks');
    assert.equal(files.reads.length, 4);
  });

  it('gives a session the environment of its configuration', async () => {
    const files = inMemory({ 'file:///w/.steady.yaml': 'version: 1\nrun:\n  env:\n    KUBECONFIG: "${workspaceFolder}/kube"\n' });
    const made = createService({ files, log });
    const session = made.open({ uri: 'file:///w/a.md', path: 'a.md', text: RUNBOOK }, await made.config('file:///w', 'file:///w'));
    assert.deepEqual(session.environment, [{ folder: '/w', variables: { KUBECONFIG: '${workspaceFolder}/kube' } }]);
    assert.deepEqual(open(RUNBOOK).environment, []);
    assert.equal(session.configure(NO_CONFIG), true);
    assert.deepEqual(session.environment, []);
  });
});

describe('a session in slices', () => {
  const steps = Array.from(
    { length: 300 },
    (_, at) => `## Step ${String(at)}\n\nLook:\n\n${FENCE}bash\ndf -h /${String(at)}\n${FENCE}\n`,
  ).join('\n');
  const opened = () =>
    service().open({ uri: 'file:///w/runbooks/disk.md', path: 'runbooks/disk.md', text: `# Runbook: Disk\n\n${steps}`, inSlices: true });

  it('keeps its steps while it is read', () => {
    const session = opened();
    assert.equal(session.isSettled, false);
    const before = session.procedure().steps;
    assert.equal(before.length, 300);
    while (session.advance());
    assert.equal(session.isSettled, true);
    assert.ok(session.procedure().steps.every((step, index) => step === before[index]));
  });

  it('reads all before it finds anything', () => {
    const session = opened();
    session.findings();
    assert.equal(session.isSettled, true);
  });
});
