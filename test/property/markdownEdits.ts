import { elementsIn, engineAt, fullElements, fullParse, treeOf } from '../../src/core/markdown/internal.ts';
import type { MarkdownDocument } from '../../src/core/markdown/index.ts';
import { CAPS } from '../../src/core/markdown/limits.ts';
import { seeded } from './seeded.ts';

/** What is typed, and what nasty documents are made of: everything that can reach beyond its own line. */
// prettier-ignore
export const FRAGMENTS = [
  'a', 'x y', '0', ' ', '  ', '    ', '\t', '\n', '\n\n', '\n\n\n', '\r\n', '\r', '\n   cont\n', '\n  \n',
  '#', '# H\n', '\n## H2\n', '===', '\n===\n', '---', '\n---\n', '***\n', '* * *', '---\nk: v\n---\n', '+++\n', '+++\nk = 1\n+++\n',
  '- ', '\n- item\n', '\n\n- item\n\n', '* ', '1. ', '1) ', '\n1. one\n2. two\n', '\n2. two\n', '-\n', '  - nested\n', '- [ ] task\n',
  '> ', '\n> quote\n', '>\n', '> - a\n', '- > a\n',
  '```', '\n```\n', '\n```bash\nkubectl get pods\n```\n', '   ```sh\n', '\n- ```\n  a\n', '> ```\n', '~~~', '\n~~~\n', '````',
  '|', '\n| a | b |\n|---|---|\n| 1 | 2 |\n', '| - |',
  '<div>', '\n<div>\n', '</div>\n', '<!--', '-->', '\n<!-- c -->\n', '<script>', '</script>', '<pre>', '<?', '?>', '<![CDATA[', ']]>', '<b>',
  '[foo]', '[foo]: /url\n', '\n\n[foo]: /url "t"\n', '[bar]: <x>\n', '[foo]:\n', '"t\n', '[foo][bar]', '![foo]', '[', '](', '](u)', ']', '(', '!',
  '[foo\n', 'bar]', '\n> [foo]: /q\n', '- [foo]: /l\n', '[ß]: /ss\n', '[SS]', '![^1]', '[^1]', '[^1]: note\n', '\n[^1]: note\n\n    more\n', '\n    more\n',
  '    indented\n', '\n\n    indented\n', '\n\tindented\n', '_', '**', '*', '`', '``', '\\', '&amp;', '&', '~~', 'http://a.example',
  'é', '😀', '\ud800', '\u0000', '\u00a0',
  'some words', '\nmore words \n  and on\n', '[some words]', '![words', '<some', '&copy', '\n> quoted words\nand lazy ones\n', 'so**me**how ', '`words`',
  '\n- words\n\n  > and words\n  of it\n', '[words](u)', '<http://words>', '~~words~~', '[words]: /u\n', '\n| words | of |\n|---|---|\n| a row | of words |\n',
];

/** Typed inside a line. */
// prettier-ignore
const TYPED = [
  'a', 'b ', '`', '**', '*', '_', '[', '](x)', '|', ' | ', '<b>', '- ', '  ', '1. ', '[foo]', '~~', '\\', '&amp;', '#', '>', '```', '.', ':',
];

/** Small runbooks as people write them. */
const RUNBOOKS = [
  `---
title: Queue is growing
owner: "@payments"
---

# Queue is growing

> Page the owner when it does not shrink within 20 minutes.

## Check

1. Look at the depth, see [the dashboard][dash]:

   \`\`\`bash
   queuectl depth --all | sort -k2 -n
   \`\`\`

2. Look at the consumers[^1]:

   - [ ] alive
   - [ ] not **stuck**

     \`\`\`console
     $ queuectl consumers
     worker-1  alive
     \`\`\`

| consumer | rate |
|----------|-----:|
| worker-1 | 12/s |
| worker-2 | \`0\` |

## Fix

    queuectl restart worker-2

See ![graph](graph.png) and [dash].

[dash]: https://grafana.example/d/queue "Queue"

[^1]: They run in the batch cluster.

    Ask there first.
`,
  `Disk is full
============

Symptoms
--------

<!-- steady: id=disk -->

- df shows 100 %
- writes fail with \`ENOSPC\`

~~~sh
df -h
du -xh / | sort -h | tail
~~~

* * *

<details>
<summary>Old way</summary>

rm -rf /var/tmp/*

</details>

* first
* second

  with a paragraph

- another list
`,
  '# Windows endings\r\n\r\n1. one\r\n2. two\r\n\r\n```powershell\r\nGet-Service\r\n```\r\n\r\nend\r\n',
];

