import assert from 'node:assert/strict';
import { createNumbering, slug } from '../../../src/core/markdown/index.ts';

describe('slug', () => {
  it('is GitHub’s anchor', () => {
    const anchors: [text: string, anchor: string][] = [
      ['Check the queue', 'check-the-queue'],
      ['What is `a_b`? (v1.2)', 'what-is-a_b-v12'],
      ['  Two  spaces', '--two--spaces'],
      ['Über – Größe', 'über--größe'],
      ['日本語 と 😀', '日本語-と-'],
      ['a-b', 'a-b'],
    ];
    for (const [text, anchor] of anchors) assert.equal(slug(text), anchor);
  });
});

describe('createNumbering', () => {
  it('numbers repeats, around anchors that are taken already', () => {
    const number = createNumbering();
    assert.deepEqual(
      ['A', 'a', 'A-1', 'a', 'a-1'].map((text) => number(slug(text))),
      ['a', 'a-1', 'a-1-1', 'a-2', 'a-1-2'],
    );
  });
});
