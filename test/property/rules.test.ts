import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseConfig } from '../../src/core/config/index.ts';
import { applyEdits } from '../../src/core/text/index.ts';
import { allRules, lint } from '../unit/rules/lint.ts';

/** Pieces that rules look at, in any order: fences, containers, links, comments, hidden characters, placeholders. */
const piece = fc.constantFrom(
  ...[
    '```bash\n',
    '```\n',
    '``\n',
    '~~~~ sh\n',
    '> ',
    '- ',
    '1. ',
    '   ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '# Rollback\n',
    '## Step 1\n',
    'Text.\n',
  ],
  ...[
    '[a](gone.md)',
    '[b](#rolback)',
    '[c](<x y.md#z>)',
    '[d][e]\n\n[e]: x.md#q\n',
    '![i](../i.png)',
    '[f](%E0%A4%A.md#%)',
    '[g](../../../../h.md)',
  ],
  ...['<!-- steady-disable -->', '<!-- steady-enable -->\n', '<!-- steady-disable-next-line runbook/broken-link -->\n', '<!--', '-->'],
  ...[
    '\u200b',
    '\u202e',
    '\0',
    '\ud800',
    '\u00a0',
    'cat <pod> important.txt\n',
    "echo 'a\n",
    '$ ',
    'kubectl get pods\n',
    '{#id}',
    'Mitigation\n',
    'Copy code\n',
    'bash\n',
    '• One\n',
    '◦ ',
    '    kubectl top nodes\n',
    '  2. See the log\n',
    '```bash\nkubectl get pods\n\n',
    'echo “a b”\n',
    'kubectl –n x\n',
    '<a id="x">',
  ],
);
/** Without it nothing is asked of a runbook. */
const EXPECTING = 'version: 1\nrunbook:\n  profile: change\n  sections: [Who is called]\n';
const page = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('rules on any text', () => {
  it('never throw, stay inside the document and are sorted', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const lines = text.split(/\r\n|\n|\r/);
        let before = 0;
        for (const { range } of await lint({ text, config: EXPECTING })) {
          assert.ok(range.start.line >= before && range.end.line >= range.start.line);
          assert.ok(range.start.column <= (lines[range.start.line]?.length ?? -1));
          assert.ok(range.end.column <= (lines[range.end.line]?.length ?? -1));
          before = range.start.line;
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);

  it('offer fixes that clear their finding', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        for (const rule of allRules) {
          const config = rule.id === 'runbook/missing-section' ? EXPECTING : undefined;
          const findings = await lint({ text, config }, rule);
          const fix = findings.flatMap(({ fixes }) => fixes)[0];
          if (fix === undefined) continue;
          const fixed = applyEdits(text, fix.edits);
          assert.ok(fixed !== undefined && fixed !== text);
          // Closing a block gives back the text behind it, in which other findings may stand; so only progress is asked for.
          let rounds = 0;
          for (let now = fixed; ; rounds++) {
            const next = (await lint({ text: now, config }, rule)).flatMap(({ fixes }) => fixes)[0];
            if (next === undefined) break;
            assert.ok(rounds < 40, JSON.stringify(text));
            now = applyEdits(now, next.edits) ?? assert.fail('the edits overlap');
          }
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);

  it('take bounded time', async () => {
    const hostile = [
      '```bash\n',
      '<!-- steady-disable a/b -->\n\n',
      '[a](#b)\n\n',
      '[a](x.md)',
      '> ```\n\n',
      '# A\n\n',
      '``` \n\n## A\n\n',
    ];
    for (const text of hostile) await lint({ text: text.repeat(2000) });
    await lint({ text: `\`\`\`bash\n${'\u200b'.repeat(50_000)}\n\`\`\`\n` });
    await lint({ text: `\`\`\`bash\n${'\n'.repeat(50_000)}` });
  }).timeout(20_000);
});

describe('.steady.yaml of any content', () => {
  it('never throws', () => {
    const token = fc.constantFrom(
      'version',
      ': ',
      '1',
      '\n',
      '  ',
      'rules',
      'run',
      'env',
      '- ',
      '&a ',
      '*a',
      '{',
      '[',
      '"',
      '|',
      '\0',
      '---\n',
      '!!x ',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        parseConfig(tokens.join(''), 'file:///w/.steady.yaml');
      }),
      { numRuns: 500 },
    );
  });
});
