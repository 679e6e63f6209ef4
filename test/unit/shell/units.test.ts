import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from './reading.ts';

function units(text: string): string[] {
  return read(text).units.map((unit) => unit.text);
}

describe('a script in pieces', () => {
  it('is cut between statements, in whole lines', () => {
    assert.deepEqual(units('cd x\nls'), ['cd x\n', 'ls']);
    assert.deepEqual(units('a; b\nc'), ['a; b\n', 'c']);
    assert.deepEqual(units('a && b\nc | d\n'), ['a && b\n', 'c | d\n']);
    assert.deepEqual(units('a \\\n  b\nc'), ['a \\\n  b\n', 'c']);
    assert.deepEqual(units('for i in 1; do\n  a\ndone\nb'), ['for i in 1; do\n  a\ndone\n', 'b']);
    assert.deepEqual(units('f() {\n  a\n}\nf'), ['f() {\n  a\n}\n', 'f']);
    assert.deepEqual(units('x="a\nb"\nc'), ['x="a\nb"\n', 'c']);
    assert.deepEqual(units('a &\nb'), ['a &\n', 'b']);
  });

  it('keeps heredoc bodies with their command', () => {
    assert.deepEqual(units('cat <<EOF\na\nEOF\nls'), ['cat <<EOF\na\nEOF\n', 'ls']);
    assert.deepEqual(units('cat <<A <<B | sort\n1\nA\n2\nB\nls'), ['cat <<A <<B | sort\n1\nA\n2\nB\n', 'ls']);
    assert.deepEqual(units('x=$(cat <<EOF\na\nEOF\n)\nls'), ['x=$(cat <<EOF\na\nEOF\n)\n', 'ls']);
  });

  it('gives what stands between to the piece that follows, what stands last to the last', () => {
    assert.deepEqual(units('# one\na\n\n# two\nb\n# end\n'), ['# one\na\n', '\n# two\nb\n# end\n']);
  });

  it('has one piece where several statements share lines', () => {
    assert.deepEqual(units('a; for i in 1; do\nb\ndone; c\nd'), ['a; for i in 1; do\nb\ndone; c\n', 'd']);
  });

  it('keeps together what looks back at the command before', () => {
    assert.deepEqual(units('a | b\necho ${PIPESTATUS[0]}\nc'), ['a | b\necho ${PIPESTATUS[0]}\n', 'c']);
    assert.deepEqual(units('a | b\necho $pipestatus'), ['a | b\necho $pipestatus']);
    assert.deepEqual(units('mkdir x\ncd $_\nls'), ['mkdir x\ncd $_\n', 'ls']);
    assert.deepEqual(units('a\necho ${?}'), ['a\necho ${?}']);
    assert.deepEqual(units('a\necho ${_%x}'), ['a\necho ${_%x}']);
    assert.deepEqual(units('a\necho $? $_x ${_x}'), ['a\n', 'echo $? $_x ${_x}']);
    assert.deepEqual(units('echo $_'), ['echo $_']);
  });

  it('is one piece where it does not parse, none where there is nothing', () => {
    assert.deepEqual(units('a (\nb'), ['a (\nb']);
    assert.deepEqual(units('# only\n\n# comments'), []);
    assert.deepEqual(units(''), []);
  });

  it('is cut as it will be with its placeholders filled', () => {
    assert.deepEqual(units('a <x>\nb <y>'), ['a <x>\n', 'b <y>']);
    assert.equal(read('a <x>\nb <y>').parseError, undefined);
  });
});

describe('a script in pieces, in a real bash', () => {
  const scripts = [
    'cd /tmp\npwd\nX=1\necho "$X"',
    'f() {\n  echo "in f $1"\n}\nf a\nf b',
    'for i in 1 2 3; do\n  echo "$i"\ndone\ncase x in\n  x) echo yes ;;\nesac',
    "cat <<EOF\n$HOME is home\nEOF\ncat <<'EOF'\n$HOME is not\nEOF\necho end",
    'cat <<-A; cat <<B\n	one\n	A\ntwo\nB\necho three',
    'x="a\n  b"\necho "$x"\ny=$(\n  echo deep\n)\necho "$y"',
    'echo a \\\n  b\n# note\n\necho c # d\n\n# end\n',
    'if false; then\n  echo no\nelif true; then\n  echo yes\nfi\n(echo sub; exit 7)\necho "$?"',
    'echo "unset: ${nothing:-default}"\na=(1 2 3)\necho "${#a[@]}"\n[[ a == b ]] || echo differ\n((1 + 1)) && echo sum',
    'true &&\n  echo joined |\n  cat\nwhile read -r l; do echo "<$l>"; done <<< "a\nb"',
  ];

  function bash(script: string): string {
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
    return JSON.stringify({ stdout, stderr, status });
  }
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'units-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const script of scripts) {
    it(JSON.stringify(script), () => {
      const pieces = units(script);
      assert.ok(pieces.length > 1);
      const files = pieces.map((piece, at) => {
        const file = join(folder, `${at}.sh`);
        writeFileSync(file, piece);
        return file;
      });
      assert.equal(bash(files.map((file) => `. ${file}`).join('\n')), bash(script));
    });
  }
});

