import assert from 'node:assert/strict';
import { askedAt } from '../../../src/core/writing/index.ts';

describe('what is being written', () => {
  const asked: readonly (readonly [before: string, expected: ReturnType<typeof askedAt>])[] = [
    ['See [this](', { kind: 'file', from: 11, folder: '' }],
    ['See [this](../run', { kind: 'file', from: 14, folder: '../' }],
    ['![x](img/', { kind: 'file', from: 9, folder: 'img/' }],
    ['[contacts]: team/on', { kind: 'file', from: 17, folder: 'team/' }],
    ['See [this](#rol', { kind: 'anchor', from: 12, path: '' }],
    ['See [this](other.md#', { kind: 'anchor', from: 20, path: 'other.md' }],
    ['See [this][', { kind: 'label', from: 11 }],
    ['```', { kind: 'language', from: 3 }],
    ['   ```ba', { kind: 'language', from: 6 }],
    ['1. ~~~ ', { kind: 'language', from: 7 }],
    ['<!-- ste', { kind: 'directive', from: 5 }],
    ['<!-- steady-disable-next-line ', { kind: 'rule', from: 30 }],
    ['<!-- steady-disable-line runbook/broken-link run', { kind: 'rule', from: 45 }],
  ];
  for (const [before, expected] of asked) {
    it(`is found behind ${before}`, () => {
      assert.deepEqual(askedAt(before, false), expected);
    });
  }

  for (const before of [
    '',
    'plain words',
    '[this](other.md) and on',
    '[this](other.md "title',
    '[this](https://example.com/a',
    '[this](/of/the/site',
    'a [[ -f x ]] || b',
    'x `code`',
    'text ```',
    '<!--',
    '<!-- something else ',
    '<!-- steady-disable-line because runbook',
    '<!-- steady-disable --> words',
  ]) {
    it(`is nothing of ours behind ${before}`, () => {
      assert.equal(askedAt(before, false), undefined);
    });
  }

  it('is nothing inside a block', () => {
    assert.equal(askedAt('[a](', true), undefined);
  });

  it('is found in bounded time, whatever the line', () => {
    const start = performance.now();
    for (const piece of ['](', '[', '<!-- ', '- ', '`', '#', '][', ' ']) askedAt(piece.repeat(200_000), false);
    assert.ok(performance.now() - start < 500);
  });
});
