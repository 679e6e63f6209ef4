import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { steady } from './steady.ts';

const BROKEN = '# Runbook: Disk\n\n```bash\ndf -h\n';
const FIXED = `${BROKEN}\`\`\`\n`;
const CLEAN = '# Runbook: Clean\n\n```bash\ndf -h\n```\n';

/** A folder of its own, of which nothing is left. */
function inFolder(test: (folder: string) => void): () => void {
  return () => {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'steady cli ')));
    try {
      test(folder);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  };
}

function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}

const read = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');

describe('steady fix', () => {
  it(
    'fixes what is safe, and touches nothing else',
    inFolder((folder) => {
      write(folder, { 'runbooks/a.md': BROKEN, 'runbooks/b.md': CLEAN, 'README.md': '```\n' });
      const before = fs.statSync(path.join(folder, 'runbooks/b.md'));
      const { stdout, stderr, status } = steady(['fix', '.'], '', folder);
      assert.deepEqual([stdout, stderr, status], ['', '1 fix in 1 document\n', 0]);
      assert.equal(read(folder, 'runbooks/a.md'), FIXED);
      assert.deepEqual([read(folder, 'runbooks/b.md'), read(folder, 'README.md')], [CLEAN, '```\n']);
      const after = fs.statSync(path.join(folder, 'runbooks/b.md'));
      assert.deepEqual([after.ino, after.mtimeMs], [before.ino, before.mtimeMs]);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'runbooks')), ['a.md', 'b.md']);
      assert.equal(steady(['fix', '.'], '', folder).stderr, '0 fixes in 0 documents\n');
    }),
  );

  it(
    'keeps CRLF and a byte order mark',
    inFolder((folder) => {
      write(folder, { 'runbooks/a.md': `\uFEFF${BROKEN.replaceAll('\n', '\r\n')}` });
      steady(['fix', 'runbooks'], '', folder);
      assert.equal(read(folder, 'runbooks/a.md'), `\uFEFF${FIXED.replaceAll('\n', '\r\n')}`);
    }),
  );

  it(
    'leaves a file that is not UTF-8 as it is, to the byte',
    inFolder((folder) => {
      const latin = Buffer.from(BROKEN.replace('Disk', 'Größe'), 'latin1');
      write(folder, { 'runbooks/a.md': latin });
      const { stderr, status } = steady(['fix', 'runbooks'], '', folder);
      assert.match(stderr, /runbooks\/a\.md is left as it is: expected UTF-8/);
      assert.equal(status, 0);
      assert.ok(fs.readFileSync(path.join(folder, 'runbooks/a.md')).equals(latin));
    }),
  );

  it(
    'prints with --dry-run a diff that git applies, and writes nothing',
    inFolder((folder) => {
      write(folder, { 'runbooks/a b.md': BROKEN });
      const { stdout, stderr, status } = steady(['fix', '--dry-run', '.'], '', folder);
      assert.equal(read(folder, 'runbooks/a b.md'), BROKEN);
      assert.deepEqual([stderr, status], ['1 fix to apply in 1 document\n', 0]);
      execFileSync('git', ['apply', '-'], { cwd: folder, input: stdout });
      assert.equal(read(folder, 'runbooks/a b.md'), FIXED);
    }),
  );

  it('prints the fixed text of standard input, and what needs no fix as it is', () => {
    assert.equal(steady(['fix', '--as', 'runbook', '-'], BROKEN).stdout, FIXED);
    assert.equal(steady(['fix', '--stdin-path', 'runbooks/a.md', '-'], `\uFEFF${BROKEN}`).stdout, `\uFEFF${FIXED}`);
    assert.equal(steady(['fix', '--as', 'runbook', '-'], CLEAN).stdout, CLEAN);
    assert.equal(steady(['fix', '--stdin-path', 'README.md', '-'], '```\r\n').stdout, '```\r\n');
    assert.match(steady(['fix', '--dry-run', '--stdin-path', 'runbooks/a.md', '-'], BROKEN).stdout, /^--- a\/runbooks\/a\.md\n/);
  });
});

