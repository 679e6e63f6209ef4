import assert from 'node:assert/strict';
import { createMarkdown, type MarkdownDocument } from '../../../src/core/markdown/index.ts';

function type(markdown: MarkdownDocument, before: string, text: string): void {
  const offset = markdown.text.indexOf(before);
  assert.ok(offset >= 0);
  markdown.apply([{ offset, length: 0, text }]);
}

function links(markdown: MarkdownDocument): number {
  return markdown.chunks.flatMap(({ elements }) => elements).filter(({ kind }) => kind === 'link').length;
}

describe('a Markdown document', () => {
  it('keeps the chunks that a change does not reach, and moves them', () => {
    const markdown = createMarkdown('# A\n\npara\n\n- x\n\n  y\n\n# B\n');
    const before = [...markdown.chunks];
    assert.equal(before.length, 4);
    before.forEach(({ elements }) => elements.length);
    type(markdown, 'para', 'one\nmore ');
    assert.deepEqual(
      markdown.chunks.map((chunk, index) => chunk === before[index]),
      [true, false, true, true],
    );
    assert.deepEqual(
      markdown.chunks.map(({ line, offset }) => [line, offset]),
      [
        [0, 0],
        [2, 5],
        [5, 20],
        [9, 30],
      ],
    );
    assert.deepEqual([markdown.length, markdown.lineCount], [34, 11]);
  });

  it('keeps a chunk that was parsed again and says the same', () => {
    const markdown = createMarkdown('- a\n\nb\n\nc\n');
    const [list] = markdown.chunks;
    assert.equal(list?.elements.length, 2);
    type(markdown, 'b', 'x');
    assert.equal(markdown.chunks[0], list);
  });

  it('parses again what asked for a label when it is defined, and when no longer', () => {
    const markdown = createMarkdown('See [board].\n\nOther.\n\nEnd.\n');
    const other = markdown.chunks[1];
    assert.equal(links(markdown), 0);
    type(markdown, 'End', '[board]: /b\n\n');
    assert.equal(links(markdown), 1);
    assert.equal(markdown.chunks[1], other);
    type(markdown, ']: /b', 's');
    assert.equal(links(markdown), 0);
  });

  it('applies changes one after another', () => {
    const markdown = createMarkdown('one\n');
    markdown.apply([
      { offset: 0, length: 3, text: 'two' },
      { offset: 3, length: 0, text: ' three' },
    ]);
    assert.equal(markdown.text, 'two three\n');
  });

  it('takes a change outside the text for one at its end', () => {
    const markdown = createMarkdown('a');
    markdown.apply([
      { offset: 9, length: 9, text: 'b' },
      { offset: -3, length: 1, text: 'c' },
    ]);
    assert.equal(markdown.text, 'cab');
  });

  it('starts anew on reset, and has one empty chunk when empty', () => {
    const markdown = createMarkdown('[a]: /b\n');
    markdown.reset('');
    assert.deepEqual([markdown.chunks.length, markdown.length, markdown.lineCount], [1, 0, 1]);
    markdown.reset('[a]\n');
    assert.equal(links(markdown), 0);
  });
});

describe('what is too large', () => {
  const deep = `${'> '.repeat(100)}a\n`;

  it('is not parsed, and spoils nothing around it', () => {
    const markdown = createMarkdown(`# A\n\n- x\n\n${deep}\n- y\n\n\`\`\`\nb\n\`\`\`\n`);
    assert.deepEqual(markdown.limits, [{ what: 'depth', range: { start: { line: 4, column: 0 }, end: { line: 6, column: 0 } } }]);
    const kinds = markdown.chunks.flatMap(({ elements }) => elements).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['heading', 'item', 'paragraph', 'item', 'paragraph', 'code']);
  });

  it('is parsed as soon as it is small enough, with what it then belongs to', () => {
    const markdown = createMarkdown(`- x\n\n  ${deep}\nend\n`);
    assert.equal(markdown.limits.length, 1);
    markdown.apply([{ offset: markdown.text.indexOf('>'), length: 180, text: '' }]);
    const again = createMarkdown(markdown.text);
    assert.deepEqual(markdown.limits, []);
    assert.deepEqual(
      markdown.chunks.map(({ text, elements }) => [text, elements]),
      again.chunks.map(({ text, elements }) => [text, elements]),
    );
  });

  it('shows its headings, its top-level fences and its front matter', () => {
    const body = '---\ntype: runbook\n---\n\n# T\n\n```sh\ndf\n```\n\n- ```sh\n  no\n  ```\n\n```\nopen\n';
    const markdown = createMarkdown(body.replace('# T', `# T\n\n${'word '.repeat(900_000)}`));
    assert.deepEqual(
      markdown.limits.map(({ what }) => what),
      ['document'],
    );
    const elements = markdown.chunks.flatMap((chunk) => chunk.elements);
    const seen = elements.map((element) => [element.kind, 'text' in element ? element.text : '', element.range.start.line]);
    assert.deepEqual(seen, [
      ['frontMatter', 'type: runbook', 0],
      ['heading', 'T', 4],
      ['code', 'df', 8],
      ['code', 'open', 16],
    ]);
  });

  it('takes in the whole fence that holds a line which is too long', () => {
    const markdown = createMarkdown(`# A\n\n\`\`\`json\n{}\n\n${'1'.repeat(70_000)}\n\n\`\`\`\n\n# B\n`);
    assert.deepEqual(
      markdown.limits.map(({ what, range }) => [what, range.start.line, range.end.line]),
      [['line', 2, 9]],
    );
    assert.equal(markdown.chunks.at(-1)?.elements[0]?.kind, 'heading');
  });
});
