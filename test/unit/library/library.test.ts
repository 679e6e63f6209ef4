import assert from 'node:assert/strict';
import { createService, NO_CONFIG, readOutline, type DocumentFacts, type Service, type Session } from '../../../src/core/index.ts';
import { createLibrary, WorkspaceRuns } from '../../../src/core/library/index.ts';
import { defineRule } from '../../../src/core/rules/index.ts';
import { shapeOf } from './shape.ts';

const FENCE = '```';
const RUNBOOK = `# Runbook: Disk full

## Diagnosis

1. See how full it is
   ${FENCE}bash
   df -h
   ${FENCE}

See [who](who.md#team) and [the board](https://board.example/), or [again](who.md).

## Mitigation {#fix}
`;
const CONFIG = { ...NO_CONFIG, root: 'file:///w' };
const log = {
  debug: () => undefined,
  warn(message: string) {
    throw new Error(message);
  },
};
const files = { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) };
const newService = (): Service => createService({ files, log });

function open(path: string, text: string, service = newService()): Session {
  return service.open({ uri: `file:///w/${path}`, path, text }, CONFIG);
}

function factsOf(path: string, text: string): DocumentFacts {
  const facts = open(path, text).facts();
  assert.ok(facts);
  return facts;
}

describe('the facts of a document', () => {
  it('tell what a tree shows, after a way through JSON', () => {
    const session = open('runbooks/disk.md', RUNBOOK);
    const facts = JSON.parse(JSON.stringify(session.facts())) as DocumentFacts;
    assert.deepEqual([facts.kind, facts.title, facts.path, facts.root], ['runbook', 'Disk full', 'runbooks/disk.md', 'file:///w']);
    const { nodes, step } = readOutline(facts);
    assert.deepEqual(nodes.map(shapeOf), session.outline().map(shapeOf));
    const { id, hash, reading } = session.procedure().steps[0] ?? assert.fail();
    assert.deepEqual(step(id), { id, hash, run: reading.run, effect: reading.effect });
    assert.deepEqual(facts.targets, ['who.md']);
    assert.ok(facts.anchors?.includes('diagnosis') && facts.anchors.includes('fix'));
  });

  it('name a document after its file where a template makes the heading', () => {
    const session = open('runbooks/disk.html.md.erb', RUNBOOK.replace('Runbook: Disk full', '<%= page.title %>'));
    assert.deepEqual([session.title, session.facts()?.title, session.facts()?.heading], ['disk', 'disk', undefined]);
  });

  it('are none where the document is nobody’s', () => {
    const session = open('README.md', '# My library\n');
    assert.deepEqual([session.facts(), session.sketch()], [undefined, undefined]);
  });

  it('are fewer by a look at the lines, and the same as far as they go', () => {
    const sketch = open('runbooks/disk.md', RUNBOOK).sketch();
    const whole = factsOf('runbooks/disk.md', RUNBOOK);
    assert.equal(sketch?.depth, 'sketch');
    assert.equal(sketch.title, whole.title);
    const sections = readOutline(sketch).nodes.map(({ id, range }) => [id, range.start.line, range.end.line]);
    assert.deepEqual(
      sections,
      readOutline(whole).nodes.map(({ id, range }) => [id, range.start.line, range.end.line]),
    );
  });
});

