import assert from 'node:assert/strict';
import { defineRule, NOTHING_SUPPRESSED, runRules, type Rule } from '../../../src/core/rules/index.ts';
import { lint } from './lint.ts';

const at = (line: number, column = 0) => ({ start: { line, column }, end: { line, column: column + 1 } });
const subject = {
  model: undefined,
  document: { uri: 'file:///a.md', lineCount: 9, eol: '\r\n', line: () => '' },
  lookups: { stat: () => undefined, anchors: () => undefined },
  settings: {},
  suppressions: NOTHING_SUPPRESSED,
} as const;

function never(): never {
  throw new Error('never called');
}

function ruleThat(id: string, check: Rule<undefined>['check']): Rule<undefined> {
  return defineRule({ id, severity: 'warning', title: '', why: '', examples: [], check });
}

describe('the rule engine', () => {
  it('sorts by place, then by rule', () => {
    const rules = [
      ruleThat('z/late', ({ report }) => [5, 1].forEach((line) => report({ message: '', range: at(line) }))),
      ruleThat('a/early', ({ report }) => report({ message: '', range: at(1) })),
    ];
    const found = runRules(rules, subject, never).map(({ rule, range }) => [rule, range.start.line]);
    assert.deepEqual(found, [
      ['a/early', 1],
      ['z/late', 1],
      ['z/late', 5],
    ]);
  });

  it('takes the severity of the configuration, and off for no finding', () => {
    const rules = [ruleThat('a/one', ({ report }) => report({ message: '', range: at(0) })), ruleThat('a/two', never)];
    const found = runRules(rules, { ...subject, settings: { 'a/one': 'error', 'a/two': 'off' } }, never);
    assert.deepEqual(
      found.map(({ rule, severity }) => [rule, severity]),
      [['a/one', 'error']],
    );
  });

  it('goes on behind a rule that throws, and says which it was', () => {
    const failed: string[] = [];
    const rules = [
      ruleThat('a/broken', () => {
        throw new Error('oops');
      }),
      ruleThat('a/sound', ({ report }) => report({ message: '', range: at(0) })),
    ];
    const found = runRules(rules, subject, (rule) => failed.push(rule));
    assert.deepEqual(failed, ['a/broken']);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['a/sound'],
    );
  });

  it('writes the ends of lines in fixes as the document does', () => {
    const fixes = [{ title: '', safe: true, edits: [{ range: at(0), text: 'a\nb' }] }];
    const [finding] = runRules([ruleThat('a/one', ({ report }) => report({ message: '', range: at(0), fixes }))], subject, never);
    assert.equal(finding?.fixes[0]?.edits[0]?.text, 'a\r\nb');
  });
});

describe('suppression comments', () => {
  const OPEN = '```bash\necho ‮x\n';
  const rulesIn = async (text: string): Promise<readonly string[]> => (await lint({ text })).map(({ rule }) => rule);
  const link = '[a](gone.md)';

  it('disable-next-line covers the next line, and no more', async () => {
    assert.deepEqual(await rulesIn(`<!-- steady-disable-next-line runbook/broken-link moved soon -->\n${link}\n\n${link}\n`), [
      'runbook/broken-link',
    ]);
  });

  it('disable-next-line may be followed by a blank line and covers a whole code block', async () => {
    assert.deepEqual(await rulesIn(`<!-- steady-disable-next-line -->\n\n${OPEN}`), []);
  });

  it('disable-line covers its own line', async () => {
    assert.deepEqual(await rulesIn(`${link} <!-- steady-disable-line runbook/broken-link -->\n`), []);
  });

  it('disable holds up to enable', async () => {
    const text = `<!-- steady-disable runbook/broken-link -->\n\n${link}\n\n<!-- steady-enable runbook/broken-link -->\n\n${link}\n`;
    assert.deepEqual(
      (await lint({ text })).map(({ range }) => range.start.line),
      [6],
    );
  });

  it('a comment for another rule silences nothing, and neither does one inside a code block', async () => {
    assert.deepEqual(await rulesIn(`<!-- steady-disable shell/hidden-characters -->\n\n${link}\n`), ['runbook/broken-link']);
    assert.deepEqual(await rulesIn(`\`\`\`html\n<!-- steady-disable -->\n\`\`\`\n\n${link}\n`), ['runbook/broken-link']);
  });
});
