import assert from 'node:assert/strict';
import { createMarkdown, createMarkdownInSlices, type MarkdownDocument } from '../../../src/core/markdown/index.ts';
import { engineAt, fullParse, treeOf } from '../../../src/core/markdown/internal.ts';
import { readSteps } from '../../../src/core/steps/index.ts';

const PART = `## Check\n\nA look at the [board]:\n\n1. See it\n\n   \`\`\`bash\n   df -h\n\n     du -sh\n   \`\`\`\n\n> ~~~sh\n> uptime\n> ~~~\n\n    free -m\n\n`;
const LONG = `# Runbook\n\n${PART.repeat(200)}[board]: /b\n`;

function shown(markdown: MarkdownDocument): readonly (readonly [string, string, string, number, number])[] {
  return readSteps(markdown.chunks, markdown.lineCount).steps.map(({ id, hash, label, range }) => [
    id,
    hash,
    label,
    range.start.line,
    range.end.line,
  ]);
}

function readOn(markdown: MarkdownDocument): number {
  let pieces = 0;
  for (let more = !markdown.isSettled; more; pieces++) more = markdown.advance();
  return pieces;
}

function elements(markdown: MarkdownDocument): unknown {
  return markdown.chunks.map(({ text, elements: found }) => [text, found]);
}

describe('a Markdown document in slices', () => {
  it('shows its blocks before anything is parsed, as it shows them after', () => {
    const markdown = createMarkdownInSlices(LONG);
    assert.equal(markdown.isSettled, false);
    const before = shown(markdown);
    assert.equal(before.length, 600);
    assert.ok(readOn(markdown) > 1);
    assert.deepEqual(shown(markdown), before);
  });

  it('is in the end what it would have been at once', () => {
    const markdown = createMarkdownInSlices(LONG);
    markdown.settle();
    assert.deepEqual(elements(markdown), elements(createMarkdown(LONG)));
  });

  it('reads first what is looked at', () => {
    const markdown = createMarkdownInSlices(LONG);
    const line = 1500;
    const at = (): unknown => markdown.chunks.find((chunk) => chunk.line <= line && line < chunk.line + chunk.text.split('\n').length - 1);
    const before = at();
    markdown.advance({ line, endLine: line + 10 });
    assert.notEqual(at(), before);
    assert.equal(
      markdown.chunks[0]?.elements.some(({ kind }) => kind === 'link'),
      false,
    );
  });

  it('answers a keystroke that reaches far by what it knows, and reads on', () => {
    const markdown = createMarkdownInSlices(LONG);
    markdown.settle();
    markdown.apply([{ offset: LONG.lastIndexOf('[board]:'), length: '[board]: /b'.length, text: '' }]);
    assert.equal(markdown.isSettled, false);
    assert.equal(shown(markdown).length, 600);
    readOn(markdown);
    assert.deepEqual(elements(markdown), elements(createMarkdown(markdown.text)));
  });

  it('takes back what a fence has swallowed, without reading it again', () => {
    const markdown = createMarkdownInSlices(LONG);
    markdown.settle();
    const before = markdown.chunks.slice(5);
    const offset = LONG.indexOf('## Check');
    markdown.apply([{ offset, length: 0, text: '~~~~\n' }]);
    readOn(markdown);
    assert.deepEqual(shown(markdown).length, 1);
    markdown.apply([{ offset, length: 5, text: '' }]);
    assert.deepEqual(
      markdown.chunks.slice(5).map((chunk, index) => chunk === before[index]),
      before.map(() => true),
    );
    readOn(markdown);
    assert.deepEqual(elements(markdown), elements(createMarkdown(LONG)));
  });
});

describe('what was remembered', () => {
  it('does not keep what follows from knowing the definitions still to be read', () => {
    const items = Array.from({ length: 20 }, (_, at) => `- see the [board], ${String(at)}\n`).join('');
    const text = `First.\n\n${items}\nEnd.\n\n[board]: /b\n`;
    const markdown = engineAt({ slice: 2000, window: 2000, long: 60 }, text);
    markdown.settle();
    markdown.apply([{ offset: 0, length: 0, text: '~~~~\n' }]);
    markdown.settle();
    markdown.apply([{ offset: markdown.text.indexOf('see the'), length: 3, text: 'look at' }]);
    markdown.settle();
    markdown.apply([{ offset: 0, length: 5, text: '' }]);
    // Nothing was told that the label is defined nowhere, and has to be read again.
    assert.equal(markdown.isSettled, true);
    assert.equal(JSON.stringify(treeOf(markdown)), JSON.stringify(fullParse(markdown.text)));
  });
});

describe('an edit inside a line of something long', () => {
  const items = `${Array.from({ length: 500 }, (_, at) => `- item ${String(at)} is **bold**`).join('\n')}\n`;

  it('leaves what is known of all other lines', () => {
    const markdown = createMarkdown(items);
    const before = markdown.chunks[0]?.elements ?? [];
    markdown.apply([{ offset: items.indexOf('item 250') + 4, length: 0, text: 's' }]);
    const after = markdown.chunks[0]?.elements ?? [];
    assert.equal(after.length, before.length);
    assert.deepEqual(
      after.filter((element, index) => element !== before[index]).map((element) => 'text' in element && element.text),
      ['items 250 is bold', 'items 250 is bold'],
    );
  });
});

