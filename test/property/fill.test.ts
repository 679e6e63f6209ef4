import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { env } from 'node:process';
import { fill, readShell, type Answers } from '../../src/core/shell/index.ts';
import { seeded } from './seeded.ts';

/** Values for each position; `STEADY_FUZZ_VALUES=10000` is the long run. */
const VALUES = Number(env['STEADY_FUZZ_VALUES'] ?? 400);
const SEED = 20_261_124;

/** Everything that means something to a shell, and some that only look like it. */
const PIECES = [
  ...'\'"\\$`!*?[]{}()<>|&;#~=%^-+,.:/@ \t_aZ09é日🚀'.split(''),
  '$HOME',
  '$(echo no)',
  '`echo no`',
  '${x:-no}',
  '\\n',
  '!!',
  'EOF',
  "'; echo no; '",
  '"; echo no; "',
  '<value>',
  '-rf',
  '~root',
  '{a,b}',
  '\\',
  "''",
];

function valuesFrom(seed: number, count: number): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const length = Math.floor(random() * 8);
    return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)] ?? '')
      .join('')
      .replaceAll('\t', ' ');
  });
}

/** A script with one place, and what it prints with the value `v` there. */
const POSITIONS: Readonly<Record<string, { readonly script: string; readonly prints: (value: string) => string }>> = {
  'a word': { script: 'show <value>', prints: (v) => `[${v}]` },
  'part of a word': { script: 'show --name=<value>/x', prints: (v) => `[--name=${v}/x]` },
  'single quotes': { script: "show 'a <value> b'", prints: (v) => `[a ${v} b]` },
  'double quotes': { script: 'show "a <value> b"', prints: (v) => `[a ${v} b]` },
  'a heredoc': { script: 'cat <<EOF\na <value> b\nEOF', prints: (v) => `a ${v} b` },
  'a quoted heredoc': { script: "cat <<'EOF'\na <value> b\nEOF", prints: (v) => `a ${v} b` },
  'a substitution in double quotes': { script: 'show "$(show <value>)"', prints: (v) => `[[${v}]]` },
  'quotes with escapes': { script: "show $'a <value> b'", prints: (v) => `[a ${v} b]` },
  'a test': { script: '[[ x<value> == "x"* ]] && show <value>', prints: (v) => `[${v}]` },
};

function filled(script: string, value: string): string | undefined {
  const reading = readShell({ language: 'bash', meta: undefined, text: script, fenced: true });
  const answers: Answers = new Map([['value', { kind: 'value', value }]]);
  const result = fill(reading, answers);
  return result.kind === 'filled' ? result.reading.script : undefined;
}

describe('a value in its place', () => {
  for (const [name, { script, prints }] of Object.entries(POSITIONS)) {
    it(`reaches the program as it was typed, in ${name}`, () => {
      const scripts: string[] = [];
      const expected: string[] = [];
      for (const value of valuesFrom(SEED, VALUES)) {
        const text = filled(script, value);
        if (text === undefined) continue;
        scripts.push(text, 'echo ====');
        expected.push(prints(value));
      }
      assert.ok(scripts.length > VALUES, `only ${String(scripts.length / 2)} of ${String(VALUES)} values were taken`);
      const body = `show() { for each in "$@"; do printf '[%s]' "$each"; done; }\n${scripts.join('\n')}\n`;
      const { stdout, stderr } = spawnSync('bash', [], { input: body, encoding: 'utf8', maxBuffer: 1 << 28 });
      const printed = stdout.split(/\n?====\n/).slice(0, -1);
      assert.deepEqual([stderr, printed.length], ['', expected.length]);
      for (const [index, line] of printed.entries()) assert.equal(line, expected[index], scripts[index * 2]);
    });
  }

  it('leaves what is judged and what runs the same text', () => {
    const scripts = [
      ['console', '$ up{job=<value>}'],
      ['console', '$ "a message: <value>"\na message'],
      ['console', '$ $ rm -rf <value>\nx'],
      ['console', '$ <value>> ls\nx'],
      ['bash', '<value> rm -rf x'],
      ['bash', '<value>'],
      [undefined, '$ kubectl delete pod <value>\npod deleted'],
    ] as const;
    for (const [language, text] of scripts) {
      const before = readShell({ language, meta: undefined, text, fenced: true });
      assert.equal(before.inputs.length, 1, text);
      for (const value of ['web', '$', '%', 'mysql', 'spec:', ...valuesFrom(SEED + 2, VALUES / 10)]) {
        const result = fill(before, new Map([['value', { kind: 'value', value }]]));
        if (result.kind !== 'filled') continue;
        const { reading } = result;
        assert.equal(reading.units.map((unit) => unit.text).join(''), reading.script, `${text} ${value}`);
        assert.deepEqual([reading.run, reading.commands.length], [before.run, before.commands.length], `${text} ${value}`);
      }
    }
  });

  it('leaves no <name> that was answered to the shell', () => {
    for (const value of valuesFrom(SEED + 1, VALUES)) {
      const reading = readShell({ language: 'bash', meta: undefined, text: 'cat <pod> important.txt <other>', fenced: true });
      const result = fill(reading, new Map([['pod', { kind: 'value', value }]]));
      if (result.kind !== 'filled') continue;
      assert.deepEqual(
        result.reading.inputs.map((input) => input.name),
        ['other'],
      );
    }
  });
});
