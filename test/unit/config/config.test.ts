import assert from 'node:assert/strict';
import { claimOf, NO_CONFIG, parseConfig, readConfig } from '../../../src/core/config/index.ts';
import type { Files } from '../../../src/core/ports.ts';

const VOCABULARY = {
  rules: ['runbook/unclosed-fence', 'runbook/broken-link'].map((id) => ({ id, title: id, why: '', severity: 'warning' as const })),
  kinds: [{ kind: 'runbook', one: 'runbook' }],
};
const URI = 'file:///w/.steady.yaml';

function problemsIn(text: string): readonly (readonly [number, string])[] {
  return parseConfig(text, URI, VOCABULARY).problems.map(({ range, message }) => [range.start.line + 1, message]);
}

function filesOf(texts: Readonly<Record<string, string>>): Files {
  return {
    read: (uri) => Promise.resolve(texts[uri]),
    stat: (uri) => Promise.resolve(uri in texts ? 'file' : undefined),
  };
}

describe('one .steady.yaml', () => {
  it('is read whole', () => {
    const file = parseConfig(
      'version: 1\nroot: true\nrules:\n  runbook/broken-link: off\ndocuments:\n  runbook: [ops/**/*.md]\nrun:\n  env:\n    PATH: "a:b"\n',
      URI,
      VOCABULARY,
    );
    assert.deepEqual(
      { ...file, problems: file.problems.map(({ message }) => message) },
      {
        ...file,
        root: true,
        rules: { 'runbook/broken-link': 'off' },
        documents: [{ kind: 'runbook', globs: ['ops/**/*.md'] }],
        env: { PATH: 'a:b' },
        problems: [],
      },
    );
  });

  it('says where a key is unknown, and which was meant', () => {
    assert.deepEqual(problemsIn('version: 1\nruls: {}\n'), [[2, 'Expected a known setting, found “ruls”; did you mean “rules”?']]);
    assert.deepEqual(problemsIn('version: 1\nrules:\n  runbook/brokenlink: off\n'), [
      [3, 'Expected a known rule, found “runbook/brokenlink”; did you mean “runbook/broken-link”?'],
    ]);
    assert.deepEqual(problemsIn('version: 1\nrun:\n  evn: {}\n'), [
      [3, 'Expected a known setting of “run”, found “evn”; did you mean “env”?'],
    ]);
  });

  it('says where a value is of the wrong kind, and lets the rest hold', () => {
    const text =
      'version: 2\nroot: maybe\nrules:\n  runbook/broken-link: warn\n  runbook/unclosed-fence: error\nrun:\n  env:\n    PORT: 80\n';
    assert.deepEqual(problemsIn(text), [
      [1, 'Expected version 1, found 2'],
      [2, 'Expected true or false for “root”, found “maybe”'],
      [4, 'Expected off, error, warning, info, hint for “runbook/broken-link”, found “warn”; did you mean “warning”?'],
      [8, 'Expected text in quotes for “PORT”, found 80'],
    ]);
    assert.deepEqual(parseConfig(text, URI, VOCABULARY).rules, { 'runbook/unclosed-fence': 'error' });
  });

  for (const [name, text] of Object.entries({
    'an empty file': '',
    'a list': '- a',
    'no YAML': '{ a: [',
    'deep nesting': '['.repeat(20_000),
    'an alias of itself': 'rules: &a\n  x: *a\n',
    'NUL bytes': '\0\0: \0',
  })) {
    it(`takes ${name}`, () => assert.doesNotThrow(() => parseConfig(text, URI, VOCABULARY)));
  }
});

describe('the cascade of .steady.yaml', () => {
  it('is nothing where there is no file', async () => {
    assert.deepEqual(await readConfig(filesOf({}), 'file:///w', 'file:///w/a/b'), { ...NO_CONFIG, root: 'file:///w' });
  });

  it('adds up what is protected, whatever stands nearer', async () => {
    const files = filesOf({
      'file:///w/.steady.yaml': 'version: 1\nrun: {protected: ["*-pci"]}\n',
      'file:///w/a/.steady.yaml': 'version: 1\nroot: true\nrun: {protected: pre-prod}\n',
    });
    const config = await readConfig(files, 'file:///w/', 'file:///w/a');
    assert.deepEqual(config.protected, ['*-pci', 'pre-prod']);
  });

  it('adds up what destroys, whatever stands nearer', async () => {
    const files = filesOf({
      'file:///w/.steady.yaml': 'version: 1\nrun: {destroys: ["make deploy*"]}\n',
      'file:///w/a/.steady.yaml': 'version: 1\nroot: true\nrun: {destroys: "./fail-over *"}\n',
    });
    assert.deepEqual((await readConfig(files, 'file:///w/', 'file:///w/a')).destroys, ['make deploy*', './fail-over *']);
  });

  it('runs nothing where it is not understood what is protected', () => {
    const { protected: names, problems } = parseConfig('version: 1\nrun: {protected: [a, 1]}\n', URI, VOCABULARY);
    assert.deepEqual(names, ['a']);
    assert.deepEqual(
      problems.map(({ message, concernsRuns }) => [message, concernsRuns]),
      [['Expected a glob such as “*-pci”, found 1', true]],
    );
  });

  it('goes from the root to the nearest, which decides', async () => {
    const files = filesOf({
      'file:///w/.steady.yaml': 'version: 1\nrules: {r/one: off, r/two: error}\nrun: {env: {A: "1"}}\n',
      'file:///w/a%20b/.steady.yaml':
        'version: 1\nrules: {r/one: hint}\ndocuments: {runbook: ["*.txt.md"]}\nrun: {env: {A: "2", B: "3"}}\n',
    });
    const config = await readConfig(files, 'file:///w/', 'file:///w/a%20b');
    assert.deepEqual(config.rules, { 'r/one': 'hint', 'r/two': 'error' });
    // But for the environment of runs: what the root sets stands, a nested file only adds.
    assert.deepEqual(config.environments, [
      { folder: 'file:///w', env: { A: '1' } },
      { folder: 'file:///w/a%20b', env: { B: '3' } },
    ]);
    assert.deepEqual(claimOf(config, 'a b/deep/x.txt.md'), { kind: 'runbook', glob: '*.txt.md' });
    assert.equal(claimOf(config, 'x.txt.md'), undefined);
  });

  it('stops at a file that says root', async () => {
    const files = filesOf({
      'file:///w/.steady.yaml': 'version: 1\nrules: {r/one: off}\nrun: {env: {A: "1"}}\n',
      'file:///w/a/.steady.yaml': 'version: 1\nroot: true\n',
    });
    const config = await readConfig(files, 'file:///w', 'file:///w/a');
    assert.deepEqual(config.rules, {});
    assert.deepEqual(config.environments, [{ folder: 'file:///w', env: { A: '1' } }]);
  });
});

