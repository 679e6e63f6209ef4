import assert from 'node:assert/strict';
import { createMarkdown, type CodeBlock, type Element } from '../../../src/core/markdown/index.ts';

function elements(text: string): Element[] {
  return createMarkdown(text).chunks.flatMap((chunk) => chunk.elements);
}

function only<K extends Element['kind']>(text: string, kind: K): Extract<Element, { kind: K }>[] {
  return elements(text).filter((element): element is Extract<Element, { kind: K }> => element.kind === kind);
}

function block(text: string): CodeBlock {
  const [first] = only(text, 'code');
  assert.ok(first);
  return first;
}

describe('code blocks', () => {
  it('have the tree’s text, the lines of their fences, language and the rest of the info string', () => {
    assert.deepEqual(block('```bash title="Look"\ndf -h\n```\n'), {
      kind: 'code',
      range: { start: { line: 0, column: 0 }, end: { line: 2, column: 3 } },
      language: 'bash',
      meta: 'title="Look"',
      text: 'df -h',
      fenced: true,
      closed: true,
      listDepth: 0,
      inQuote: false,
    });
  });

  it('lose the indentation of their list and the marks of their quote', () => {
    const inList = block('1. step\n\n   - deeper\n\n     ~~~ sh\n     a\n       b\n     ~~~\n');
    assert.deepEqual([inList.text, inList.listDepth, inList.closed, inList.range.start], ['a\n  b', 2, true, { line: 4, column: 5 }]);
    const inQuote = block('> ```\n> a\n> ```\n');
    assert.deepEqual([inQuote.text, inQuote.inQuote, inQuote.closed], ['a', true, true]);
  });

  it('may be indented', () => {
    const indented = block('text\n\n    a\n    b\n');
    assert.deepEqual([indented.text, indented.fenced, indented.closed, indented.language], ['a\nb', false, true, undefined]);
    assert.equal(block('\t`x`\n').fenced, false);
  });

  it('are closed only by a fence of their own', () => {
    const closed: [text: string, closed: boolean][] = [
      ['```\na\n```', true],
      ['```\n```', true],
      ['```\n\n```\t', true],
      ['````\na\n`````', true],
      ['~~~\r\na\r\n~~~\r\n', true],
      ['```\na\n', false],
      ['```', false],
      ['```\n', false],
      ['````\n```', false],
      ['```\n~~~', false],
      ['```\na ```', false],
      ['```\n    ```', false],
      ['> ```\n> > ```', false],
      ['> ```\n> a\n```', false],
      ['- ```\n  a\n  ```\n', true],
      ['- ```\n  a\n\ntext\n', false],
      ['- ```\n- ```\n', false],
      ['> - ```\n>   ```\n', true],
    ];
    for (const [text, expected] of closed) assert.equal(block(text).closed, expected, JSON.stringify(text));
  });
});

describe('headings', () => {
  it('have plain text', () => {
    const [heading] = only('## Check `a_b` of **[the queue](q.md)** <a id="x"></a>![p](q.png)', 'heading');
    assert.equal(heading?.text, 'Check a_b of the queue p');
  });

  it('know when they are no section of the document', () => {
    const nested = only('# A\n\n> # B\n\n- # C\n\nD\n===\n', 'heading').map((heading) => [heading.text, heading.depth, heading.nested]);
    assert.deepEqual(nested, [
      ['A', 1, false],
      ['B', 1, true],
      ['C', 1, true],
      ['D', 1, false],
    ]);
  });
});

describe('list items and paragraphs', () => {
  it('have depth, number, box and the text of the first paragraph', () => {
    const items = only('3. one\n   two\n4. [x] done\n   * [ ] open\n   *\n', 'item');
    assert.deepEqual(
      items.map(({ depth, number, checked, text }) => [depth, number, checked, text]),
      [
        [1, 3, undefined, 'one\ntwo'],
        [1, 4, true, 'done'],
        [2, undefined, false, 'open'],
        [2, undefined, undefined, ''],
      ],
    );
  });

  it('say which paragraph leads an item', () => {
    const paragraphs = only('p\n\n- a\n\n  b\n', 'paragraph').map(({ text, listDepth, leadsItem }) => [text, listDepth, leadsItem]);
    assert.deepEqual(paragraphs, [
      ['p', 0, false],
      ['a', 1, true],
      ['b', 1, false],
    ]);
  });

  it('keep a hard break as a line ending', () => {
    assert.equal(only('a  \nb\\\nc', 'paragraph')[0]?.text, 'a\nb\nc');
  });
});

describe('links, HTML, definitions and front matter', () => {
  it('finds links wherever inline text stands', () => {
    const text = '# [h](h.md)\n\n| ![t](t.png) |\n|---|\n\n- **[L a][B  x]** <https://x.example>\n\n[b X]: u%20v&amp;w\n';
    assert.deepEqual(
      only(text, 'link').map(({ url, image, label }) => [url, image, label]),
      [
        ['h.md', false, undefined],
        ['t.png', true, undefined],
        ['', false, 'b x'],
        ['https://x.example', false, undefined],
      ],
    );
    assert.deepEqual(
      only(text, 'definition').map(({ label, url }) => [label, url]),
      [['b x', 'u%20v&w']],
    );
  });

  it('finds comments in blocks and in lines', () => {
    const found = only('<!-- steady: id=a -->\n\ntext <!-- b --> more\n', 'html').map(({ text, range }) => [text, range.start.column]);
    assert.deepEqual(found, [
      ['<!-- steady: id=a -->', 0],
      ['<!-- b -->', 5],
    ]);
  });

  it('reads closed front matter only, and the document after an open one', () => {
    const [front] = only('---\na: 1\n---\n# T\n', 'frontMatter');
    assert.deepEqual([front?.format, front?.text, front?.range.end.line], ['yaml', 'a: 1', 2]);
    assert.equal(only('+++\na = 1\n+++', 'frontMatter')[0]?.format, 'toml');
    const open = elements('---\n\n- a\n\n```sh\nb\n```\n').map(({ kind }) => kind);
    assert.deepEqual(open, ['item', 'paragraph', 'code']);
  });

  it('reads front matter behind a byte order mark, and fences after one', () => {
    assert.equal(only('\ufeff---\na: 1\n---\n', 'frontMatter')[0]?.text, 'a: 1');
    assert.deepEqual(
      only('\ufeffx\n\n```\na\n```\n', 'code').map(({ fenced, closed }) => [fenced, closed]),
      [[true, true]],
    );
  });
});