describe('steady new', () => {
  it(
    'writes the file, with its folder, and what it wrote is clean; a second time it writes nothing',
    inFolder((folder) => {
      const first = steady(['new', 'runbook', '--title', 'Disk\n full', '--out', 'runbooks/disk.md'], '', folder);
      assert.deepEqual([first.stdout, first.stderr, first.status], ['', 'wrote runbooks/disk.md\n', 0]);
      const text = read(folder, 'runbooks/disk.md');
      assert.match(text, /^# Runbook: Disk full\n/);
      const linted = steady(['lint', '--fail-on', 'hint', '.'], '', folder);
      assert.deepEqual([linted.stdout, linted.stderr, linted.status], ['', '0 findings in 1 document\n', 0]);
      assert.equal(steady(['new', 'runbook', '--template', 'alert', '--out', 'runbooks/disk.md'], '', folder).status, 2);
      assert.equal(read(folder, 'runbooks/disk.md'), text);
    }),
  );
});

describe('steady lint --baseline', () => {
  it(
    'is written where there is none, and from then on only what is new counts',
    inFolder((folder) => {
      write(folder, { 'runbooks/a.md': BROKEN });
      const first = steady(['lint', '--baseline', 'known.json', '.'], '', folder);
      assert.deepEqual([first.stdout, first.status], ['', 0]);
      assert.match(first.stderr, /there was no baseline at known\.json; it was written, with 1 finding\.\n/);
      const known = read(folder, 'known.json');
      assert.deepEqual(Object.keys(JSON.parse(known) as object), ['version', 'findings']);

      write(folder, { 'runbooks/a.md': BROKEN.replace('\n\n', '\n\nMore text.\n\n') });
      const same = steady(['lint', '--baseline', '../known.json', 'a.md'], '', path.join(folder, 'runbooks'));
      assert.deepEqual([same.stdout, same.stderr, same.status], ['', '0 findings in 1 document; 1 in the baseline\n', 0]);

      write(folder, { 'runbooks/b.md': BROKEN });
      const more = steady(['lint', '--baseline', 'known.json', '.'], '', folder);
      assert.match(more.stdout, /^runbooks\/b\.md:3:1: warning: [^\n]*\n$/);
      assert.equal(more.status, 1);
      assert.equal(read(folder, 'known.json'), known);
    }),
  );

  it(
    'says what is wrong with a baseline',
    inFolder((folder) => {
      for (const [text, told] of [
        ['{}', /found version none/],
        ['{"version": 2}', /found version 2/],
        ['{"version": 1}', /found no list of findings/],
        ['{"version": 1, "findings": [{"path": 1}]}', /found no path, rule, message and count in finding 1/],
      ] as const) {
        write(folder, { 'known.json': text });
        const { stderr, status } = steady(['lint', '--baseline', 'known.json', '.'], '', folder);
        assert.match(stderr, told);
        assert.equal(status, 2);
      }
    }),
  );
});

describe('steady lint --changed-since', () => {
  const git = (folder: string, ...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  };
  const pathsOf = (folder: string, ...args: readonly string[]): readonly string[] => {
    const { stdout, stderr, status } = steady(['lint', '--format', 'json', ...args], '', folder);
    assert.notEqual(status, 2, stderr);
    return (JSON.parse(stdout) as { path: string }[]).map((each) => each.path);
  };

  it(
    'looks at what was changed, added or is not tracked, from any folder',
    inFolder((folder) => {
      const names = ['same.md', 'changed.md', 'gone.md', 'größe "x".md'];
      write(folder, Object.fromEntries(names.map((name) => [`runbooks/${name}`, BROKEN])));
      write(folder, { '.gitignore': 'ignored.md\n' });
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'First');
      for (const name of ['changed.md', 'größe "x".md']) fs.appendFileSync(path.join(folder, 'runbooks', name), 'free -m\n');
      fs.rmSync(path.join(folder, 'runbooks/gone.md'));
      write(folder, { 'runbooks/new.md': BROKEN, 'runbooks/ignored.md': BROKEN, 'runbooks/staged.md': BROKEN });
      git(folder, 'add', 'runbooks/staged.md');
      const expected = ['changed.md', 'größe "x".md', 'new.md', 'staged.md'];
      const fromTop = pathsOf(folder, '--changed-since', 'HEAD', '.');
      assert.deepEqual(
        [...fromTop].sort(),
        expected.map((name) => `runbooks/${name}`),
      );
      assert.deepEqual([...pathsOf(path.join(folder, 'runbooks'), '--changed-since', 'HEAD', '.')].sort(), expected);
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'Second');
      assert.deepEqual(pathsOf(folder, '--changed-since', 'HEAD', '.'), []);
      assert.equal(pathsOf(folder, '--changed-since', 'HEAD~1', '.').length, 4);
    }),
  );

  it(
    'says so outside a checkout',
    inFolder((folder) => {
      const { stdout, stderr, status } = steady(['lint', '--changed-since', 'HEAD', '.'], '', folder);
      assert.match(stderr, /Expected a git checkout for --changed-since, found none: .*not a git repository/);
      assert.deepEqual([stdout, status], ['', 2]);
    }),
  );
});
