import assert from 'node:assert/strict';
import { cpuUsage } from 'node:process';
import { createMarkdown, skeleton } from '../../src/core/markdown/index.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Of processor time, so that a busy machine does not count. Generous, and far below what the parser alone needs: minutes, or for ever. */
const MILLISECONDS = 6000;

const filled = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

function growing(lines: number, line: (index: number) => string): string {
  return Array.from({ length: lines }, (_, index) => line(index)).join('\n');
}

function processorTime(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

/** Each of these took remark more than its share of time, or its stack. */
const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  '5 MB in one paragraph': filled('word ', 5 * MB),
  '3 MB in one line': filled('word ', 3 * MB),
  '3 MB in lines of one paragraph': filled('a word in a line\n', 3 * MB),
  '10,000 quotes in each other': `${'>'.repeat(10_000)} a`,
  '10,000 quotes with spaces': `${'> '.repeat(10_000)}a\n\n# After\n`,
  'a list 1,000 deep': growing(1000, (depth) => `${'  '.repeat(depth)}- a`),
  'a loose list 1,000 deep': growing(1000, (depth) => `${'  '.repeat(depth)}- a\n`),
  'a list 1,000 deep on one line': `${'- '.repeat(1000)}a`,
  '10,000 items in items': filled('- a\n  - b\n', 100 * KB),
  'a line of list markers': `${'- '.repeat(1 * MB)}a`,
  'a line of numbers': `${'1. '.repeat(1 * MB)}a`,
  'quotes and lists by turns': `${'> - '.repeat(1000)}a`,
  '50,000 items': filled('- a\n', 200_000),
  '8,000 loose items': filled('- a\n\n', 40_000),
  '50,000 tasks': filled('- [ ] a\n', 400_000),
  '50,000 rows': `|a|b|\n|-|-|\n${filled('|x|y|\n', 300_000)}`,
  'a row of 10,000 cells': `|a|b|\n|-|-|\n${filled('|x', 20_000)}`,
  'a row without end': `|a|b|\n|-|-|\n${filled('|x', 2 * MB)}`,
  '2 MB of backticks': '`'.repeat(2 * MB),
  'runs of ever more backticks': growing(2000, (size) => `${'`'.repeat(size)} `).replaceAll('\n', ''),
  'an open fence': `\`\`\`\n${filled('a\n', 2 * MB)}`,
  'fences without blank lines': filled('```\n', 1 * MB),
  NUL: '\u0000'.repeat(1 * MB),
  'lone surrogates': filled('\ud800\udfff\udc00 ', 1 * MB),
  'a byte order mark on every line': filled('\ufeff\n\n', 20 * KB),
  'openings of links': '['.repeat(1 * MB),
  'endings of links': ']'.repeat(1 * MB),
  'endings of links, by lines': filled(']\n', 1 * MB),
  'pairs of brackets': filled('[a]', 1 * MB),
  'brackets in each other': '['.repeat(30_000) + ']'.repeat(30_000),
  'images in each other': filled('![', 1 * MB),
  'a link without end': filled('[a](<b', 1 * MB),
  'parentheses without end': `[a](${'('.repeat(1 * MB)}`,
  stars: '*'.repeat(1 * MB),
  'stars with letters': filled('a**b', 1 * MB),
  'emphasis in each other': filled('*a **b ', 200 * KB) + filled('c** d*', 200 * KB),
  underscores: filled('_a ', 1 * MB),
  tildes: filled('~~a ', 1 * MB),
  'tags without end': filled('<a ', 1 * MB),
  'comments without end, in a line': filled('a <!-- ', 60 * KB),
  'comments without end, by lines': filled('a <!--\n', 1 * MB),
  'a comment without end': `<!--\n${filled('- a\n\n', 1 * MB)}`,
  'CDATA without end': filled('a <![CDATA[ ', 60 * KB),
  'instructions without end': filled('a <? ', 60 * KB),
  ampersands: '&'.repeat(1 * MB),
  backslashes: '\\'.repeat(1 * MB),
  'underlined headings without blank lines': filled('a\n===\n', 300 * KB),
  'lines that go on a quote': `> a\n${filled('b\n', 300 * KB)}`,
  definitions: growing(20_000, (index) => `[a${String(index)}]: /u`),
  'definitions and their references': `${growing(5000, (index) => `[a${String(index)}]: /u`)}\n\n${growing(5000, (index) => `[a${String(index)}]\n`)}`,
  'definitions that are none': filled('[a]: b c ]]]\n', 300 * KB),
  footnotes: growing(10_000, (index) => `[^${String(index)}]: x`),
  'front matter without end': `---\n${filled('a: b\n', 1 * MB)}`,
  'blank lines': '\n'.repeat(1 * MB),
  'carriage returns': '\r'.repeat(150_000),
  spaces: ' '.repeat(3 * MB),
  tabs: filled('\t\n', 300 * KB),
};

describe('hostile Markdown', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`${name} gives a model in bounded time, and so does typing into it`, function () {
      this.timeout(10 * MILLISECONDS);
      const start = processorTime();
      const markdown = createMarkdown(text);
      assert.equal(markdown.text, text);
      for (const { elements } of markdown.chunks) assert.ok(Array.isArray(elements));
      markdown.apply([{ offset: text.length >> 1, length: 0, text: 'x' }]);
      markdown.apply([{ offset: 0, length: 0, text: '# H\n\n' }]);
      assert.equal(markdown.length, text.length + 6);
      skeleton(text);
      const all = processorTime() - start;
      assert.ok(all < MILLISECONDS, `took ${String(Math.round(all))} ms`);
    });
  }
});
