import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../../src/cli/diff.ts';

const numbers = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, n) => `${String(from + n)}\n`).join('');

/** What a reader of the diff makes of the old text. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const part of diff.split(/^(?=@@ )/m).slice(1)) {
    const [, start, length] = /^@@ -(\d+),(\d+) \+\d+,\d+ @@\n/.exec(part)!;
    const from = length === '0' ? Number(start) : Number(start) - 1;
    result.push(...old.slice(at, from));
    at = from;
    const lines = part.slice(part.indexOf('\n') + 1).match(/[^\n]*\n(?:\\ No newline at end of file\n)?/g) ?? [];
    for (const line of lines) {
      const text = line.slice(1).replace(/\n\\ No newline at end of file\n$/, '');
      if (line.startsWith('+')) result.push(text);
      else {
        assert.equal(old[at], text);
        if (line.startsWith(' ')) result.push(text);
        at += 1;
      }
    }
  }
  return [...result, ...old.slice(at)].join('');
}

describe('a unified diff', () => {
  it('is empty where nothing differs', () => {
    assert.equal(unifiedDiff('a.md', 'x\n', 'x\n'), '');
  });

  it('has three lines of context', () => {
    const diff = unifiedDiff('a.md', numbers(1, 20), numbers(1, 20).replace('10\n', 'ten\n'));
    assert.equal(diff, '--- a/a.md\n+++ b/a.md\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n');
  });

  it('joins what is near and parts what is far', () => {
    const hunksFor = (second: string): number =>
      unifiedDiff('a', numbers(1, 40), numbers(1, 40).replace('10\n', 'x\n').replace(`${second}\n`, 'y\n')).split('@@ -').length - 1;
    assert.deepEqual([hunksFor('17'), hunksFor('18')], [1, 2]);
  });

  it('says where the last line has no end', () => {
    assert.equal(unifiedDiff('a', 'x', 'x\n'), '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n');
  });

  it('writes an empty side as the others do', () => {
    assert.match(unifiedDiff('a', '', 'x\n'), /@@ -0,0 \+1,1 @@\n\+x\n$/);
    assert.match(unifiedDiff('a', 'x\n', ''), /@@ -1,1 \+0,0 @@\n-x\n$/);
  });

  it('quotes a name that would not be read back', () => {
    assert.match(unifiedDiff('a b.md', 'x\n', 'y\n'), /^--- a\/a b\.md\t\n/);
    assert.match(unifiedDiff('a"\n.md', 'x\n', 'y\n'), /^--- "a\/a\\"\\012\.md"\n/);
  });

  it('leads from the old text to the new, whatever they are', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a\r\n', 'a');
    const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(patched(before, unifiedDiff('a', before, after)), after);
      }),
      { numRuns: 2000 },
    );
  });

  it('is done in bounded time where everything differs', () => {
    const before = numbers(1, 20_000);
    const after = before.replaceAll('\n', 'x\n');
    const started = Date.now();
    assert.equal(patched(before, unifiedDiff('a', before, after)), after);
    assert.ok(Date.now() - started < 5000);
  });

  it('is taken by git apply', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady-diff-'));
    const before = `\uFEFFone\r\n${numbers(1, 30)}last`;
    const after = before.replace('one', 'uno').replace('15\n', '').replace('last', 'end\n');
    try {
      fs.writeFileSync(path.join(folder, 'a b.md'), before);
      const ran = spawnSync('git', ['apply', '-'], { cwd: folder, input: unifiedDiff('a b.md', before, after), encoding: 'utf8' });
      assert.equal(ran.stderr, '');
      assert.equal(fs.readFileSync(path.join(folder, 'a b.md'), 'utf8'), after);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
