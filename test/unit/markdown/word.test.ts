import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { treeOf } from '../../../src/core/markdown/internal.ts';

/** Whether the document keeps its tree through a change behind `before`, and the text that its paragraphs have then. */
function typed(text: string, before: string, letters: string, removed = 0): { readonly isKept: boolean; readonly said: readonly string[] } {
  const markdown = createMarkdown(text);
  const [node] = treeOf(markdown);
  const [chunk] = markdown.chunks;
  const nodes = chunk && 'nodes' in chunk ? chunk.nodes : undefined;
  assert.ok(node && nodes);
  markdown.apply([{ offset: text.indexOf(before) + before.length, length: removed, text: letters }]);
  const [after] = markdown.chunks;
  const said = markdown.chunks.flatMap(({ elements }) => elements.flatMap((each) => (each.kind === 'paragraph' ? [each.text] : [])));
  return { isKept: after !== undefined && 'nodes' in after && after.nodes === nodes, said };
}

describe('letters typed into prose', () => {
  it('are put into the tree that is there', () => {
    assert.deepEqual(typed('Look at the **depth** of\n  the queue.\n', 'the qu', 'x'), {
      isKept: true,
      said: ['Look at the depth of\nthe quxeue.'],
    });
    assert.deepEqual(typed('> Look at it\n> twice, [here](u)\n', 'twi', 'zz').isKept, true);
    assert.deepEqual(typed('- Look at it\n- and go on\n', 'Lo', '', 1), { isKept: true, said: ['Lok at it', 'and go on'] });
  });

  it('are parsed where they may mean more', () => {
    for (const [text, before] of [
      ['See [the queue].\n', 'the q'],
      ['See <the queue.\n', 'the q'],
      ['See &cop; it.\n', '&co'],
      ['See [it](the/queue) now.\n', 'the/q'],
      ['more words\n   on\n', 'words\n  '],
    ] as const) {
      assert.equal(typed(text, before, 'y').isKept, false, text);
    }
  });

  it('break a cap where a full parse says so', () => {
    const letters = 'x'.repeat(70_000);
    const markdown = createMarkdown('Look at the queue.\n\nEnd.\n');
    markdown.apply([{ offset: 'Look at the qu'.length, length: 0, text: letters }]);
    assert.deepEqual(markdown.limits, createMarkdown(`Look at the qu${letters}eue.\n\nEnd.\n`).limits);
    assert.deepEqual(
      markdown.limits.map(({ what }) => what),
      ['line'],
    );
  });
});
