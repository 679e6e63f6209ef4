import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { NO_OPTIONS, readSteps, type Procedure, type StepOptions } from '../../../src/core/steps/index.ts';
import type { Range } from '../../../src/core/text/index.ts';

const FENCE = '```';

function read(text: string): Procedure {
  const markdown = createMarkdown(text);
  return readSteps(markdown.chunks, markdown.lineCount);
}

/** What is said of the first block, without what is as it always is. */
function said(text: string): Partial<StepOptions> {
  const options = read(text).steps[0]?.options ?? NO_OPTIONS;
  return Object.fromEntries(Object.entries(options).filter(([key, value]) => value !== NO_OPTIONS[key as keyof StepOptions]));
}

function above(comment: string, between = '\n'): string {
  return `# A\n\n${comment}${between}${FENCE}bash\nls\n${FENCE}\n`;
}

function cut(text: string, range: Range | undefined): string {
  const lines = text.split('\n');
  if (range === undefined) return '';
  const { start, end } = range;
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.column, end.column);
  return [
    (lines[start.line] ?? '').slice(start.column),
    ...lines.slice(start.line + 1, end.line),
    (lines[end.line] ?? '').slice(0, end.column),
  ].join('\n');
}

describe('an annotation', () => {
  it('says everything there is to say', () => {
    const text = above(
      '<!-- steady: id=drain-node timeout=5m confirm="Drains a \\"node\\"" mode=isolated cwd=.. on-error=continue pipefail expect="0 failed" until="curl -fsS localhost/health" every=5s tries=10 background interactive=false exclude-from-run-all -->',
    );
    const { until, ...rest } = said(text);
    assert.deepEqual(rest, {
      id: 'drain-node',
      timeout: 300,
      confirm: 'Drains a "node"',
      mode: 'isolated',
      cwd: '..',
      onError: 'continue',
      pipefail: true,
      expect: '0 failed',
      every: 5,
      tries: 10,
      background: true,
      interactive: false,
      excludeFromRunAll: true,
    });
    assert.equal(until?.command, 'curl -fsS localhost/health');
    assert.equal(until.reading.effect, 'read');
    assert.deepEqual(read(text).steps[0]?.annotation?.problems, []);
  });

  it('knows what its condition would do', () => {
    assert.equal(said(above('<!-- steady: until="kubectl delete pod x" -->')).until?.reading.effect, 'destroy');
  });

  const drain: Partial<StepOptions> = { id: 'drain', timeout: 300 };
  const places: Readonly<Record<string, string>> = {
    'right above': above('<!-- steady: id=drain timeout=5m -->'),
    'behind a blank line': above('<!-- steady: id=drain timeout=5m -->', '\n\n'),
    'under its other name': above('<!-- runbook: id=drain timeout=5m -->'),
    'over several lines': above('<!-- steady:\n  id=drain\n  timeout=5m\n-->'),
    'above another comment': above('<!-- steady: id=drain timeout=5m -->\n<!-- prettier-ignore -->'),
    'in two comments': above('<!-- steady: id=drain -->\n\n<!-- steady: timeout=5m -->'),
    'at the end of a sentence': above('Drain it: <!-- steady: id=drain timeout=5m -->'),
    'in an element': above('<details>\n<summary>Drain</summary>\n<!-- steady: id=drain timeout=5m -->', '\n\n'),
    'in a list': `# A\n\n1. Drain\n\n   <!-- steady: id=drain timeout=5m -->\n   ${FENCE}bash\n   ls\n   ${FENCE}\n`,
    'in a list in a quote': `# A\n\n> - Drain\n>\n>   <!-- steady: id=drain timeout=5m -->\n>\n>   ${FENCE}bash\n>   ls\n>   ${FENCE}\n`,
    'above an indented block': '# A\n\n<!-- steady: id=drain timeout=5m -->\n\n    $ ls\n',
    'in the info string': `# A\n\n${FENCE}bash {id=drain timeout=5m}\nls\n${FENCE}\n`,
    'in both': `# A\n\n<!-- steady: id=drain -->\n${FENCE}bash { timeout=5m }\nls\n${FENCE}\n`,
    'with single quotes': above(`<!-- steady: id='drain' timeout='5m' -->`),
    'with CRLF': above('<!-- steady:\n id=drain\n timeout=5m -->').replaceAll('\n', '\r\n'),
  };
  for (const [where, text] of Object.entries(places)) {
    it(`is read ${where}`, () => {
      const procedure = read(text);
      assert.deepEqual(said(text), drain);
      assert.equal(procedure.steps[0]?.id, 'drain');
      assert.deepEqual(procedure.strays, []);
      const [first] = procedure.steps[0].annotation?.pairs ?? [];
      assert.equal(cut(text, first?.keyRange), 'id');
      assert.match(cut(text, first?.valueRange), /^['"]?drain['"]?$/);
      assert.match(cut(text, procedure.steps[0].annotation?.id), /^id=['"]?drain['"]?$/);
    });
  }

  const elsewhere: Readonly<Record<string, string>> = {
    'two blank lines up': above('<!-- steady: id=drain -->', '\n\n\n'),
    'above a sentence': above('<!-- steady: id=drain -->\n\nLook.', '\n\n'),
    'above a rule': above('<!-- steady: id=drain -->\n***'),
    'above a heading': above('<!-- steady: id=drain -->\n## B'),
    'at the end': `${FENCE}bash\nls\n${FENCE}\n\n<!-- steady: id=drain -->\n`,
  };
  for (const [where, text] of Object.entries(elsewhere)) {
    it(`is about nothing ${where}`, () => {
      const { steps, strays } = read(text);
      assert.deepEqual(said(text), {});
      assert.equal(steps[0]?.annotation, undefined);
      assert.deepEqual(
        strays.map(({ kind, missing, range }) => [kind, missing, cut(text, range)]),
        [['options', 'block', '<!-- steady: id=drain -->']],
      );
    });
  }

  const remarks: Readonly<Record<string, string>> = {
    'a remark that begins with “runbook:”': above('<!-- runbook: owned by team=storage -->'),
    'another comment': above('<!-- steadily: id=drain -->'),
    'what other programs read': `# A\n\n${FENCE}bash title="x" {1,3-4}\nls\n${FENCE}\n`,
    'the braces of Pandoc': `# A\n\n${FENCE}{.bash id=x}\nls\n${FENCE}\n`,
    'JSON of another program': `# A\n\n${FENCE}bash {"key": ["id"]}\nls\n${FENCE}\n`,
  };
  for (const [what, text] of Object.entries(remarks)) {
    it(`is not ${what}`, () => {
      assert.deepEqual(said(text), {});
      assert.deepEqual(read(text).steps[0]?.annotation?.problems ?? [], []);
      assert.deepEqual(read(text).strays, []);
    });
  }

  it('keeps a step the same object while it is the same, and not otherwise', () => {
    const text = `${above('<!-- steady: id=drain timeout=5m -->', '\n\n')}\nOne.\n\nTwo.\n`;
    const markdown = createMarkdown(text);
    const [before] = readSteps(markdown.chunks, markdown.lineCount).steps;
    markdown.apply([{ offset: text.length, length: 0, text: '\nThree.\n' }]);
    assert.equal(readSteps(markdown.chunks, markdown.lineCount).steps[0], before);
    markdown.apply([{ offset: text.indexOf('5m'), length: 2, text: '6m' }]);
    const [after] = readSteps(markdown.chunks, markdown.lineCount).steps;
    assert.deepEqual([before?.options.timeout, after?.options.timeout], [300, 360]);
    assert.equal(after?.hash, before?.hash);
  });
});

describe('a regular expression in an annotation', () => {
  it('is one that can be read', () => {
    assert.equal(said(above('<!-- steady: expect="/\\d+ failed/" -->')).expect, '/\\d+ failed/');
    const { options, annotation } = read(above('<!-- steady: expect="/(/" -->')).steps[0] ?? {};
    assert.deepEqual([options?.expect, annotation?.problems[0]?.message], [undefined, 'Expected a regular expression, found “/(/”']);
  });
});

describe("Runme's annotations", () => {
  it('are read as JSON', () => {
    const text = `# A\n\n${FENCE}sh {"name":"drain","cwd":"..","background":"true","interactive":false,"excludeFromRunAll":true,"promptEnv":"never","tag":"x"}\nls\n${FENCE}\n`;
    assert.deepEqual(said(text), {
      id: 'drain',
      cwd: '..',
      background: true,
      interactive: false,
      excludeFromRunAll: true,
      promptEnv: false,
    });
    assert.deepEqual(read(text).steps[0]?.annotation?.problems, []);
  });

  it('are read as pairs', () => {
    assert.deepEqual(said(`${FENCE}sh { name=drain promptEnv=yes }\nls\n${FENCE}\n`), { id: 'drain', promptEnv: true });
  });

  it('may name a block as no id could be', () => {
    const { steps } = read(`# A\n\n${FENCE}sh {"name":"drain the node"}\nls\n${FENCE}\n`);
    assert.equal(steps[0]?.id, 'a/1');
    assert.deepEqual(steps[0].annotation?.problems, []);
  });
});

describe('two blocks of one id', () => {
  it('leave it to the first', () => {
    const block = `<!-- steady: id=drain -->\n${FENCE}bash\nls\n${FENCE}\n\n`;
    const { steps } = read(`# A\n\n${block}${block}`);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['drain', 'a/2'],
    );
  });

  it('cannot take the id that another has by its number', () => {
    const { steps } = read(`# A\n\n<!-- steady: id=a/2 -->\n${FENCE}bash\nls\n${FENCE}\n`);
    assert.deepEqual([steps[0]?.id, steps[0]?.annotation?.problems.length], ['a/1', 1]);
  });
});

describe('an expected output', () => {
  const step = `${FENCE}bash\nls\n${FENCE}\n\n`;
  const output = (language = 'text'): string => `<!-- steady-expect -->\n${FENCE}${language}\nfile.txt\n...\n${FENCE}\n`;

  it('belongs to the step before, and is not run', () => {
    const { steps, strays } = read(`# A\n\n${step}It prints:\n\n${output('bash')}`);
    assert.deepEqual(steps[0]?.expected, {
      text: 'file.txt\n...',
      range: { start: { line: 9, column: 0 }, end: { line: 12, column: 3 } },
      firstLine: 10,
    });
    assert.deepEqual([steps[1]?.expected, steps[1]?.reading.run, steps[1]?.reading.script], [undefined, 'copy', undefined]);
    assert.deepEqual(strays, []);
  });

  const missing: Readonly<Record<string, readonly [string, string]>> = {
    'without a step': [`# A\n\n${output()}`, 'step'],
    'in another section': [`# A\n\n${step}## B\n\n${output()}`, 'step'],
    'behind a block that does not run': [`# A\n\n${FENCE}yaml\na: 1\n${FENCE}\n\n${output()}`, 'step'],
    'twice for one step': [`# A\n\n${step}${output()}\n${output()}`, 'step'],
    'without a block': [`# A\n\n${step}<!-- steady-expect -->\n\nfile.txt\n`, 'block'],
  };
  for (const [what, [text, expected]] of Object.entries(missing)) {
    it(`says so ${what}`, () => {
      assert.deepEqual(
        read(text).strays.map(({ kind, missing: found }) => [kind, found]),
        [['expect', expected]],
      );
    });
  }

  it('is followed while it is edited', () => {
    const text = `# A\n\n${step}${output()}`;
    const markdown = createMarkdown(text);
    readSteps(markdown.chunks, markdown.lineCount);
    markdown.apply([{ offset: text.indexOf('file.txt'), length: 4, text: 'other' }]);
    assert.equal(readSteps(markdown.chunks, markdown.lineCount).steps[0]?.expected?.text, 'other.txt\n...');
  });
});
