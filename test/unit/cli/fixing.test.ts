import assert from 'node:assert/strict';
import { applySafeFixes } from '../../../src/cli/fixing.ts';
import type { Finding, Session } from '../../../src/core/index.ts';

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly safe?: boolean;
}

/** A document of one line in which `look` finds what it likes. */
function session(start: string, look: (text: string) => readonly (readonly Change[])[]): Session {
  let text = start;
  const finding = (changes: readonly Change[]): Finding => ({
    rule: 'test/rule',
    severity: 'warning',
    message: 'Expected X, found Y',
    range: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } },
    fixes: changes.map(({ from, to, text: replacement, safe = true }) => ({
      title: 'Fix it',
      safe,
      edits: [{ range: { start: { line: 0, column: from }, end: { line: 0, column: to } }, text: replacement }],
    })),
  });
  const part: Pick<Session, 'text' | 'reset' | 'settledFindings'> = {
    get text() {
      return text;
    },
    reset(next) {
      text = next;
    },
    settledFindings: () => Promise.resolve(look(text).map(finding)),
  };
  return part as Session;
}

/** Each place where `from` stands is to be `to`. */
function replacing(from: string, to: string) {
  return (text: string): readonly (readonly Change[])[] =>
    Array.from(text.matchAll(new RegExp(from, 'g')), ({ index }) => [{ from: index, to: index + from.length, text: to }]);
}

describe('fixing a document', () => {
  it('applies the safe fixes of all findings at once', async () => {
    assert.deepEqual(await applySafeFixes(session('a-a-a', replacing('a', 'bb'))), { text: 'bb-bb-bb', fixes: 3 });
  });

  it('goes on until nothing changes', async () => {
    assert.deepEqual(await applySafeFixes(session('aaaa', replacing('aa', 'a'))), { text: 'a', fixes: 3 });
  });

  it('leaves what is not safe', async () => {
    const unsafe = session('a', () => [[{ from: 0, to: 1, text: 'b', safe: false }]]);
    assert.deepEqual(await applySafeFixes(unsafe), { text: 'a', fixes: 0 });
  });

  it('takes the safe one of several', async () => {
    const both = session('a', (text) =>
      text === 'a'
        ? [
            [
              { from: 0, to: 1, text: 'b', safe: false },
              { from: 0, to: 1, text: 'c' },
            ],
          ]
        : [],
    );
    assert.deepEqual(await applySafeFixes(both), { text: 'c', fixes: 1 });
  });

  it('does not apply two that overlap, nor the same one twice', async () => {
    const overlapping = session('abc', (text) =>
      text === 'abc' ? [[{ from: 1, to: 3, text: 'y' }], [{ from: 0, to: 2, text: 'x' }], [{ from: 0, to: 2, text: 'x' }]] : [],
    );
    assert.deepEqual(await applySafeFixes(overlapping), { text: 'xc', fixes: 1 });
    const closing = session('a', (text) => (text.endsWith('!') ? [] : [[{ from: 1, to: 1, text: '!' }], [{ from: 1, to: 1, text: '!' }]]));
    assert.deepEqual(await applySafeFixes(closing), { text: 'a!', fixes: 1 });
  });

  it('gives up on fixes that undo each other, and on one that never ends', async () => {
    const undoing = session('a', (text) => [[{ from: 0, to: 1, text: text === 'a' ? 'b' : 'a' }]]);
    assert.equal(await applySafeFixes(undoing), undefined);
    assert.equal(await applySafeFixes(session('a', () => [[{ from: 0, to: 0, text: 'a' }]])), undefined);
  });

  it('ends where a fix changes nothing', async () => {
    assert.deepEqual(await applySafeFixes(session('a', replacing('a', 'a'))), { text: 'a', fixes: 0 });
  });
});
