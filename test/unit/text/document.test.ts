import assert from 'node:assert/strict';
import { indexLines } from '../../../src/core/text/index.ts';

describe('indexLines', () => {
  const lines = indexLines('a\nbc\r\n\rdé😀');

  it('cuts at \\n, \\r\\n and a lone \\r', () => {
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => lines.line(line)),
      ['a', 'bc', '', 'dé😀', ''],
    );
  });

  it('counts columns in UTF-16 units', () => {
    assert.deepEqual(lines.positionAt(11), { line: 3, column: 4 });
    assert.equal(lines.offsetAt({ line: 3, column: 2 }), 9);
  });

  it('takes a place within a line ending for the end of the line', () => {
    assert.deepEqual(lines.positionAt(5), { line: 1, column: 2 });
    assert.equal(lines.offsetAt({ line: 1, column: 9 }), 4);
  });

  it('clamps to the text', () => {
    assert.deepEqual(lines.positionAt(-1), { line: 0, column: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 3, column: 4 });
    assert.equal(lines.offsetAt({ line: -1, column: 3 }), 0);
    assert.equal(lines.offsetAt({ line: 99, column: 0 }), 11);
  });

  it('has one line in an empty text', () => {
    assert.equal(indexLines('').lineCount, 1);
    assert.equal(indexLines('').line(0), '');
  });
});
