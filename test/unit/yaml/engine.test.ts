import assert from 'node:assert/strict';
import { createYaml, parseYaml, type YamlDocument } from '../../../src/core/yaml/index.ts';

function assertWhole(yaml: YamlDocument): void {
  const { documents, problems } = parseYaml(yaml.text);
  assert.deepEqual([yaml.documents, yaml.problems], [documents, problems]);
}

/** Types into the text in the place of `found`, and tells how many units were read anew. */
function typed(text: string, found: string, by: string): number {
  const yaml = createYaml(text);
  const before = new Set(yaml.units);
  yaml.apply([{ offset: text.indexOf(found), length: found.length, text: by }]);
  assert.equal(yaml.text, text.replace(found, by));
  assertWhole(yaml);
  return yaml.units.filter((unit) => !before.has(unit)).length;
}

describe('the YAML engine', () => {
  it('reads only the entry that is typed into', () => {
    assert.equal(typed('a: 1\nb:\n  - 2\nc: 3\n', '2', '22\n  - 23'), 1);
    assert.equal(typed('- a: 1\n- b: 2\n- c: 3\n', '2', '{'), 1);
    assert.equal(typed('a: 1\n---\nb: 2\nc: 3\n---\nd: 4\n', '3', '33'), 1);
  });

  it('keeps the value of an entry that has not moved', () => {
    const yaml = createYaml('a: 1\nb: 2\n');
    const first = yaml.units[0]?.content;
    yaml.apply([{ offset: 9, length: 0, text: '0' }]);
    assert.equal(yaml.units[0]?.content, first);
  });

  describe('inside a long entry', () => {
    const rule = (name: string): string =>
      `    - alert: ${name}\n      expr: up == 0\n      labels:\n        severity: page\n        team: a\n        more: b\n`;
    const text = `kind: rules\ngroups:\n  - name: first\n    rules: []\n  - name: second\n    rules:\n${['one', 'two', 'three', 'four'].map(rule).join('')}  - name: third\n`;
    const rulesOf = (yaml: YamlDocument): readonly unknown[] => {
      const root = yaml.units[1]?.content;
      const groups = root?.kind === 'entries' ? root.entries[0]?.value : undefined;
      const second = groups?.kind === 'list' ? groups.items[1] : undefined;
      const rules = second?.kind === 'map' ? second.entries[1]?.value : undefined;
      return rules?.kind === 'list' ? rules.items : [];
    };

    it('reads only the item that is typed into', () => {
      const yaml = createYaml(text);
      const [first, before, , last] = rulesOf(yaml);
      yaml.apply([{ offset: text.indexOf('two'), length: 0, text: 'x' }]);
      const after = rulesOf(yaml);
      assert.deepEqual([after[0] === first, after[1] === before, after[3] === last], [true, false, true]);
      assertWhole(yaml);
    });

    it('moves what follows', () => {
      const yaml = createYaml(text);
      const [first] = rulesOf(yaml);
      yaml.apply([{ offset: text.indexOf('two'), length: 3, text: '>-\n        much\n        more' }]);
      assert.equal(rulesOf(yaml)[0], first);
      assertWhole(yaml);
    });

    it('ends a part where a full parse does, in the indentation of the next', () => {
      const lines = ['a:', '  b: 1', '  c:', '    - x', '# c', '    - ', `  d: ${'long '.repeat(80)}`, '  e: 2'];
      typed(`${lines.join('\n')}\n`, 'x', 'xy');
    });

    it('reads all of it where something is wrong, and again when it is not', () => {
      const yaml = createYaml(text);
      const offset = text.indexOf('two');
      for (const change of [
        { offset, length: 0, text: '[' },
        { offset, length: 1, text: '' },
        { offset: offset - 7, length: 7, text: '' },
        { offset: offset - 7, length: 0, text: 'alert: ' },
      ]) {
        yaml.apply([change]);
        assertWhole(yaml);
      }
      assert.equal(yaml.text, text);
    });
  });

  it('reads what a change reaches', () => {
    typed('a: 1\nb: 2\nc: "3"\n', '1', '"1');
    typed('a: 1\nb: 2\nc: 3\n', '1', '|');
    typed('a: 1\nb: 2\nc: 3\n', 'b', '- b');
    typed('a: 1\nb: 2\nc: 3\n', 'b: 2\n', '---\n');
    typed('a: 1\n---\nb: 2\n', '---\n', '');
    typed('a: &x 1\nb: *x\n', '1', '2');
    typed('a: 1\nb: 2\nc: 3\n', 'c', 'a');
    typed('a: 1\r\nb: 2\r\n', '1', '\t1');
  });

  it('ends a list without a value where a full parse does, with a comment above', () => {
    typed('- \n- x y\n# c\n- \n` - 1\n  2]\n', ']', '');
  });

  it('leaves to a document what is missing at its very end', () => {
    typed('---\nk: [1, 2] >-null\n---\n \nk: 1\nx\n', 'x\n', '');
  });

  it('reads what stands behind a block that is a key together with it', () => {
    typed('a: 1\n|b: "q"\nc: x\nd: |\n<<: e\n\nf: 1\n', ' e\n\nf: 1\n', '');
  });

  it('reads what stands behind a bracket in the wrong place together with it', () => {
    typed('---\nk\nb\nv: |\n    [x\na: {{ x }}\n\nAML 1.1\n-\nfl[1,\n@\n]: y\n2]', '    [x', '{{ x }}    [x');
  });

  it('takes changes one after another, and places outside the text', () => {
    const yaml = createYaml('a: 1\n');
    yaml.apply([
      { offset: 99, length: 0, text: 'b: 2\n' },
      { offset: -5, length: 1, text: '# c\n' },
    ]);
    assert.equal(yaml.text, '# c\na: 1\nb: 2\n');
    assert.equal(yaml.lineCount, 4);
    assertWhole(yaml);
  });

  it('does not read a text that is too long, and does again when it is not', () => {
    const yaml = createYaml('a: 1\n');
    yaml.apply([{ offset: 5, length: 0, text: '# \n'.repeat(400_000) }]);
    assert.match(yaml.problems[0]?.message ?? '', /^Expected at most 1000000 characters of YAML, found 1200005$/);
    yaml.apply([{ offset: 5, length: 1_200_000, text: '' }]);
    assert.deepEqual(yaml.problems, []);
    assertWhole(yaml);
  });
});

describe('what is wrong in YAML', () => {
  const messages = (text: string): readonly string[] => parseYaml(text).problems.map(({ message }) => message);

  it('is told with the real values', () => {
    assert.deepEqual(messages('a: 1\na: 2\n'), ['Expected each key once, found “a” again']);
    assert.deepEqual(messages('a: *b\n'), ['Expected an anchor “&b” above, found none']);
    assert.deepEqual(messages('['.repeat(1000)), ['Expected values nested at most 500 deep, found more']);
  });

  it('is told in the order of the text', () => {
    const { problems } = parseYaml('a: [\nb: *x\nb: 1\n');
    const lines = problems.map(({ range }) => range.start.line);
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
  });

  it('lets an alias of much stand for what it names only so often', () => {
    const text = `a: &a [${'x, '.repeat(500)}]\nb: [${'*a, '.repeat(100)}]\n`;
    assert.equal(messages(text)[0], 'Expected aliases for at most 20000 values, found more');
  });
});