/** Where the engine and a full parse of the same text disagree. */
export interface Difference {
  readonly what: string;
  readonly seed: number;
  readonly edit: number;
  /** The engine worked in slices. */
  readonly sliced: boolean;
  readonly before: string;
  readonly change: { readonly offset: number; readonly length: number; readonly text: string } | undefined;
}

/** UTF-16 units, from which on no long word is pasted any more. */
const LONG_TEXT = 10_000;

/** Mostly what parts of a chunk may be read by, now and then what no cap lets through. */
function pickLength(chance: number): number {
  return chance < 0.5 ? 4200 : 17_000;
}

/** Applies seeded edits to documents and compares with a full parse after each. The first difference, if any. */
export function fuzz(seed: number, edits: number, samples: readonly string[] = RUNBOOKS): Difference | undefined {
  const random = seeded(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = (list: readonly string[]): string => list[upTo(list.length)] ?? '';

  const nasty = (): string => {
    let text = random() < 0.05 ? '\ufeff' : '';
    for (let parts = 5 + upTo(30); parts > 0; parts--) text += pick(FRAGMENTS) + (random() < 0.3 ? '\n' : '');
    return text;
  };

  /** A line of something long: what is typed in there is parsed by its item, its row or its line alone. */
  const long = (): string => {
    const kind = upTo(5);
    const count = 4 + upTo(14);
    let text = '# Long\n\n';
    if (kind === 1) text += '| a | b |\n|---|:-:|\n';
    if (kind === 2) text += '```bash\n';
    for (let index = 0; index < count; index++) {
      const number = String(index + 1);
      if (kind === 0) text += `${number}. Step ${number}\n\n   \`\`\`bash\n   kubectl get pods\n   \`\`\`\n\n`;
      else if (kind === 1) text += `| row ${number} **b** | \`c\` [f](u) [foo] |\n`;
      else if (kind === 2) text += `echo ${number}${random() < 0.1 ? '\r' : ''}\n`;
      else {
        const mark = kind === 3 ? '- ' : pick(['- ', '* ', '1. ', `${number}. `, '- [ ] ', '- [x] ', ' - ']);
        text += `${mark}item ${number} [foo]\n${random() < 0.3 ? '\n' : ''}${random() < 0.3 ? '  - nested **b**\n' : ''}`;
      }
    }
    if (kind === 2) text += '```\n';
    return `${text}${pick(['', '\n', '\nend\n', 'end\n'])}${random() < 0.5 ? '\n[foo]: /u\n' : ''}`;
  };

  /** In the middle of a word, where nothing is parsed. */
  const wordEdit = (text: string, from: number): Difference['change'] => {
    const word = /[a-z]{2,}/i.exec(text.slice(from));
    if (word === null) return undefined;
    const edge = from + word.index + (random() < 0.5 ? 0 : word[0].length);
    if (random() < 0.3) return { offset: edge, length: 0, text: pick(['a', 'x', 'nbsp']) };
    const offset = from + word.index + 1 + upTo(word[0].length - 1);
    const length = Math.min(upTo(3), from + word.index + word[0].length - 1 - offset);
    if (random() < 0.05 && text.length < LONG_TEXT) return { offset, length, text: 'word'.repeat(pickLength(random())) };
    return { offset, length, text: pick(['', 'a', 'nb', 'sp', 'x', 'words']) };
  };

  const edit = (text: string): NonNullable<Difference['change']> => {
    const offset = upTo(text.length + 1);
    const inWord = random() < 0.3 ? wordEdit(text, offset) : undefined;
    if (inWord) return inWord;
    const kind = random();
    if (random() < 0.4) return random() < 0.6 ? { offset, length: 0, text: pick(TYPED) } : { offset, length: 1 + upTo(3), text: '' };
    if (kind < 0.5) return { offset, length: 0, text: pick(FRAGMENTS) };
    if (kind < 0.75) return { offset, length: 1 + upTo(random() < 0.2 ? 400 : 6), text: '' };
    if (kind < 0.85) return { offset, length: upTo(30), text: pick(FRAGMENTS) + pick(FRAGMENTS) };
    if (kind < 0.93) return { offset: text.lastIndexOf('\n', offset) + 1, length: upTo(4), text: pick(FRAGMENTS) };
    const from = upTo(text.length);
    return { offset, length: 0, text: text.slice(from, from + upTo(300)) };
  };

  for (let done = 0; done < edits;) {
    let text = random() < 0.4 ? nasty() : random() < 0.4 ? long() : pick(samples);
    const sliced = random() < 0.6;
    // Tiny, so that what is long in a runbook of thousands of lines is long here.
    const sizes = { slice: sliced ? 20 + upTo(200) : Number.POSITIVE_INFINITY, window: 20 + upTo(200), long: 20 + upTo(60) };
    const markdown = engineAt(sizes, text);
    const past: NonNullable<Difference['change']>[] = [];
    let change: Difference['change'];
    for (let left = 10 + upTo(40); ; left--) {
      const before = text;
      if (change) {
        const { offset, length } = change;
        past.push({ offset, length: change.text.length, text: text.slice(offset, offset + length) });
        text = text.slice(0, offset) + change.text + text.slice(offset + length);
        markdown.apply([change]);
      }
      // Some edits come while the slices of the one before are still waiting.
      for (let slices = sliced ? upTo(4) : 0; slices > 0; slices--) markdown.advance({ line: upTo(20), endLine: upTo(40) });
      if (random() < (sliced ? 0.5 : 1) || left === 0 || done >= edits) {
        const what = difference(markdown, text, random() < 0.3 ? 40 + 2 * text.length : 0);
        if (what !== undefined) return { what, seed, edit: done, sliced, before, change };
      }
      if (left === 0 || done >= edits) break;
      change = (random() < 0.15 ? past.pop() : undefined) ?? edit(text);
      done++;
    }
  }
  return undefined;
}

/** Once all is read: in at most so many slices, or at once where it is to be none. */
function difference(markdown: MarkdownDocument, text: string, slices: number): string | undefined {
  for (let left = slices; left > 0 && markdown.advance(); left--);
  if (slices > 0 && !markdown.isSettled) return `not settled after ${String(slices)} slices`;
  markdown.settle();
  if (markdown.text !== text) return 'text';
  const skipped = new Set(markdown.limits.map(({ range }) => range.start.line));
  const parsed = markdown.chunks.filter(({ line, elements }) => !skipped.has(line) && elements[0]?.kind !== 'frontMatter');
  const longest = Math.max(0, ...parsed.map((chunk) => Math.max(...chunk.text.split(/[\r\n]/).map(({ length }) => length))));
  if (longest > CAPS.line) return 'a line that is too long';
  // Where a cap is broken or nearly, it depends on how the document was cut before what is not parsed with it.
  if (markdown.limits.length > 0 || longest > CAPS.line / 2) return undefined;
  const full = fullParse(text);
  const expected = JSON.stringify(full);
  const actual = JSON.stringify(treeOf(markdown));
  if (actual !== expected) {
    let at = 0;
    while (actual[at] === expected[at]) at++;
    return `tree\n  full   ${expected.slice(Math.max(0, at - 100), at + 150)}\n  engine ${actual.slice(Math.max(0, at - 100), at + 150)}`;
  }
  return JSON.stringify(elementsIn(markdown)) === JSON.stringify(fullElements(full, text)) ? undefined : 'elements';
}
