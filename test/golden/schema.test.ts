import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parseConfig } from '../../src/core/config/index.ts';
import { vocabulary } from '../../src/core/vocabulary.ts';
import { root, steady } from './steady.ts';

/** The schema as it is, but that a field which it does not name is a mistake. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return 'required' in schema ? { ...inner, additionalProperties: false } : inner;
}

function schemaOf(name: string): object {
  return JSON.parse(steady(['schema', name]).stdout) as object;
}

describe('steady schema', function () {
  this.timeout(20_000);

  for (const [name, args] of [
    ['list', ['list', '--json', '.']],
    ['lint', ['lint', '--format', 'json', '--fail-on', 'error', '.']],
  ] as const) {
    it(`names every field that steady ${args.join(' ')} prints`, () => {
      const isValid = new Ajv({ allowUnionTypes: true }).compile(strict(schemaOf(name)) as object);
      const printed = JSON.parse(steady(args).stdout) as unknown[];
      assert.ok(printed.length > 0);
      assert.ok(isValid(printed), JSON.stringify(isValid.errors));
      assert.ok(!isValid([{}]) && !isValid({}));
    });
  }

  for (const [name, file] of [
    ['list', 'list'],
    ['lint', 'lint'],
    ['config', 'steady'],
  ] as const) {
    it(`prints the schema of ${name} that is in docs/schemas`, () => {
      assert.equal(steady(['schema', name]).stdout, fs.readFileSync(path.join(root, `docs/schemas/${file}.schema.json`), 'utf8'));
    });
  }
});

describe('steady init', function () {
  this.timeout(20_000);
  let repository: string;
  const config = (): string => path.join(repository, '.steady.yaml');

  beforeEach(() => {
    repository = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'steady-init-')));
    fs.cpSync(path.join(root, 'test/workspace'), repository, { recursive: true });
    fs.rmSync(config());
    fs.mkdirSync(path.join(repository, '.git'));
  });

  afterEach(() => {
    fs.rmSync(repository, { recursive: true });
  });

  it('writes to the root of the repository, from wherever it is called, and says what there is', () => {
    const { stdout, stderr, status } = steady(['init'], '', path.join(repository, 'runbooks'));
    assert.deepEqual([stdout, status], ['', 0]);
    const [, found, documents] = /^found (\d+) runbooks? in (\d+) Markdown files, without any configuration\n/.exec(stderr) ?? [];
    const listed = JSON.parse(steady(['list', '--json', '.'], '', repository).stdout) as { readonly kind: string | null }[];
    assert.deepEqual([Number(found), Number(documents)], [listed.filter(({ kind }) => kind === 'runbook').length, listed.length]);
    assert.ok(stderr.endsWith(`.steady.yaml was written to ${repository}\n`), stderr);
    assert.deepEqual(parseConfig(fs.readFileSync(config(), 'utf8'), 'file:///w/.steady.yaml', vocabulary).problems, []);
  });

  it('writes what is right with its examples too', () => {
    steady(['init'], '', repository);
    const uncommented = fs.readFileSync(config(), 'utf8').replace(/^# (?=\w+:$|  )/gm, '');
    const { problems, documents, rules, env } = parseConfig(uncommented, 'file:///w/.steady.yaml', vocabulary);
    assert.deepEqual([problems, documents.length, Object.keys(rules).length, Object.keys(env).length], [[], 1, 1, 1]);
  });

  it('changes no finding', () => {
    const before = steady(['lint', '--format', 'json', '.'], '', repository).stdout;
    steady(['init'], '', repository);
    assert.equal(steady(['lint', '--format', 'json', '.'], '', repository).stdout, before);
  });

  it('leaves the file that is there', () => {
    fs.writeFileSync(config(), 'version: 1\n');
    const { stderr, status } = steady(['init'], '', repository);
    assert.match(stderr, /Expected no \.steady\.yaml in “.*”, found one; it stays as it is\./);
    assert.deepEqual([status, fs.readFileSync(config(), 'utf8')], [2, 'version: 1\n']);
  });

  it('prints what it would write with --dry-run', () => {
    const { stdout, status } = steady(['init', '--dry-run'], '', repository);
    assert.deepEqual([status, fs.existsSync(config())], [0, false]);
    steady(['init'], '', repository);
    assert.equal(stdout, fs.readFileSync(config(), 'utf8'));
  });
});
