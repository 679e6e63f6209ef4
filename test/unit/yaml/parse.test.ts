import assert from 'node:assert/strict';
import { parseYaml } from '../../../src/core/yaml/index.ts';

describe('YAML', () => {
  it('gives every value its exact place', () => {
    const [root] = parseYaml('a:\n  b: "x y"\n').documents;
    assert.ok(root?.kind === 'map');
    const inner = root.entries[0]?.value;
    const [entry] = inner?.kind === 'map' ? inner.entries : [];
    assert.deepEqual(entry?.keyRange, { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } });
    assert.deepEqual(entry.value, { kind: 'scalar', value: 'x y', range: { start: { line: 1, column: 5 }, end: { line: 1, column: 10 } } });
  });

  it('reads several documents', () => {
    assert.deepEqual(
      parseYaml('1\n---\ntrue\n---\n').documents.map((node) => (node?.kind === 'scalar' ? node.value : undefined)),
      [1, true, null],
    );
  });

  it('says where it is broken', () => {
    assert.equal(parseYaml('a: 1\na: 2\n').problems[0]?.range.start.line, 1);
  });

  it('does not grow with aliases of aliases', () => {
    const lines = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 40 }, (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [*a${String(n)}, *a${String(n)}]`),
    ];
    assert.equal(parseYaml(lines.join('\n')).documents.length, 1);
  });
});
