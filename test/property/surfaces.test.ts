import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askedAt, blockHover, createService, foldsOf, linkPlaces, type Range } from '../../src/core/index.ts';

const service = createService({
  files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
  log: { warn: (message: string) => assert.equal(message, ''), debug: () => undefined },
});

/** Asks for all that a host shows where the pointer rests, and while somebody writes; every place must lie within the document. */
function look(text: string): void {
  const session = service.open({ uri: 'file:///w/runbooks/x.md', path: 'runbooks/x.md', text, as: 'runbook' });
  const lines = text.split(/\r\n|\r|\n/);
  const lineAt = (line: number): string => lines[line] ?? '';
  const within = ({ start, end }: Range): boolean =>
    start.line <= end.line && end.line < lines.length && start.column <= lineAt(start.line).length && end.column <= lineAt(end.line).length;
  const { sections, steps } = session.procedure();
  for (const step of steps) {
    for (let line = step.range.start.line; line <= Math.min(step.range.end.line, step.range.start.line + 5); line++) {
      for (const column of [0, step.range.start.column, 7]) {
        const at = { uri: session.uri, step, position: { line, column }, lineAt };
        const hover = blockHover({ ...at, withheld: undefined, unlabelled: 'ask', terminal: session.title, state: undefined, at: '' });
        if (hover !== undefined) assert.ok(within(hover.range), JSON.stringify([text, hover.range]));
      }
    }
  }
  for (const { start, end } of foldsOf({ elements: session.elements(), sections, lineAt })) assert.ok(start < end && end < lines.length);
  for (const { range } of linkPlaces(session.elements(), lineAt)) assert.ok(within(range), JSON.stringify([text, range]));
  for (const line of lines.slice(0, 50)) {
    const asked = askedAt(line, false);
    if (asked !== undefined) assert.ok(asked.from <= line.length);
  }
}

describe('what is shown over any text', () => {
  const piece = fc.constantFrom(
    ...['# A\n', '\n', '- x\n', '1. y\n', '   ', '> ', '\t', '\r\n', '---\n', '```bash\n', '```console\n', '```\n', '~~~ sh\n', '    '],
    ...[
      'ls <a>\n',
      '$ cat <a b>\n',
      'out\n',
      "echo 'x\n",
      'cat <<E\n',
      '[a](b#c)',
      '![a](<b c>)',
      '[a][',
      '[a]: b\n',
      '<!-- steady-',
      '-->\n',
    ],
    ...['YOUR_NAME', '\0', '\ud800', '\u202e', 'é', '[x](command:y)'],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('lies within it', () => {
    fc.assert(fc.property(text, look), { numRuns: 400 });
  }).timeout(60_000);

  const FENCE = '```';
  const large: Readonly<Record<string, string>> = {
    '1,000 blocks': `${FENCE}bash\nls <a> b\n${FENCE}\n\n`.repeat(1000),
    'a block of 20,000 placeholders': `${FENCE}bash\n${'cat <a b>; '.repeat(20_000)}\n${FENCE}\n`,
    'a transcript of 50,000 lines': `${FENCE}console\n${'$ ls\nx\n'.repeat(25_000)}${FENCE}\n`,
    '5,000 links': '[a](b.md#c)\n\n'.repeat(5000),
    '20,000 items': '- [a](b.md)\n'.repeat(20_000),
  };
  for (const [what, source] of Object.entries(large)) {
    it(`is found in bounded time: ${what}`, () => {
      look(source);
    }).timeout(20_000);
  }
});