describe('the library', () => {
  it('says whose findings may be others when anchors change, and only theirs', () => {
    const library = createLibrary();
    library.learn([['file:///w/runbooks/disk.md', factsOf('runbooks/disk.md', RUNBOOK)]]);
    library.anchors('file:///w/runbooks/disk.md', 'file:///w/a.md');
    library.anchors('file:///w/runbooks/other.md', 'file:///w/b.md');
    const again = factsOf('runbooks/disk.md', RUNBOOK.replace('df -h', 'df -i'));
    assert.deepEqual([...library.learn([['file:///w/runbooks/disk.md', again]])], []);
    const changed = factsOf('runbooks/disk.md', RUNBOOK.replace('Diagnosis', 'Checks'));
    assert.deepEqual([...library.learn([['file:///w/runbooks/disk.md', changed]])], ['file:///w/a.md']);
    library.anchors('file:///w/runbooks/disk.md', 'file:///w/a.md');
    assert.deepEqual([...library.learn([['file:///w/runbooks/disk.md', undefined]])], ['file:///w/a.md']);
  });

  it('answers about anchors without reading the file', async () => {
    const reads: string[] = [];
    const read = (uri: string): Promise<undefined> => {
      reads.push(uri);
      return Promise.resolve(undefined);
    };
    const service = createService({ files: { read, stat: () => Promise.resolve('file') }, log });
    service.learn([['file:///w/runbooks/disk.md', factsOf('runbooks/disk.md', RUNBOOK)]]);
    const page = open('runbooks/page.md', '# Runbook: Page\n\n[a](disk.md#diagnosis) [b](disk.md#cure)\n', service);
    const findings = await page.settledFindings();
    assert.deepEqual(
      findings.map(({ message }) => message.replace(/;.*/, '')),
      ['Expected a heading “#cure” in “disk.md”, found none'],
    );
    assert.deepEqual(reads, []);
  });
});

describe('a workspace rule', () => {
  /** A rule that counts its runs, over a library of `count` documents with titles of their own. */
  function counting(count: number) {
    const library = createLibrary();
    library.complete('file:///w');
    const cards = Array.from({ length: count }, (_, n) => factsOf(`runbooks/${String(n)}.md`, `# Runbook: Number ${String(n)}\n`));
    library.learn(cards.map((facts) => [facts.uri, facts]));
    const runs: string[] = [];
    const rule = defineRule({
      id: 'runbook/counted',
      severity: 'info',
      scope: 'workspace',
      title: '',
      why: '',
      examples: [],
      check({ card, catalogue, report }) {
        runs.push(card.path);
        for (const { path } of catalogue.namesakes(card) ?? []) report({ message: path, range: card.heading ?? assert.fail() });
      },
    });
    const documents = cards.map((card) => ({ card, kept: new WorkspaceRuns(library, { wantWorkspace: () => undefined }) }));
    const check = (): string[][] => documents.map(({ card, kept }) => kept.reports(rule, card).map(({ message }) => message));
    return { library, cards, runs, check };
  }

  it('runs again only for the documents that asked for what has changed', () => {
    const { library, cards, runs, check } = counting(50);
    check();
    assert.equal(runs.length, 50);
    check();
    assert.equal(runs.length, 50);
    const newcomer = factsOf('runbooks/new.md', '# Runbook: NUMBER 7\n');
    assert.deepEqual([...library.learn([[newcomer.uri, newcomer]])], [cards[7]?.uri]);
    assert.deepEqual(check()[7], ['runbooks/new.md']);
    assert.deepEqual(runs.slice(50), ['runbooks/7.md']);
    // A change of the text that leaves the card as it was asks nobody to run.
    assert.deepEqual([...library.learn([[newcomer.uri, factsOf('runbooks/new.md', '# Runbook: NUMBER 7\n\nMore.\n')]])], []);
    assert.deepEqual([...library.learn([[newcomer.uri, undefined]])], [cards[7]?.uri]);
    assert.deepEqual(check()[7], []);
    assert.equal(runs.length, 52);
  });

  it('goes without until the workspace is known, and then runs', async () => {
    const other = factsOf('runbooks/b/disk.md', RUNBOOK);
    const indexed: string[] = [];
    const service: Service = createService({
      files,
      log,
      workspace: {
        index(root) {
          indexed.push(root);
          service.learn([[other.uri, other]]);
          return Promise.resolve();
        },
      },
    });
    const session = open('runbooks/a/disk.md', '# Runbook: Disk full\n', service);
    assert.deepEqual(session.findings(), []);
    const [finding] = await session.settledFindings();
    assert.equal(finding?.message, 'Expected a title of its own, found “Disk full” in “runbooks/b/disk.md” as well');
    assert.deepEqual(
      finding.related?.map(({ uri }) => uri),
      [other.uri],
    );
    await open('runbooks/c/page.md', '# Runbook: Page\n', service).settledFindings();
    assert.deepEqual(indexed, ['file:///w']);
  });
});
