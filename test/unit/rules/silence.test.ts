import assert from 'node:assert/strict';
import { createService } from '../../../src/core/index.ts';
import { applyEdits } from '../../../src/core/text/index.ts';

const FENCE = '```';
const HIDDEN = 'echo \u200bx';

function opened(text: string) {
  const service = createService({
    files: { read: () => Promise.resolve(undefined), stat: () => Promise.resolve(undefined) },
    log: { debug: () => undefined, warn: () => undefined },
  });
  return service.open({ uri: 'file:///workspace/page.md', path: 'page.md', text, as: 'runbook' });
}

/** The text with the first finding silenced, for the reason that is given. */
async function silenced(text: string, why = 'known'): Promise<string> {
  const session = opened(text);
  const [finding] = await session.settledFindings();
  assert.ok(finding);
  const comment = session.silencing(finding);
  assert.ok(comment);
  const range = { start: comment.at, end: comment.at };
  const after = applyEdits(text, [{ range, text: comment.before + (comment.after === '' ? '' : why) + comment.after }]) ?? '';
  const left = await opened(after).settledFindings();
  assert.ok(
    left.every(({ rule, message }) => rule !== finding.rule || message !== finding.message),
    after,
  );
  return after;
}

const comment = (rule: string): string => `<!-- steady-disable-next-line ${rule} known -->`;
const LINK = comment('runbook/broken-link');
const CODE = comment('shell/hidden-characters');

describe('the comment that silences a finding', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['stands above a fence', `# R\n\n${FENCE}sh\ndf\n${HIDDEN}\n${FENCE}\n`, `# R\n\n${CODE}\n${FENCE}sh\ndf\n${HIDDEN}\n${FENCE}\n`],
    [
      'stands in the list item of the fence',
      `# R\n\n1. a\n\n   ${FENCE}sh\n   ${HIDDEN}\n   ${FENCE}\n`,
      `# R\n\n1. a\n\n   ${CODE}\n   ${FENCE}sh\n   ${HIDDEN}\n   ${FENCE}\n`,
    ],
    ['stands above a first item', `# R\n\n- [a](b.md)\n- c\n`, `# R\n\n${LINK}\n- [a](b.md)\n- c\n`],
    ['leaves a list one list', `# R\n\n1. c\n2. [a](b.md)\n`, `# R\n\n1. c\n   ${LINK}\n2. [a](b.md)\n`],
    [
      'leaves a list within a list one list',
      `# R\n\n- x\n  - c\n  - [a](b.md)\n- d\n`,
      `# R\n\n- x\n  - c\n    ${LINK}\n  - [a](b.md)\n- d\n`,
    ],
    ['does not cut a paragraph', `# R\n\nOne\ntwo [a](b.md)\n`, `# R\n\n${LINK}\nOne\ntwo [a](b.md)\n`],
    ['stands in the quote', `# R\n\n> One\n> [a](b.md)\n`, `# R\n\n> ${LINK}\n> One\n> [a](b.md)\n`],
    ['stands above a definition', `# R\n\n[a]\n\n[a]: b.md\n`, `# R\n\n[a]\n\n${LINK}\n[a]: b.md\n`],
    [
      'stands in the row of a table',
      `# R\n\n| a | b |\n|---|---|\n| [a](b.md) | c |\n`,
      `# R\n\n| a | b |\n|---|---|\n| [a](b.md) | c <!-- steady-disable-line runbook/broken-link known --> |\n`,
    ],
    [
      'takes another rule into a comment that is there',
      `# R\n\n<!-- steady-disable-next-line runbook/no-language because -->\n\n${FENCE}sh\n${HIDDEN}\n${FENCE}\n`,
      `# R\n\n<!-- steady-disable-next-line runbook/no-language shell/hidden-characters because -->\n\n${FENCE}sh\n${HIDDEN}\n${FENCE}\n`,
    ],
  ];
  for (const [what, text, after] of cases) {
    it(what, async () => {
      assert.equal(await silenced(text), after);
    });
  }

  it('needs no reason', async () => {
    await silenced(`# R\n\n[a](b.md)\n`, '');
  });
});
