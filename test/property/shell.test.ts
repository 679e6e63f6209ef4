import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { quote, readShell } from '../../src/core/shell/index.ts';
import type { ShellReading } from '../../src/core/shell/index.ts';

const pieces = fc.constantFrom(
  ...[
    '$ ',
    '# ',
    '> ',
    '% ',
    '\n',
    '\r\n',
    ' ',
    '	',
    '\\\n',
    '\\',
    '|',
    '||',
    '&&',
    '&',
    ';',
    '(',
    ')',
    '{',
    '}',
    '$(',
    '${',
    '`',
    '"',
    "'",
    "$'",
  ],
  ...[
    '<<EOF',
    '<<-"E"',
    'EOF',
    'E',
    '<name>',
    '<a b>',
    '<',
    '>',
    '>>',
    '2>&1',
    '{{ x }}',
    '[pod name]',
    '[[',
    ']]',
    '((',
    '))',
    'YOUR_X',
    'CHANGEME',
  ],
  ...[
    'for i in 1; do',
    'done',
    'while true; do',
    'if',
    'then',
    'fi',
    'case x in',
    'esac',
    'f() {',
    'function',
    '#!',
    '!',
    'time',
    '-c',
    '--',
    '-it',
  ],
  ...[
    'kubectl',
    'delete',
    'get',
    'rm',
    '-rf',
    'ssh',
    'host',
    'psql',
    'bash',
    'sudo',
    'xargs',
    'exit',
    'set -e',
    'curl',
    '-X',
    'DELETE',
    'find',
    '-exec',
    'constructor',
    '__proto__',
    'redis-cli',
  ],
  ...['db=#', 'mysql>', 'root@h:~#', '\u202E', '\u200B', '\0', '\uD800', '\xE9', '\u6F22', '\u{1F642}'],
);
const snippet = fc.array(
  fc.oneof({ weight: 6, arbitrary: pieces }, fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 3 })),
  { maxLength: 60 },
);
const text = fc.tuple(snippet, fc.constantFrom('', ' ')).map(([parts, glue]) => parts.join(glue));
const language = fc.constantFrom('bash', 'console', 'sh', undefined, 'text', 'shel', 'sql', '');
function check(block: string, reading: ShellReading): void {
  const { script, units } = reading;
  assert.equal(script === undefined, reading.run === 'copy');
  if (units.length > 0) assert.equal(units.map((unit) => unit.text).join(''), script);
  for (const unit of units.slice(0, -1)) assert.ok(unit.text.endsWith('\n'));
  for (const { offset, length } of reading.hidden) assert.ok(offset >= 0 && offset + length <= block.length);
  for (const { offset, length, placeholder } of reading.placeholderRedirects) {
    assert.ok(block.slice(offset, offset + length).startsWith(placeholder));
  }
  if (reading.parseError !== undefined) {
    assert.ok(reading.parseError.offset <= (script ?? block).length);
    assert.equal(reading.simple, false);
  }
  if (reading.simple) assert.ok(!script!.trim().includes('\n'));
  if (reading.simple) assert.equal(reading.incomplete, undefined);
  assert.equal(new Set(reading.programs).size, reading.programs.length);
  if (reading.run === 'copy') assert.notEqual(reading.why, undefined);
  if (reading.commands.some((command) => command.effect === 'destroy')) assert.equal(reading.effect, 'destroy');
}
describe('reading shell, whatever it is given', () => {
  it('never throws, and what it says holds together', () => {
    fc.assert(
      fc.property(text, language, (block, label) => {
        check(block, readShell({ language: label, meta: undefined, text: block, fenced: true }));
      }),
      { numRuns: 3e3 },
    );
  }).timeout(60_000);
  it('says the same twice', () => {
    fc.assert(
      fc.property(text, (block) => {
        const source = { language: 'bash', meta: undefined, text: block, fenced: true };
        assert.deepEqual(readShell(source), readShell(source));
      }),
      { numRuns: 300 },
    );
  });
  it('takes bounded time for long hostile text', () => {
    const hostile = [
      '<a',
      '<a>',
      '$(',
      '`',
      '"',
      "'",
      '{{ a',
      '[a ',
      '\\',
      '| ',
      'a@',
      '-',
      '((',
      '<<E\n',
      '$ for i in 1; do\n',
      '\xA0',
      'YOUR_A_',
      'your-a-',
      'a.b(',
      'level=a b=',
      'aws send-command commands=["',
      'x -p finalizers "path":"',
      'a-1 $ ',
      '$> ',
      '> ',
      '$ "',
      "'\n",
      '<a <',
      '<<a> ',
      '[[ a ]] ',
      '((a)) ',
      '$a b\n',
      'eval ',
      '\\<a> ',
      '<a (b)> ',
    ];
    for (const part of hostile) {
      const block = part.repeat(Math.ceil(6e4 / part.length));
      const begun = performance.now();

      for (const label of ['console', undefined]) {
        const whole = label === undefined ? `$ ${block}` : block;
        check(whole, readShell({ language: label, meta: undefined, text: whole, fenced: true }));
      }
      assert.ok(performance.now() - begun < 1e4, JSON.stringify(part));
    }
  }).timeout(120_000);
});

describe('a first word that is long', () => {
  it('is told from a program in linear time', () => {
    for (const word of [`"${'= '.repeat(3e4)}"x`, `'${': '.repeat(3e4)}'x`, `"${' '.repeat(6e4)}"x`, `9${'.:'.repeat(3e4)}x`]) {
      const begun = performance.now();
      readShell({ language: 'bash', meta: undefined, text: `${word} y`, fenced: true });
      assert.ok(performance.now() - begun < 1500, word.slice(0, 4));
    }
  }).timeout(60_000);
});

describe('a quoted value', () => {
  it('comes back from a real shell as it was', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((each) => !/[\0\ud800-\udfff]/u.test(each));
    fc.assert(
      fc.property(fc.array(value, { minLength: 20, maxLength: 20 }), (values) => {
        const script = values.map((each) => `printf '%s\\0' ${quote(each)}`).join('\n');
        const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
        assert.deepEqual(stdout.split('\0').slice(0, -1), values);
      }),
      { numRuns: 20 },
    );
  });
});
