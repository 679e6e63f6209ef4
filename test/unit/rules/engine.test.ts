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

/** A step as far as the engine looks at it. */
function step(name: string, line: number, block: object) {
  return { id: name, label: name, section: 0, range: at(line), block };
}

describe('a rule about each step', () => {
  interface Model {
    readonly steps: readonly ReturnType<typeof step>[];
  }
  const asked: string[] = [];
  const rule = defineRule<Model>({
    id: 'a/each',
    severity: 'warning',
    title: '',
    why: '',
    examples: [],
    each: 'step',
    check({ model, report }) {
      for (const { id, range } of model.steps) {
        asked.push(id);
        if (id === 'broken') throw new Error('oops');
        report({
          message: id,
          range,
          related: [
            { message: 'here', range },
            { message: 'there', range, uri: 'file:///b.md' },
          ],
          fixes: [{ title: 'Mend', safe: true, edits: [{ range, text: '' }] }],
        });
      }
    },
  });
  const find = (...steps: Model['steps'][number][]) => {
    asked.length = 0;
    return runRules([rule], { ...subject, model: { steps } }, () => undefined);
  };
  const lines = (found: ReturnType<typeof find>) => found.map(({ message, range }) => [message, range.start.line]);
  const [first, second] = [{}, {}];

  it('is asked again only of what is not what it was', () => {
    const kept = step('one', 1, first);
    assert.deepEqual(lines(find(kept, step('two', 5, second))), [
      ['one', 1],
      ['two', 5],
    ]);
    assert.deepEqual(asked, ['one', 'two']);
    assert.deepEqual(lines(find(kept, step('renamed', 5, second))), [
      ['one', 1],
      ['renamed', 5],
    ]);
    assert.deepEqual(asked, ['renamed']);
    find(kept, step('renamed', 5, {}));
    assert.deepEqual(asked, ['renamed']);
  });

  it('has what it said moved along with the step, but for places in other files', () => {
    const block = {};
    find(step('one', 1, block));
    const [found] = find(step('one', 4, block));
    assert.deepEqual(asked, []);
    const places = [
      found?.range,
      ...(found?.related ?? []).map(({ range }) => range),
      ...(found?.fixes[0]?.edits ?? []).map(({ range }) => range),
    ];
    assert.deepEqual(places, [at(4), at(4), at(1), at(4)]);
  });

  it('loses only what it would have said behind the step that it throws on', () => {
    assert.deepEqual(lines(find(step('sound', 1, {}), step('broken', 2, {}), step('never', 3, {}))), [['sound', 1]]);
  });
});

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