describe('the environment of runs', () => {
  const problems = (text: string): readonly boolean[] =>
    parseConfig(text, URI, VOCABULARY).problems.map(({ concernsRuns }) => concernsRuns);

  for (const name of ['PROMPT_COMMAND', 'BASH_ENV', 'PS0', 'LD_PRELOAD', 'IFS', 'EUID', 'status', 'path', '__steady_status']) {
    it(`takes no ${name}, which is the shell's`, () => {
      const file = parseConfig(`version: 1\nrun: {env: {${name}: "x", KUBECONFIG: "k"}}\n`, URI, VOCABULARY);
      assert.deepEqual(file.env, { KUBECONFIG: 'k' });
      assert.deepEqual(
        file.problems.map(({ concernsRuns }) => concernsRuns),
        [true],
      );
    });
  }

  it('is in doubt wherever it may have been meant', () => {
    assert.deepEqual(problems('version: 1\nrun: {Env: {A: "1"}}\n'), [true]);
    assert.deepEqual(problems('version: 1\nrun: {env: {A: 5}}\n'), [true]);
    assert.deepEqual(problems('version: 1\nrun: [\n')[0], true);
    assert.deepEqual(problems('version: 1\nrnu: {env: {A: "1"}}\n'), [true]);
  });

  it('is not in doubt for a slip elsewhere', () => {
    assert.deepEqual(problems('version: 1\nrules: {r/one: loud}\n'), [false]);
  });
});

describe('what documents of a kind should have', () => {
  const vocabulary = { kinds: [{ kind: 'runbook', one: 'runbook', profiles: ['default', 'alert'] }] };
  const uri = 'file:///w/.steady.yaml';

  it('is a profile and sections by name', () => {
    const text = 'version: 1\nrunbook:\n  profile: alert\n  sections: [rollback, Dashboards]\n';
    const { expected, problems } = parseConfig(text, uri, vocabulary);
    assert.deepEqual(expected, { runbook: { profile: 'alert', sections: ['rollback', 'Dashboards'] } });
    assert.deepEqual(problems, []);
  });

  const wrong: readonly (readonly [text: string, message: string])[] = [
    ['runbook:\n  profile: alrt\n', 'Expected default, alert for “profile”, found “alrt”; did you mean “alert”?'],
    ['runbook:\n  sections: [1]\n', 'Expected the name of a section, found 1'],
    ['runbook:\n  section: x\n', 'Expected a known setting of “runbook”, found “section”; did you mean “sections”?'],
    ['runbook: alert\n', 'Expected “runbook” as “name: value”, found “alert”'],
    ['runbok:\n  profile: alert\n', 'Expected a known setting, found “runbok”; did you mean “runbook”?'],
    ['constructor:\n  profile: alert\n', 'Expected a known setting, found “constructor”'],
  ];
  for (const [text, message] of wrong) {
    it(`is told of ${text.trim().replace('\n', ' ')}`, () => {
      const { expected, problems } = parseConfig(`version: 1\n${text}`, uri, vocabulary);
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [message],
      );
      assert.ok(Object.values(expected).every(({ profile, sections = [] }) => profile === undefined && sections.length === 0));
    });
  }

  it('is said by the nearest file that says it', async () => {
    const texts = new Map([
      ['file:///w/.steady.yaml', 'version: 1\nrunbook:\n  profile: alert\n  sections: [rollback]\n'],
      ['file:///w/a/.steady.yaml', 'version: 1\nrunbook:\n  profile: default\n'],
    ]);
    const files = { read: (asked: string) => Promise.resolve(texts.get(asked)), stat: () => Promise.resolve(undefined) };
    const config = await readConfig(files, 'file:///w', 'file:///w/a', vocabulary);
    assert.deepEqual(config.expected, { runbook: { profile: 'default', sections: ['rollback'] } });
  });
});
