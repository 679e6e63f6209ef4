import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createService, type Session } from '../../src/core/index.ts';

const service = createService({
  files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
  log: { warn: (message: string) => assert.equal(message, ''), debug: () => undefined },
});

function open(text: string): Session {
  return service.open({ uri: 'file:///w/runbooks/x.md', path: 'runbooks/x.md', text, as: 'runbook' });
}

/** Asks for everything that a host asks for, and that every place lies within the document. */
async function readWhole(session: Session): Promise<void> {
  const lines = session.lineCount;
  const { sections, steps } = session.procedure();
  for (const { heading, endLine } of sections) assert.ok(heading.start.line <= endLine && endLine < lines);
  for (const { range } of steps) assert.ok(range.start.line <= range.end.line && range.end.line < lines);
  session.outline();
  for (const { range, message } of await session.settledFindings()) assert.ok(range.end.line < lines, message);
}

/** On a slow machine still far below a minute; a hang is what is looked for. */
const SECONDS = 20;

describe('a document that is out to break things', () => {
  const FENCE = '```';
  const documents: Readonly<Record<string, string>> = {
    empty: '',
    'one line end': '\n',
    '5 MB in one paragraph': 'a bc def. '.repeat(500_000),
    '5 MB of short lines': 'word\n'.repeat(1_000_000),
    '10,000 nested quotes': `${'>'.repeat(10_000)} x`,
    '10,000 nested quotes with spaces': `${'> '.repeat(10_000)}x`,
    'a list 1,000 deep': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
    '2 MB of backticks': '`'.repeat(2_000_000),
    '2 MB of backticks on lines': '`\n'.repeat(1_000_000),
    'a fence of 100,000 ticks': `${'`'.repeat(100_000)}bash\nls\n`,
    '100,000 brackets': '['.repeat(100_000),
    '50,000 emphases': '*a_'.repeat(50_000),
    '100,000 entities': '&amp'.repeat(100_000),
    'NUL bytes': '# Runbook\0\n\n```bash\0\nls\0\n```\n\0'.repeat(100),
    'lone surrogates': `# \ud800 Runbook \udc00\n\n${FENCE}bash\necho \ud83d\n${FENCE}\n`,
    'a front matter that never ends': `---\n${'a: b\n'.repeat(20_000)}`,
    'a front matter of brackets': `---\n${'['.repeat(50_000)}\n---\n# Runbook: x\n`,
    '20,000 headings': '# A\n\n'.repeat(20_000),
    '5,000 blocks': `${FENCE}bash\nls <a> b\n${FENCE}\n\n`.repeat(5000),
    'a block of 200,000 lines': `${FENCE}bash\n${'ls\n'.repeat(200_000)}${FENCE}\n`,
    'a command of 200,000 words': `${FENCE}bash\n${'a '.repeat(200_000)}\n${FENCE}\n`,
    'a command of 20,000 nested subshells': `${FENCE}bash\n${'('.repeat(20_000)}\n${FENCE}\n`,
    'a command of 20,000 nested substitutions': `${FENCE}bash\n${'$('.repeat(20_000)}\n${FENCE}\n`,
    'a command of 20,000 quotes': `${FENCE}bash\n${`"'`.repeat(20_000)}\n${FENCE}\n`,
    'a command of 20,000 placeholders': `${FENCE}bash\n${'<a b '.repeat(20_000)}\n${FENCE}\n`,
    '20,000 heredocs': `${FENCE}bash\n${'cat <<A '.repeat(20_000)}\n${FENCE}\n`,
    'an unlabelled block of 100,000 lines': `${FENCE}\n${'abc def: ghi\n'.repeat(100_000)}${FENCE}\n`,
  };
  for (const [what, text] of Object.entries(documents)) {
    it(`is read in bounded time: ${what}`, async function () {
      this.timeout(SECONDS * 1000);
      await readWhole(open(text));
    });
  }
});

/** All that is known of sections and steps but where a block is in its chunk: chunks may be cut otherwise. */
function placed(session: Session): unknown {
  const { steps, ...procedure } = session.procedure();
  return { ...procedure, steps: steps.map((step) => ({ ...step, block: { ...step.block, range: undefined } })) };
}

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '# A\n',
      '## A\n',
      '\n',
      '\n\n',
      '- x\n',
      '1. y\n',
      '   ',
      '> ',
      '\t',
      '\r\n',
      '\r',
      '---\n',
      '```bash\n',
      '```\n',
      '~~~ sh\n',
      '````\n',
    ],
    ...[
      'ls\n',
      '$ ls\n',
      'cat <a> b\n',
      "echo 'x\n",
      'cat <<E\n',
      'E\n',
      '`x',
      '[a](b)',
      '[a]: b\n',
      '<!-- c\n',
      '-->\n',
      '\0',
      '\ud800',
      '\u202e',
      'é',
      '|a|b|\n|-|-|\n',
      '<!-- steady: id=a timeout=5m -->\n',
      '<!-- steady: id=b\n',
      '<!-- steady-expect -->\n',
      '```bash {id=c}\n',
    ],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('gives a model whose places lie within it', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        await readWhole(open(each));
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);

  it('reads the same after edits as afresh', async () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), piece });
    await fc.assert(
      fc.asyncProperty(text, fc.array(edit, { maxLength: 8 }), async (start, edits) => {
        const session = open(start);
        session.procedure();
        for (const { at, length, piece: inserted } of edits) {
          const size = session.text.length;
          const offset = at % (size + 1);
          session.apply([{ offset, length: Math.min(length, size - offset), text: inserted }]);
        }
        const fresh = open(session.text);
        assert.deepEqual(placed(session), placed(fresh));
        assert.deepEqual(session.outline(), fresh.outline());
        assert.deepEqual(await session.settledFindings(), await fresh.settledFindings());
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
