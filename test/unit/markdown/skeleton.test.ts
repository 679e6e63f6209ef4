import assert from 'node:assert/strict';
import { skeleton } from '../../../src/core/markdown/index.ts';

function fences(text: string): (string | number | boolean | undefined)[][] {
  return skeleton(text).fences.map(({ line, endLine, language, closed, listIndent }) => [line, endLine, language, closed, listIndent]);
}

describe('skeleton', () => {
  it('sees headings of both kinds, front matter and the number of lines', () => {
    const seen = skeleton('---\ntitle: x\n---\n\n# One **two** [three](x) ##\n\nFour *4*\n---\n\n#five\n    # six\n');
    assert.equal(seen.frontMatter, 'title: x');
    assert.deepEqual(seen.headings, [
      { depth: 1, text: 'One two three', line: 4 },
      { depth: 2, text: 'Four 4', line: 6 },
    ]);
    assert.equal(seen.lines, 12);
  });

  it('sees fences in lists and quotes, and what their ends are', () => {
    assert.deepEqual(fences('```sh\na\n```\n~~~~\n~~~\n# no\n~~~~\n'), [
      [0, 2, 'sh', true, 0],
      [3, 6, undefined, true, 0],
    ]);
    assert.deepEqual(fences('1. a\n\n   ```bash x=1\n   b\n   ```\n- c\n  ```\n  d\n# H\n'), [
      [2, 4, 'bash', true, 3],
      [6, 7, undefined, false, 2],
    ]);
    assert.deepEqual(fences('> ```\n> a\nb\n'), [[0, 1, undefined, false, 0]]);
    assert.deepEqual(fences('```\r\na'), [[0, 1, undefined, false, 0]]);
  });

  it('is not led astray by comments, inline code and lazy lines', () => {
    assert.deepEqual(
      skeleton('<!--\n# a\n```\n-->\n# b\n').headings.map(({ text }) => text),
      ['b'],
    );
    assert.deepEqual(fences('``` a ``` b\n'), []);
    assert.deepEqual(fences('- a\nlazy\n\n  ```sh\n  ```\n'), [[3, 4, 'sh', true, 2]]);
  });

  it('leaves headings in lists and quotes out', () => {
    assert.deepEqual(
      skeleton('- # a\n\n> # b\n\n# c').headings.map(({ text }) => text),
      ['c'],
    );
  });

  it('has nothing to say about nothing', () => {
    assert.deepEqual(skeleton(''), { frontMatter: undefined, headings: [], fences: [], lines: 1 });
  });
});
