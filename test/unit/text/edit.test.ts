import assert from 'node:assert/strict';
import { applyEdits, editsToChanges, type TextEdit } from '../../../src/core/text/index.ts';

function edit(start: [line: number, column: number], end: [line: number, column: number], text: string): TextEdit {
  return { range: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } }, text };
}

describe('applyEdits', () => {
  it('applies edits in any order, each to the text before', () => {
    const edits = [edit([1, 0], [1, 3], 'TWO'), edit([0, 0], [0, 3], 'one!'), edit([1, 3], [1, 3], '?')];
    assert.equal(applyEdits('abc\r\ndef\r\n', edits), 'one!\r\nTWO?\r\n');
  });

  it('keeps the order of insertions at one place, before what is replaced there', () => {
    const edits = [edit([0, 1], [0, 2], 'B'), edit([0, 1], [0, 1], '1'), edit([0, 1], [0, 1], '2')];
    assert.equal(applyEdits('abc', edits), 'a12Bc');
  });

  it('refuses overlaps and ranges that end before they start', () => {
    assert.equal(applyEdits('abc', [edit([0, 0], [0, 2], ''), edit([0, 1], [0, 3], '')]), undefined);
    assert.equal(applyEdits('abc', [edit([0, 2], [0, 1], '')]), undefined);
  });

  it('takes a place behind the text for its end', () => {
    assert.equal(applyEdits('abc', [edit([7, 0], [9, 9], '\n')]), 'abc\n');
  });
});

describe('editsToChanges', () => {
  it('goes from the end to the start', () => {
    assert.deepEqual(editsToChanges('ab\ncd', [edit([0, 0], [0, 1], 'x'), edit([1, 0], [1, 2], '')]), [
      { offset: 3, length: 2, text: '' },
      { offset: 0, length: 1, text: 'x' },
    ]);
  });
});
