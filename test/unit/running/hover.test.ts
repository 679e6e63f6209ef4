import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { blockHover, ended, started, type HoverRequest } from '../../../src/core/running/index.ts';
import { readSteps } from '../../../src/core/steps/index.ts';

const FENCE = '```';

/** What is said where `mark` stands in a document with one block. */
function hoverOn(mark: string, source: string, but: Partial<HoverRequest> = {}) {
  const markdown = createMarkdown(source);
  const [step] = readSteps(markdown.chunks, markdown.lineCount).steps;
  assert.ok(step);
  const lines = source.split('\n');
  const line = lines.findIndex((text) => text.includes(mark));
  const position = { line, column: (lines[line] ?? '').indexOf(mark) };
  const lineAt = (at: number): string => lines[at] ?? '';
  const world = { withheld: undefined, unlabelled: 'ask', terminal: 'Restart', state: undefined, at: '' } as const;
  return blockHover({ uri: 'file:///a.md', step, position, lineAt, ...world, ...but });
}

function said(mark: string, source: string, but?: Partial<HoverRequest>): readonly string[] {
  return hoverOn(mark, source, but)?.parts.map(({ text }) => text) ?? [];
}

function block(code: string, language = 'bash'): string {
  return `# Runbook: Restart\n\n1. Do it\n\n   ${FENCE}${language}\n   ${code.replaceAll('\n', '\n   ')}\n   ${FENCE}\n`;
}

describe('the hover of a block', () => {
  const IN_TERMINAL = 'Runs in the terminal “Restart”.';

  it('says what it does and where it would run, on its fence', () => {
    assert.deepEqual(said(FENCE, block('kubectl get pods')), ['Reads only', IN_TERMINAL]);
    assert.deepEqual(said(FENCE, block('rm -rf ./scratch')), ['Destroys, asks first: rm', IN_TERMINAL]);
  });

  it('shows what runs only where that is not what stands there', () => {
    assert.deepEqual(said(FENCE, block('$ echo one\none\n$ echo two', 'console')), [
      'Reads only',
      'What runs, without prompts and output:',
      'echo one\necho two',
      IN_TERMINAL,
    ]);
  });

  it('cuts a script that is no hover any more', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `$ echo ${String(index)}`);
    assert.match(said(FENCE, block(lines.join('\n'), 'console'))[2] ?? '', /\n# … 8 more$/);
  });

  it('names the values that are missing, and says on each that it is asked for', () => {
    const source = block('kubectl delete pod <pod> -n YOUR_NAMESPACE');
    assert.ok(said(FENCE, source).includes('Asked for before it runs: <pod>, YOUR_NAMESPACE'));
    assert.deepEqual(said('<pod>', source), ['<pod> is asked for before the block runs: a shell would read it as redirections.']);
    const { range, actions } = hoverOn('YOUR_NAMESPACE', source) ?? {};
    assert.deepEqual([range, actions], [{ start: { line: 5, column: 31 }, end: { line: 5, column: 45 } }, []]);
  });

  it('finds a value behind a prompt', () => {
    const source = block('$ kubectl logs <pod>\nlines of output', 'console');
    assert.deepEqual(hoverOn('<pod>', source)?.range, { start: { line: 5, column: 18 }, end: { line: 5, column: 23 } });
  });

  it('offers to run, to copy, and what a run leaves to be seen', () => {
    const kinds = (but?: Partial<HoverRequest>) => hoverOn(FENCE, block('uptime'), but)?.actions.map(({ kind }) => kind);
    assert.deepEqual(kinds(), ['run', 'copy']);
    const state = ended(started(1000), { exitCode: 1, failedBefore: 0 }, 1500);
    assert.deepEqual(kinds({ state, at: '14:03:12' }), ['run', 'copy', 'show']);
    assert.ok(said(FENCE, block('uptime'), { state, at: '14:03:12' }).includes('Last run: ✗ exit 1 · 0.5 s · 14:03:12'));
  });

  for (const [withheld, why] of [
    ['restricted', 'Nothing runs in Restricted Mode.'],
    ['elsewhere', 'Nothing runs from here: the document is no file of this machine.'],
  ] as const) {
    it(`offers to copy alone where running is withheld: ${withheld}`, () => {
      const hover = hoverOn(FENCE, block('uptime'), { withheld });
      assert.deepEqual([hover?.parts.at(-1)?.text, hover?.actions.map(({ kind }) => kind)], [why, ['copy']]);
    });
  }

  it('says why a block is only copied, and of what looks like shell that nothing says so', () => {
    assert.match(said(FENCE, block('select 1;', 'sql'))[0] ?? '', /^Copy only: /);
    assert.equal(hoverOn(FENCE, block('select 1;', 'sql'))?.actions.length, 1);
    assert.ok(said(FENCE, block('kubectl get pods', '')).includes('Nothing says that this is shell; it only looks like it.'));
  });

  it('is silent in the middle of the commands', () => {
    assert.equal(hoverOn('get pods', block('kubectl get pods')), undefined);
  });
});
