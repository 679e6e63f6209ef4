import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { createYaml } from '../../src/core/yaml/index.ts';
import { seeded } from '../property/seeded.ts';
import { figure, quantile, time, type Figure } from './figure.ts';

const SEED = 20_260_101;
const LINES = 10_000;
const BURSTS = 40;
const BURST = 12;
const TYPED = 'abcdefghij klmnopqrs tuvwxyz-.,/0123456789';

/** Types bursts of characters at random places of long YAML files; the parsers of others read the same text in between. */
export async function yaml(): Promise<Figure[]> {
  await Promise.resolve();
  const shapes = [
    ['yaml-one-document', documentOf(LINES, SEED)],
    ['yaml-many-documents', documentsOf(LINES, SEED)],
    ['yaml-one-key', groupsOf(LINES, SEED)],
  ] as const;
  return shapes.flatMap(([name, text]) => {
    const { ours, full, values } = measure(text);
    return [figure(`${name}/p50-yaml`, ours, full, 1 / 40), figure(`${name}/p50-js-yaml`, ours, values, 1 / 5)];
  });
}

interface Times {
  readonly ours: number;
  readonly full: number;
  readonly values: number;
}

function measure(text: string): Times {
  const random = seeded(SEED);
  const document = createYaml(text);
  const places = [...text.matchAll(/ word/g)].map(({ index }) => index);
  const ours: number[] = [];
  const full: number[] = [];
  const values: number[] = [];
  let grown = 0;
  for (let burst = 0; burst < BURSTS; burst++) {
    // From the end to the start, so that what was typed before does not move the place.
    let offset = (places[Math.floor(places.length * (1 - (burst + random()) / BURSTS))] ?? 0) + 3;
    for (let typed = 0; typed < BURST; typed++, offset++, grown++) {
      const character = TYPED[Math.floor(random() * TYPED.length)] ?? 'a';
      ours.push(
        time(() => {
          document.apply([{ offset, length: 0, text: character }]);
          return [document.documents, document.problems];
        }),
      );
    }
    if (burst % 5 !== 0) continue;
    const now = document.text;
    full.push(time(() => parseAllDocuments(now)));
    values.push(time(() => loadAll(now)));
  }
  if (document.length !== text.length + grown) throw new Error('expected every character to be typed');
  return { ours: quantile(ours, 0.5), full: quantile(full, 0.5), values: quantile(values, 0.5) };
}

const WORDS = 'requests errors latency checkout payments shard replica queue region budget window burn alert owner ticket page'.split(' ');

function documentOf(lines: number, seed: number): string {
  const random = seeded(seed);
  const text: string[] = ['# Many services', 'version: 1'];
  for (let at = 0; text.length < lines; at++) text.push(`service_${String(at)}:`, ...service(random, '  '));
  return `${text.join('\n')}\n`;
}

function documentsOf(lines: number, seed: number): string {
  const random = seeded(seed);
  const text: string[] = [];
  while (text.length < lines) text.push('---', 'apiVersion: v1', 'kind: Service', 'spec:', ...service(random, '  '));
  return `${text.join('\n')}\n`;
}

function groupsOf(lines: number, seed: number): string {
  const random = seeded(seed);
  const text: string[] = ['groups:'];
  while (text.length < lines) text.push('  - name: word group', ...service(random, '    '));
  return `${text.join('\n')}\n`;
}

function service(random: () => number, indent: string): string[] {
  const pick = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const rules = Array.from({ length: 1 + Math.floor(random() * 4) }, () => [
    `  - alert: word ${pick()}`,
    `    expr: sum(rate(${pick()}{job="${pick()}"}[5m])) > ${String(Math.floor(random() * 100))}`,
    '    labels: {severity: page, team: a}',
    '    note: |',
    `      A word about ${pick()} and ${pick()}.`,
    '',
    `      More about ${pick()}.`,
  ]);
  return [`owner: "${pick()}"`, `text: a word and ${pick()}`, 'rules:', ...rules.flat()].map((line) =>
    line === '' ? line : indent + line,
  );
}
