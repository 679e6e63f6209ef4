import { createYaml, parseYaml, type YamlDocument } from '../../src/core/yaml/index.ts';
import { seeded } from './seeded.ts';

/** What is typed, and what nasty documents are made of: everything that can reach beyond its own line. */
// prettier-ignore
const FRAGMENTS = [
  'a', 'b: 1', 'x y', '0', 'null', ' ', '  ', '    ', '\t', '\n', '\n\n', '\r\n', '\r', '\n  \n', '\n\t\n', ':', ': ', ':\n', '- ', '-', '\n-\n', '? ', '\n? k\n: v\n',
  '\na: 1\n', '\nb:\n', '\nc:\n  d: 1\n', '\ne:\n- 1\n- 2\n', '\nf:\n  - x: 1\n    y: 2\n  - z\n', '\n"q": 1\n', "\n'r': 's'\n", '\n1: one\n', '\n~: 0\n', '\nk\n', '\nkey without colon\n',
  '\n- 1\n', '\n- a: 1\n  b: 2\n', '\n-\n  - deep\n', '\n- - x\n  - y\n', '\n-\tx\n', '\n- |\n  t\n\n',
  '---', '\n---\n', '\n--- \n', '\n---\na: 1\n', '\n--- text\n', '\n--- |\n x\n', '\n---\n- 1\n', '...', '\n...\n', '\n... # c\n', '\n%YAML 1.1\n---\n', '\n%TAG ! tag:x,2000:\n---\n', '%',
  '#', '# c', '\n# comment\n', '\n  # indented comment\n', ' # trailing', '\n#\n',
  '|', '>', '|\n', '\ns: |\n  line\n   more\n\n  end\n', '\nt: >-\n  folded\n\n\n', '\nu: |+\n  keep\n\n\n', '\nv: |2\n    x\n', '\nw: |\n', '\n  cont\n', '\ncont\n', '\n next: level\n',
  '"', "'", '"open', "'open\n", '"two\nlines"', '"two\n  lines"', '\\', '\\n',
  '[', ']', '{', '}', '[a, b]', '{a: 1}', '\nfl: [1,\n  2]\n', '\nfm: {a: 1,\nb: 2}\n', '\n[x]: y\n', '\n{"j": [1, {"k": null}], "j": 2}\n', ',', ', ', '\n]\n',
  '&a', '&a ', '*a', '*a ', '\nanc: &a 1\n', '\nref: *a\n', '\n&a key: 1\n', '\n*a : 1\n', '\n&b\nm: 1\n', '!!str', '!x ', '\n!!set\n', '\n!!omap\n- a: 1\n', '!!binary', '\n<<: *a\n', '\nr: &r [*r, 1]\n',
  '@', '`', '{{ x }}', '\n{{- if .Values.x }}\n', '\n{{ end }}\n', '\na: {{ x }}\n', '{% if %}', '=', '~', '.', '/', '$x', '(', '<', 'é', '😀', '\ud800', '\u0000', '\u0002', '\u0018', '\u001f', '\ufeff', '\u00a0', '\u0085', '\u2028', '\ue0f0', '\ue0f1',
];