describe('what is long by itself', () => {
  const rows = Array.from({ length: 800 }, (_, at) => `| row ${String(at)} | is **bold** | [here](u) |`);
  const items = Array.from({ length: 800 }, (_, at) => `- item ${String(at)} is **bold**, see [here](u)`);
  for (const [name, text] of [
    ['a list', `# Long\n\n${items.join('\n')}\n\nEnd\n`],
    ['a list with blank lines', `# Long\n\n${items.join('\n\n')}\n\nEnd\n`],
    ['a table', `# Long\n\n| a | b | c |\n|---|---|---|\n${rows.join('\n')}\n\nEnd\n`],
  ] as const) {
    it(`is read in slices: ${name}`, () => {
      const markdown = createMarkdownInSlices(text);
      let slices = 1;
      while (markdown.advance()) slices++;
      assert.ok(slices > text.length / 6000, `${String(slices)} slices`);
      assert.equal(JSON.stringify(treeOf(markdown)), JSON.stringify(fullParse(text)));
    });
  }

  const loose = (count: number, what = 'item'): string =>
    Array.from({ length: count }, (_, at) => `- ${what} ${String(at)} is **bold**, see [here](u)\n\n`).join('');

  it('takes slices in proportion to its length, and each goes on where the one before came to', () => {
    const text = `# Long\n\n${loose(12_000)}End\n`;
    assert.ok(text.length > 480_000);
    const markdown = createMarkdownInSlices(text);
    markdown.advance();
    const list = markdown.chunks[1];
    markdown.advance();
    assert.equal(markdown.chunks[1], list);
    const slices = 2 + readOn(markdown);
    assert.ok(slices < text.length / 1900, `${String(slices)} slices`);
    assert.deepEqual(markdown.limits, createMarkdown(text).limits);
  });

  it('is read while something else that is long is looked at by turns', () => {
    const text = `${loose(2000)}Between\n\n${loose(2000)}`;
    const markdown = createMarkdownInSlices(text);
    let slices = 0;
    for (let more = true; more && slices < text.length; slices++) {
      const line = slices % 2 === 0 ? 0 : 7000;
      more = markdown.advance({ line, endLine: line + 10 });
    }
    assert.ok(slices < text.length / 1900, `${String(slices)} slices`);
    assert.equal(JSON.stringify(treeOf(markdown)), JSON.stringify(fullParse(text)));
  });

  it('is too large from the cap of a region on, in slices as at once', () => {
    const rows = Array.from({ length: 6000 }, (_, at) => `| row ${String(at)} | is **bold** | [here](u) |\n`).join('');
    for (const text of [loose(6000), loose(6000).replaceAll('\n\n', '\n'), `| a | b | c |\n|---|---|---|\n${rows}`]) {
      const [markdown, atOnce] = [createMarkdownInSlices(text), createMarkdown(text)];
      markdown.settle();
      assert.equal(atOnce.limits[0]?.what, 'region');
      assert.deepEqual(markdown.limits, atOnce.limits);
    }
  });

  it('is too large as soon as what is typed into it makes it so', () => {
    const text = loose(4000);
    const least = createMarkdown(text).limits[0]?.range.end.line ?? 0;
    const fits =
      text
        .split('\n')
        .slice(0, least - 40)
        .join('\n') + '\n';
    const markdown = createMarkdown(fits);
    assert.deepEqual(markdown.limits, []);
    markdown.apply([{ offset: fits.indexOf('item 9 ') + 4, length: 0, text: 'word '.repeat(1500) }]);
    assert.ok(markdown.limits.length > 0);
    assert.deepEqual(markdown.limits, createMarkdown(markdown.text).limits);
  });

  for (const tag of ['pre', 'script', 'style']) {
    it(`comes to an end: <${tag}> with blank lines`, () => {
      const text = `# Long\n\n<${tag}>\n${'Some words of text that go on.\n\n'.repeat(600)}</${tag}>\n\n# End\n`;
      const markdown = createMarkdownInSlices(text);
      let slices = 1;
      while (markdown.advance() && slices < 1000) slices++;
      assert.ok(markdown.isSettled, `not settled after ${String(slices)} slices`);
      assert.equal(JSON.stringify(treeOf(markdown)), JSON.stringify(fullParse(text)));
    });
  }

  it('is one with what was cut from it for a cap, as soon as that breaks none', () => {
    const text = '1. p\n\n   ```\n```\n\n';
    const markdown = createMarkdown(`${text}${'w'.repeat(70_000)}`);
    markdown.apply([{ offset: text.length, length: 70_000, text: '' }]);
    assert.equal(JSON.stringify(treeOf(markdown)), JSON.stringify(fullParse(text)));
  });

  it('breaks a cap behind its first blank line, too', () => {
    const before = createMarkdown('- one\n\n- two\n- three\n');
    before.apply([{ offset: '- one\n\n- tw'.length, length: 0, text: 'w'.repeat(70_000) }]);
    assert.deepEqual(
      before.limits.map(({ what, range }) => [what, range.start.line, range.end.line]),
      [['line', 2, 4]],
    );
  });
});
