import assert from 'node:assert/strict';
import type { Example, Finding } from '../../../src/core/rules/index.ts';
import { allRules, fix, lint } from './lint.ts';
import { assertWithin } from '../text/within.ts';

describe('the examples of every rule', () => {
  for (const rule of allRules) {
    describe(rule.id, () => {
      it('has a bad example and a good one', () => {
        assert.ok(rule.examples.some(({ findings }) => findings.length > 0));
        assert.ok(rule.examples.some(({ findings }) => findings.length === 0));
      });

      rule.examples.forEach((example, index) => {
        for (const [ends, eol] of [
          ['LF', '\n'],
          ['CRLF', '\r\n'],
        ] as const) {
          it(`example ${String(index + 1)} with ${ends}`, async () => {
            const text = example.text.replaceAll('\n', eol);
            const findings = await lint({ ...example, text }, rule);
            assert.deepEqual(findings.map(stated), example.findings);
            for (const finding of findings) assertWithin(text, finding.range);
            await assertFix(example, text, eol, findings, (changed) => lint({ ...example, text: changed }, rule));
          });
        }

        if (example.findings.length > 0) {
          it(`example ${String(index + 1)} is silenced by a comment`, async () => {
            const text = `<!-- steady-disable ${rule.id} known -->\n\n${example.text}`;
            assert.deepEqual(await lint({ ...example, text }, rule), []);
          });
        }
      });
    });
  }
});

function stated(finding: Finding): Example['findings'][number] {
  return { line: finding.range.start.line + 1, message: finding.message };
}

async function assertFix(
  example: Example,
  text: string,
  eol: string,
  findings: readonly Finding[],
  again: (text: string) => Promise<readonly Finding[]>,
): Promise<void> {
  if (example.fixed === undefined) {
    assert.ok(findings.every(({ fixes }) => fixes.length === 0));
    return;
  }
  const fixed = fix(text, findings);
  assert.equal(fixed, example.fixed.replaceAll('\n', eol));
  assert.deepEqual(await again(fixed), []);
}
