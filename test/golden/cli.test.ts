import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const expected = path.join(root, 'test/golden/expected');
const cli = path.join(root, 'dist/cli.cjs');

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

function steady(args: readonly string[], input = ''): Ran {
  // As a script would call it: from the folder of the sample, with nothing of this machine in the output.
  return spawnSync(process.execPath, [cli, ...args], { cwd: path.join(root, 'test/workspace'), input, encoding: 'utf8' });
}

/** `GOLDEN=write npm run test:golden` writes what is printed now; the difference is for the reviewer to read. */
function assertGolden(name: string, text: string): void {
  const file = path.join(expected, name);
  if (process.env['GOLDEN'] === 'write') fs.writeFileSync(file, text);
  assert.equal(text, fs.readFileSync(file, 'utf8'));
}

describe('the command line on the sample', () => {
  const cases: readonly (readonly [file: string, args: readonly string[], status: number])[] = [
    ['list.txt', ['list', '.'], 0],
    ['list.json', ['list', '--json', 'runbooks'], 0],
    ['lint.txt', ['lint', '.'], 0],
    ['lint.json', ['lint', '--format', 'json', '.'], 0],
    ['help.txt', ['--help'], 0],
  ];
  for (const [file, args, status] of cases) {
    it(`steady ${args.join(' ')}`, () => {
      const ran = steady(args);
      assertGolden(file, ran.stdout);
      assert.equal(ran.status, status, ran.stderr);
    });
  }

  it('prints no runbook for a README', () => {
    const [readme] = JSON.parse(steady(['list', '--json', 'README.md']).stdout) as { kind: unknown; blocks?: unknown }[];
    assert.deepEqual([readme?.kind, readme?.blocks], [null, undefined]);
  });

  it('takes a glob, and each file once', () => {
    const listed = JSON.parse(steady(['list', '--json', 'runbooks/*.md', 'runbooks/high-api-latency.md']).stdout) as { path: string }[];
    const paths = listed.map((each) => each.path);
    assert.deepEqual(paths, [...new Set(paths)]);
    assert.ok(paths.includes('runbooks/high-api-latency.md'));
  });
});

describe('the command line on standard input', () => {
  const broken = '# Runbook: Disk\n\n```bash\ndf -h\n';

  it('lints it as what it is said to be, and fails on a warning', () => {
    const ran = steady(['lint', '--as', 'runbook', '--format', 'json', '-'], broken);
    const [finding] = JSON.parse(ran.stdout) as Readonly<Record<string, unknown>>[];
    assert.equal(ran.status, 1);
    assert.deepEqual([finding?.['path'], finding?.['rule']], ['-', 'runbook/unclosed-fence']);
    assert.deepEqual(finding?.['range'], { start: { line: 3, column: 1 }, end: { line: 3, column: 8 } });
    assert.deepEqual(finding['fixes'], [{ title: 'Close the code block', safe: true }]);
    assert.match(String(finding['docs']), /docs\/rules\/runbook-unclosed-fence\.md$/);
  });

  it('takes its name from --stdin-path', () => {
    assert.match(steady(['lint', '--stdin-path', 'runbooks/x.md', '-'], broken).stdout, /^runbooks\/x\.md:3:1: warning: /);
  });

  it('fails on what it is told to fail on', () => {
    assert.equal(steady(['lint', '--as', 'runbook', '--fail-on', 'error', '-'], broken).status, 0);
  });
});

describe('a call that cannot be carried out', () => {
  const calls: readonly (readonly [args: readonly string[], told: RegExp])[] = [
    [[], /Expected a command \(list, lint\), found none/],
    [['frobnicate'], /found “frobnicate”/],
    [['list'], /Expected a file, a folder or a glob, found none/],
    [['list', 'no-such-file.md'], /found nothing at “no-such-file\.md”/],
    [['list', '--as', 'novel', '.'], /Expected --as runbook, found “novel”/],
    [['list', '--format', 'json', '.'], /takes no --format/],
    [['lint', '--format', 'yaml', '.'], /Expected --format text\|json, found “yaml”/],
    [['lint', '--fail-on', 'never', '.'], /Expected --fail-on error\|warning\|info\|hint, found “never”/],
    [['lint', '--nonsense', '.'], /nonsense/],
    [['lint', '-'], /Expected --as KIND or --stdin-path FILE/],
  ];
  for (const [args, told] of calls) {
    it(`steady ${args.join(' ')} says why, and ends with 2`, () => {
      const { stderr, stdout, status } = steady(args);
      assert.match(stderr, told);
      assert.deepEqual([stdout, status], ['', 2]);
    });
  }
});
