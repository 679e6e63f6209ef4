import assert from 'node:assert/strict';
import { cpuUsage } from 'node:process';
import { createYaml, parseYaml } from '../../src/core/yaml/index.ts';

const KB = 1000;
const MB = 1000 * KB;

/** Of processor time, so that a busy machine does not count. */
const MILLISECONDS = 8000;

const filled = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

function growing(lines: number, line: (index: number) => string): string {
  return Array.from({ length: lines }, (_, index) => line(index)).join('\n');
}

function processorTime(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  '4 MB of entries': filled('key: value\n', 4 * MB),
  '400 kB of entries': growing(25_000, (index) => `key${String(index)}: value`),
  '400 kB of one key': filled('key: value\n', 400 * KB),
  '400 kB in one line': filled('word ', 400 * KB),
  '400 kB of documents': filled('---\na: 1\n', 400 * KB),
  'open brackets': '['.repeat(900 * KB),
  'open braces': '{'.repeat(900 * KB),
  'pairs of brackets': filled('[]', 400 * KB),
  'closing brackets': ']'.repeat(900 * KB),
  'dashes in each other': filled('- ', 400 * KB),
  'questions in each other': filled('? ', 400 * KB),
  colons: filled(': ', 400 * KB),
  'a map 1,000 deep': growing(1000, (depth) => `${' '.repeat(depth)}a:`),
  'a list in a list': growing(1000, (depth) => `${' '.repeat(depth)}-`),
  'aliases of aliases': growing(5000, (index) => `a${String(index)}: &a${String(index)} [*a${String(index - 1)}, *a${String(index - 1)}]`),
  'many aliases of much': `a: &a [${filled('x, ', 50 * KB)}]\n${growing(20_000, (index) => `b${String(index)}: *a`)}`,
  'an alias inside its anchor': 'a: &a [*a, *a]\n',
  'anchors without end': filled('&a ', 300 * KB),
  'quotes without end': filled('"a\n', 300 * KB),
  'single quotes': "'".repeat(900 * KB),
  'one quote, then much': `a: "b\n${filled('key: value\n', 300 * KB)}`,
  'block scalars': filled('a: |\n  b\n\n', 400 * KB),
  'a block scalar': `a: |\n${filled('  text\n', 400 * KB)}`,
  'keys without colons': filled('key\n', 300 * KB),
  'directives without end': filled('%YAML 1.1\n', 300 * KB),
  comments: filled('# c\n', 400 * KB),
  'blank lines': '\n'.repeat(900 * KB),
  tabs: filled('\t\n', 300 * KB),
  'carriage returns': '\r'.repeat(300 * KB),
  NUL: '\u0000'.repeat(300 * KB),
  'marks of the lexer': filled('\u0002\u0018\u001f', 300 * KB),
  'templates by the line': filled('{{- if .Values.x }}\na: {{ x }}\n', 300 * KB),
};

describe('hostile YAML', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`${name} gives values or problems in bounded time, and so does typing into it`, function () {
      this.timeout(10 * MILLISECONDS);
      const start = processorTime();
      const yaml = createYaml(text);
      yaml.apply([{ offset: text.length >> 1, length: 0, text: 'x' }]);
      yaml.apply([{ offset: 0, length: 0, text: 'a: 1\n' }]);
      const { documents, problems } = parseYaml(yaml.text);
      assert.ok(valuesIn(documents) <= 3 * (text.length + 100_000));
      assert.deepEqual([yaml.documents.length, yaml.problems.length], [documents.length, problems.length]);
      const all = processorTime() - start;
      assert.ok(all < MILLISECONDS, `took ${String(Math.round(all))} ms`);
    });
  }
});

/** As many as whoever walks all of them sees. */
function valuesIn(nodes: readonly (ReturnType<typeof parseYaml>['documents'][number] | undefined)[]): number {
  let sum = 0;
  for (const node of nodes) {
    sum += 1;
    if (node?.kind === 'list') sum += valuesIn(node.items);
    if (node?.kind === 'map') sum += valuesIn(node.entries.map(({ value }) => value));
  }
  return sum;
}