describe('a command that can be typed as it is', () => {
  const simple = [
    'kubectl get pods -n x',
    '  ls -l\n',
    'X=1',
    'A=b cmd x',
    'curl -s https://x > /dev/null',
    'export A=b',
    'cd /srv',
    "echo 'a!b'",
    'echo a#b',
    '$ kubectl get pods',
    'echo "$(date)"',
    '! true',
    '[ ! -f x ]',
    '[ a != b ]',
    'echo "a" \'b!c\' d',
  ];
  for (const text of simple) it(`${JSON.stringify(text)} is`, () => assert.equal(read(text).simple, text !== '! true'));

  const not = [
    'a | b',
    'a && b',
    'a; b',
    'a &',
    'a\nb',
    'a \\\n  b',
    '(a)',
    '{ a; }',
    'for i in 1; do a; done',
    'f() { a; }',
    'cat <<EOF\nx\nEOF',
    'a # note',
    '# note\na',
    'exit 1',
    'exec bash',
    'set -e',
    'echo "a!b"',
    'echo a !!',
    'echo a	b',
    'a (',
    '# note',
    '',
    'time a',
    'ls;',
    'ls \\',
    'ls \\ ',
    'ls \\\\',
    '^a^b',
    ' ^a^b',
    'echo "hi!"',
    'echo "it\'s !x"',
    `echo "$(echo 'a!b')"`,
    "echo $'a!b'",
    'echo \\!x',
  ];
  for (const text of not) it(`${JSON.stringify(text)} is not`, () => assert.equal(read(text).simple, false));
});

describe('a script that reaches beyond its end', () => {
  const open: Readonly<Record<string, string>> = {
    'ls \\': 'a backslash at its end',
    'ls \\\n': 'a backslash at its end',
    'echo "a\\': 'a double quote without its end',
    'cat <<EOF\nx': 'a heredoc without its last line EOF',
    'cat <<EOF\nx\nEOF ': 'a heredoc without its last line EOF',
    'cat <<A <<B\n1\nA\n2': 'a heredoc without its last line B',
    "echo 'x": 'a single quote without its end',
    'echo $(a': 'a command substitution without its end',
    'a |': 'an operator at its end',
    'a && ': 'an operator at its end',
    'if x; then y': 'its end before the closing fi',
    'f() {': 'its end before the closing }',
  };
  for (const [text, why] of Object.entries(open)) it(JSON.stringify(text), () => assert.equal(read(text).incomplete, why));

  for (const text of [
    'ls',
    'ls \\\\',
    '# note \\',
    "echo 'a\\'",
    'cat <<EOF\nx\nEOF',
    'x=$(cat <<E\nq\nE\n)',
    'a )',
    'a | | b',
    'a <<pod>>',
  ])
    it(`${JSON.stringify(text)} does not`, () => assert.equal(read(text).incomplete, undefined));
});

describe('the programs that a script runs', () => {
  const programs = (text: string): readonly string[] => read(text).programs;

  it('are found wherever they stand, each once', () => {
    assert.deepEqual(programs('for p in $(kubectl get po); do rm $p; done; rm x'), ['kubectl', 'rm']);
    assert.deepEqual(programs('if grep -q x; then ./a.sh; else `date`; fi | tee y'), ['grep', './a.sh', 'date', 'tee']);
    assert.deepEqual(programs('A=1 psql <(cat x) && f() { git push; }; ! time sleep 1'), ['psql', 'cat', 'git', 'sleep']);
  });

  it('are found behind those that run others', () => {
    assert.deepEqual(programs('sudo -u x env A=b xargs -n1 rm'), ['sudo', 'env', 'xargs', 'rm']);
    assert.deepEqual(programs('find . -exec chmod 1 {} \\;'), ['find', 'chmod']);
    assert.deepEqual(programs('eval "foo | bar"; trap "baz" EXIT'), ['eval', 'foo', 'bar', 'trap', 'baz']);
  });

  it('are none where the word is not known, or run by another shell', () => {
    assert.deepEqual(programs('$CMD x; bash -c "hid den"'), ['bash']);
    assert.deepEqual(programs('a ('), ['a']);
  });
});

describe('commands as they are shown', () => {
  it('joins continued lines and keeps quoted ones', () => {
    const texts = (text: string): string[] => read(text).commands.map((command) => command.text);
    assert.deepEqual(texts('curl -s \\\n  -X GET \\\n  https://x\nls'), ['curl -s -X GET https://x', 'ls']);
    assert.deepEqual(texts("echo 'a \\\n  b'"), ["echo 'a \\\n  b'"]);
    assert.deepEqual(texts('kubectl get pods -n <name>'), ['kubectl get pods -n <name>']);
    assert.deepEqual(texts('a && b # note\nc | d'), ['a && b', 'c | d']);
  });
});
