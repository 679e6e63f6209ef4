// `npm run new …` in a copy of the source: what it writes must hold up to the checks and tests as it stands, before anybody replaces a line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const COPIED = ['src', 'scripts', 'test/unit', 'docs', 'snippets', 'package.json', 'package.nls.json'];
const CONFIGURATION = ['tsconfig.base.json', 'tsconfig.json', 'eslint.config.mjs', '.dependency-cruiser.cjs', '.prettierrc.json'];

describe('npm run new', () => {
  let copy: string;
  let untouched: ReadonlyMap<string, string>;

  /** Runs a program of the copy; fails with all that it printed. */
  function run(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    assert.equal(status, 0, `node ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  }

  const bin = (name: string): string => path.join('node_modules', name);
  const create = (...args: readonly string[]): string => run('scripts/new.mjs', ...args);
  const refused = (...args: readonly string[]): string => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/new.mjs', ...args], { cwd: copy, encoding: 'utf8' });
    assert.equal(status, 2);
    return stderr;
  };

  function sources(): ReadonlyMap<string, string> {
    const files = fs.readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) => /^(src|test|scripts)\b.*\.\w+$/.test(file));
    return new Map(files.map((file) => [file.replaceAll(path.sep, '/'), fs.readFileSync(path.join(copy, file), 'utf8')]));
  }

  const written = (): readonly string[] => [...sources()].filter(([file, text]) => untouched.get(file) !== text).map(([file]) => file);

  before(() => {
    copy = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-new-'));
    for (const name of [...COPIED, ...CONFIGURATION]) fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    untouched = sources();
  });

  after(() => {
    fs.rmSync(copy, { recursive: true });
  });

  it('refuses what it cannot make, and then writes nothing', () => {
    assert.match(refused(), /^usage:\n {2}npm run new rule ROOM\/NAME /);
    assert.match(refused('rule', 'nowhere/some-rule'), /there is no room "nowhere"/);
    assert.match(refused('rule', 'runbook/broken-link'), /broken-link\.ts: exists already/);
    assert.match(refused('template', 'runbook/alert'), /alert\.md: exists already/);
    assert.match(refused('template', 'alert'), /expected a room and a name in kebab-case/);
    assert.match(refused('command', 'new'), /steady\.new: exists already/);
    assert.match(refused('room', 'runbook'), /src\/core\/runbook: exists already/);
    assert.deepEqual(written(), []);
  });

  it('makes a room of a kind that nobody thought of, with a rule, a template and a command', () => {
    create('room', 'drill');
    create('rule', 'drill/first-line');
    create('template', 'drill/fire');
    create('command', 'showOwner');
    assert.deepEqual([...written()].sort(), [
      'src/core/drill/index.ts',
      'src/core/drill/outline.ts',
      'src/core/drill/recognise.ts',
      'src/core/drill/rules/first-line.ts',
      'src/core/drill/rules/index.ts',
      'src/core/drill/templates/drill.md',
      'src/core/drill/templates/fire.md',
      'src/core/room.ts',
      'src/core/rooms.ts',
      'src/vscode/commands.ts',
      'src/vscode/manifest/commands.ts',
      'src/vscode/manifest/views.ts',
      'test/unit/drill/recognise.test.ts',
    ]);
  });

  it('which can be generated from, and then follow in the manifest, the snippets and the pages', () => {
    for (const script of ['templates', 'manifest', 'docs', 'snippets']) run('--import', 'tsx', `scripts/${script}.mjs`);
    const { contributes } = JSON.parse(fs.readFileSync(path.join(copy, 'package.json'), 'utf8')) as {
      contributes: { views: { steady: { id: string }[] }; commands: { command: string }[] };
    };
    assert.ok(contributes.views.steady.some(({ id }) => id === 'steady.drills'));
    assert.ok(contributes.commands.some(({ command }) => command === 'steady.showOwner'));
    const snippets = JSON.parse(fs.readFileSync(path.join(copy, 'snippets/steady.code-snippets'), 'utf8')) as object;
    assert.ok('New Drill' in snippets && 'New Drill: Fire' in snippets);
    assert.match(fs.readFileSync(path.join(copy, 'docs/rules/drill-first-line.md'), 'utf8'), /^# drill\/first-line$/m);
  });

  it('and pass every check as they stand', () => {
    for (const floor of ['src/core', 'src/vscode', '.']) run(bin('typescript/bin/tsc'), '-p', floor);
    run(bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'scripts', '--output-type', 'err');
    const files = written().filter((file) => file.endsWith('.ts'));
    run(bin('eslint/bin/eslint.js'), ...files);
    run(bin('prettier/bin/prettier.cjs'), '--check', ...files);
  });

  it('and every test', () => {
    const printed = run(bin('mocha/bin/mocha.js'), '--require', 'tsx', 'test/unit/{rules,templates,drill}/**/*.test.ts');
    assert.match(printed, /drill\/first-line/);
    assert.match(printed, /drill\/fire/);
    assert.match(printed, /a drill is recognised/);
  });
});
