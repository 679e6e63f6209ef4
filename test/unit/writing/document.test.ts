import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { readSteps } from '../../../src/core/steps/index.ts';
import { fileSuggestions, foldsOf, frontMatterFolds, labelSuggestions, linkPlaces } from '../../../src/core/writing/index.ts';

function read(source: string) {
  const lines = source.split('\n');
  const { chunks, lineCount } = createMarkdown(source);
  return {
    elements: chunks.flatMap(({ line, elements }) => elements.map((element) => ({ element, line }))),
    sections: readSteps(chunks, lineCount).sections,
    lineAt: (line: number) => lines[line] ?? '',
  };
}

const SOURCE = `---
type: runbook
---
# Restart

<!-- two
lines -->

## One

1. Do it

   \`\`\`bash
   uptime
   \`\`\`

2. Then that

## Two
`;

describe('folding', () => {
  it('takes sections, items, blocks, front matter and comments of more than one line, without the blank lines behind them', () => {
    const folds = foldsOf(read(SOURCE)).map(({ start, end, kind }) => [start, end, kind ?? '']);
    assert.deepEqual(
      folds.sort(([a], [b]) => Number(a) - Number(b)),
      [
        [0, 2, ''],
        [3, 18, ''],
        [5, 6, 'comment'],
        [8, 16, ''],
        [10, 14, ''],
        [12, 14, ''],
      ],
    );
  });

  it('is the front matter alone where that is all that is missing', () => {
    assert.deepEqual(frontMatterFolds(read(SOURCE)), [{ start: 0, end: 2, kind: undefined }]);
    assert.deepEqual(frontMatterFolds(read('# A\n\ntext\n')), []);
  });
});

describe('links', () => {
  it('are found by the place of their address, but for those of the web and of a site', () => {
    const { elements, lineAt } = read('See [a](b%20c.md#d), [e](https://x.y), [f](/g) and ![h](i.png).\n\n[j]: k.md\n');
    assert.deepEqual(
      linkPlaces(elements, lineAt).map(({ range: { start, end }, path, anchor }) => [start.line, start.column, end.column, path, anchor]),
      [
        [0, 8, 18, 'b%20c.md', 'd'],
        [0, 56, 61, 'i.png', undefined],
        [2, 5, 9, 'k.md', undefined],
      ],
    );
  });
});

describe('suggestions', () => {
  it('name folders first, write what an address cannot hold in its code, and leave hidden files out', () => {
    const entries = ['b.md', 'a (1).md', '.git', 'z'].map((name) => ({ name, folder: name === 'z' }));
    assert.deepEqual(
      fileSuggestions(entries).map(({ kind, text }) => [kind, text]),
      [
        ['folder', 'z/'],
        ['file', 'a%20%281%29.md'],
        ['file', 'b.md'],
      ],
    );
  });

  it('name each definition once', () => {
    assert.deepEqual(
      labelSuggestions(read('[a]: x.md\n[b]: y.md\n[A]: z.md\n').elements).map(({ text, about }) => [text, about]),
      [
        ['a', 'x.md'],
        ['b', 'y.md'],
      ],
    );
  });
});
