import assert from 'node:assert/strict';
import { openConfig, type ConfigDocument } from '../../../src/core/config/index.ts';
import { applyEdits, indexLines } from '../../../src/core/text/index.ts';

const URI = 'file:///w/.steady.yaml';
const VOCABULARY = {
  rules: [
    { id: 'runbook/unclosed-fence', title: 'A fence that is never closed', why: 'The rest is code.', severity: 'warning' as const },
    { id: 'runbook/broken-link', title: 'A link that leads nowhere', why: 'It ends in nothing.', severity: 'warning' as const },
  ],
  kinds: [{ kind: 'runbook', one: 'runbook' }],
};

/** The document and the place of the `|` in its text. */
function at(marked: string): { readonly config: ConfigDocument; readonly place: { line: number; column: number } } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { config: openConfig(URI, text, VOCABULARY), place: indexLines(text).positionAt(offset) };
}

function proposed(marked: string): readonly string[] {
  const { config, place } = at(marked);
  return config.proposals(place).map(({ label }) => label);
}

describe('an open .steady.yaml', () => {
  it('has problems that follow the text', () => {
    const config = openConfig(URI, 'version: 1\nruls: {}\n', VOCABULARY);
    assert.deepEqual(
      config.problems.map(({ message }) => message),
      ['Expected a known setting, found “ruls”; did you mean “rules”?'],
    );
    config.apply([{ offset: 14, length: 0, text: 'e' }]);
    assert.deepEqual([config.text, config.problems], ['version: 1\nrules: {}\n', []]);
    config.reset('version: 2\n');
    assert.equal(config.problems[0]?.message, 'Expected version 1, found 2');
  });

  for (const [name, text, fixed] of [
    ['a setting', 'version: 1\nruls: {}\n', 'version: 1\nrules: {}\n'],
    ['a rule', 'version: 1\nrules:\n  "runbook/brokenlink": off\n', 'version: 1\nrules:\n  runbook/broken-link: off\n'],
    ['a severity', 'version: 1\nrules: {runbook/broken-link: warn}\n', 'version: 1\nrules: {runbook/broken-link: warning}\n'],
    ['a kind', 'version: 1\ndocuments:\n  runbok: a.md\n', 'version: 1\ndocuments:\n  runbook: a.md\n'],
    ['a setting of runs', 'version: 1\nrun:\n  evn: {}\n', 'version: 1\nrun:\n  env: {}\n'],
    ['a version that is missing', '# ours\nrules: {}\n', '# ours\nversion: 1\nrules: {}\n'],
  ] as const) {
    it(`mends ${name}`, () => {
      const { problems } = openConfig(URI, text, VOCABULARY);
      assert.equal(problems.length, 1);
      assert.equal(applyEdits(text, problems[0]?.fixes[0]?.edits ?? []), fixed);
      assert.deepEqual(openConfig(URI, fixed, VOCABULARY).problems, []);
    });
  }

  it('offers no fix that it is not sure of', () => {
    for (const text of ['{rules: {}}', 'version: 1\nxyz: 1\n', 'version: 1\nrules: {runbook/broken-link: loud}\n'])
      assert.deepEqual(openConfig(URI, text, VOCABULARY).problems[0]?.fixes, []);
  });

  it('is one document', () => {
    assert.equal(
      openConfig(URI, 'version: 1\n---\nroot: true\n', VOCABULARY).problems[0]?.message,
      'Expected one document, found 2; only the first holds',
    );
  });
});

describe('what can be written in a .steady.yaml', () => {
  for (const [name, marked, labels] of [
    ['every setting at the start', '|', ['version', 'root', 'rules', 'documents', 'run']],
    ['no setting that is there already', 'version: 1\nrules: {}\nr|', ['root', 'documents', 'run']],
    ['the rules', 'version: 1\nrules:\n  runbook/unclosed-fence: off\n  run|\nroot: true\n', ['runbook/broken-link']],
    ['the rules, behind a comment and a blank line', 'rules:\n\n  # ours\n  |', ['runbook/unclosed-fence', 'runbook/broken-link']],
    ['the severities', 'rules:\n  runbook/broken-link: |', ['off', 'error', 'warning', 'info', 'hint']],
    ['the severities of a quoted rule', 'rules:\n  "runbook/broken-link": e|', ['off', 'error', 'warning', 'info', 'hint']],
    ['the kinds', 'documents:\n  |', ['runbook']],
    ['the settings of runs', 'run:\n  |', ['env', 'protected', 'destroys']],
    ['true and false', 'root: |', ['true', 'false']],
    ['the version', 'version: |', ['1']],
    ['nothing for a variable', 'run:\n  env:\n    |', []],
    ['nothing in a comment', '# r|', []],
    ['nothing in braces', 'rules: {r|', []],
  ] as const) {
    it(name, () => assert.deepEqual(proposed(marked), labels));
  }

  it('comes with what a rule is, and goes on to its value', () => {
    const { config, place } = at('rules:\n  runbook/b|');
    const broken = config.proposals(place).find(({ label }) => label === 'runbook/broken-link');
    assert.deepEqual(broken, {
      label: 'runbook/broken-link',
      kind: 'key',
      title: 'A link that leads nowhere',
      about: 'It ends in nothing.',
      text: 'runbook/broken-link: ',
      range: { start: { line: 1, column: 2 }, end: { line: 1, column: 11 } },
      goesOn: true,
    });
  });
});

describe('what a key of a .steady.yaml does', () => {
  it('is told of a rule, with its reason', () => {
    const { config, place } = at('version: 1\nrules:\n  runbook/broken|-link: off\n');
    const told = config.explain(place);
    assert.deepEqual(
      [told?.title, told?.about, told?.rule?.id],
      ['A link that leads nowhere', 'It ends in nothing.', 'runbook/broken-link'],
    );
    assert.deepEqual(told?.range, { start: { line: 2, column: 2 }, end: { line: 2, column: 21 } });
  });

  it('is told of a setting', () => {
    const { config, place } = at('version: 1\nrun: {en|v: {A: "1"}}\n');
    assert.match(config.explain(place)?.about ?? '', /before each run/);
  });

  it('is not told of what is unknown, of a value, nor of nothing', () => {
    for (const marked of ['ru|ls: {}', 'root: tr|ue', '|', 'version: 1\n\n|\n']) {
      const { config, place } = at(marked);
      assert.equal(config.explain(place), undefined, marked);
    }
  });
});