/** Files as people write them. */
const FILES = [
  `# Objectives of the shop
version: prometheus/v1
service: shop
labels:
  owner: payments
slos:
  - name: requests-availability
    objective: 99.9
    description: |
      Served without an error.

      Measured at the edge.
    sli:
      events:
        error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total[{{.window}}]))
  - name: "latency"
    objective: 99
    # to be agreed
    alerting: {name: ShopLatency, page_alert: {disable: true}}

owners: [a, b,
  c]
last: 'quoted
  twice'
`,
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: one
data:
  a: "1"
---
# second
apiVersion: v1
kind: List
items: []
---
- one
-
  two: 2
- - 3
  - 4
---
just text
--- # the end
k: v
...
`,
  '{\n\t"title": "Experiment",\n\t"method": [\n\t\t{"type": "action", "pauses": {"after": 5}},\n\t\t{"type": "probe"}\n\t],\n\t"rollbacks": []\n}\n',
  'a: 1\r\nb:\r\n  - x\r\n  - y\r\n\r\nc: |\r\n  text\r\n  more\r\n# end\r\n',
  `- name: first
  run: x
- name: second

  # note
  run: >
    y

- third
- [4, 4]
`,
  `defaults: &defaults
  adapter: postgres
dev:
  <<: *defaults
  database: dev
test: *defaults
`,
];

/** Where the engine and a full parse of the same text disagree. */
export interface Difference {
  readonly what: string;
  readonly seed: number;
  readonly edit: number;
  readonly before: string;
  readonly change: { readonly offset: number; readonly length: number; readonly text: string } | undefined;
}

/** How many edits left a part of the text as it was read before: an engine that always reads everything is equal too. */
export interface Tally {
  partial: number;
}

/** Applies seeded edits to texts and compares with a full parse after each. The first difference, if any. */
export function fuzzYaml(seed: number, edits: number, tally: Tally, samples?: readonly string[]): Difference | undefined {
  const random = seeded(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = (list: readonly string[]): string => list[upTo(list.length)] ?? '';

  const nasty = (): string => {
    let text = random() < 0.05 ? '\ufeff' : '';
    for (let parts = 3 + upTo(25); parts > 0; parts--) text += pick(FRAGMENTS) + (random() < 0.3 ? '\n' : '');
    return text;
  };

  /** Lines that nothing is wrong with, so that there is something to break. */
  const orderly = (): string => {
    const isList = random() < 0.3;
    let text = '';
    for (let parts = 3 + upTo(12); parts > 0; parts--) {
      const value = pick([
        '1',
        '',
        'x y',
        '"q"',
        '[1, 2]',
        '|\n  text\n',
        '\n  a: 1\n  b: 2',
        '\n  - 1\n  - 2',
        '>-\n  a\n  b',
        '{a: 1}',
        "'s' # c",
      ]);
      text += random() < 0.12 ? '---\n' : isList ? `- ${value}\n` : `k${String(upTo(20))}: ${value}\n`;
      if (random() < 0.15) text += pick(['\n', '# c\n', '\n\n', '  # in\n']);
    }
    return text;
  };

  /** Lists in maps in lists, long enough that parts of an entry are read by themselves. */
  const nested = (): string => {
    let text = pick(['', '# c\n', 'kind: x\n', '- a: 1\n', '---\n']);
    const isList = text.startsWith('- ');
    const inner = (indent: string, depth: number): string => {
      const asList = random() < 0.6;
      let part = '';
      for (let parts = 3 + upTo(4); parts > 0; parts--) {
        const value =
          depth > 0 && random() < 0.4
            ? `\n${inner(`${indent}  `, depth - 1)}`
            : `${pick(['1', 'x y', '"q"', '[1, 2]', `|\n${indent}    text\n`, `>-\n${indent}    a\n\n${indent}    b`, "'s' # c", ''])}\n`;
        const name = `k${String(upTo(9))}`;
        part += asList
          ? `${indent}- ${random() < 0.5 ? `${name}: 1\n${indent}  b: ${pick(['1', '', '"x"'])}\n` : value}`
          : `${indent}${name}: ${value}`;
        if (random() < 0.1) part += pick(['\n', `${indent}# c\n`, '# c\n', `${indent}    # deep\n`]);
      }
      return part;
    };
    for (let parts = 1 + upTo(3); parts > 0; parts--)
      text += `${isList ? '- ' : ''}top${String(parts)}:\n${inner(isList ? '    ' : pick(['  ', '', '    ']), 3)}`;
    return text;
  };

  const edit = (text: string): NonNullable<Difference['change']> => {
    const offset = upTo(text.length + 1);
    const kind = random();
    if (kind < 0.45) return { offset, length: 0, text: pick(FRAGMENTS) };
    if (kind < 0.65) return { offset, length: 1 + upTo(random() < 0.2 ? 200 : 6), text: '' };
    if (kind < 0.75) return { offset, length: upTo(30), text: pick(FRAGMENTS) + pick(FRAGMENTS) };
    if (kind < 0.92) return { offset: text.lastIndexOf('\n', offset) + 1, length: upTo(4), text: pick(FRAGMENTS).replace(/^\n/, '') };
    const from = upTo(text.length);
    return { offset, length: 0, text: text.slice(from, from + upTo(200)) };
  };

  for (let done = 0; done < edits;) {
    let text = samples ? pick(samples) : pick([nasty(), orderly(), nested(), nested(), pick(FILES)]);
    const yaml = createYaml(text);
    let change: Difference['change'];
    for (let left = 10 + upTo(30); ; left--) {
      const before = text;
      if (change) {
        text = text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
        const known = new Set(yaml.units);
        yaml.apply([change]);
        if (yaml.units.some((unit) => known.has(unit))) tally.partial += 1;
      }
      const what = difference(yaml, text);
      if (what !== undefined) return { what, seed, edit: done, before, change };
      if (left === 0 || done >= edits) break;
      change = edit(text);
      done++;
    }
  }
  return undefined;
}

function difference(yaml: YamlDocument, text: string): string | undefined {
  if (yaml.text !== text) return 'text';
  const full = parseYaml(text);
  return differ('documents', full.documents, yaml.documents) ?? differ('problems', full.problems, yaml.problems);
}

function differ(what: string, full: unknown, incremental: unknown): string | undefined {
  const expected = JSON.stringify(full);
  const actual = JSON.stringify(incremental);
  if (actual === expected) return undefined;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  return `${what}\n  full   ${expected.slice(Math.max(0, at - 150), at + 150)}\n  engine ${actual.slice(Math.max(0, at - 150), at + 150)}`;
}
