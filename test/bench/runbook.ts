import { seeded } from '../property/seeded.ts';

const WORDS = (
  'check the queue depth before restart of any consumer because a worker that holds its lease for long will block others until alarms ' +
  'fire and on-call must drain traffic from region node pool shard replica leader primary cache index backup snapshot disk memory'
).split(' ');
const COMMANDS = [
  'kubectl get pods -n',
  'systemctl status',
  'queuectl drain --shard',
  'df -h | grep',
  'curl -fsS https://health.example/',
  'journalctl -u',
];

/** A runbook of about so many lines, the same for the same seed: sections, steps with commands in lists, tables,
 * quotes, notes, links that lead somewhere and links that do not. */
export function runbookOf(lines: number, seed: number): string {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const words = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const command = (): string => `${pick(COMMANDS)} ${pick(WORDS)}`;
  const sentence = (): string => {
    const marks = [
      words(4),
      `**${words(2)}**`,
      `\`${command()}\``,
      `[${words(2)}](https://wiki.example/${pick(WORDS)})`,
      `_${pick(WORDS)}_`,
      `[${pick(WORDS)}][board]`,
      `[${words(2)}](#${pick(WORDS)}-${pick(WORDS)})`,
      `[${words(2)}](../${pick(WORDS)}.md)`,
    ];
    return `${words(7)} ${pick(marks)} ${words(5)}.`;
  };
  const fence = (indent: string): string[] => [
    `${indent}\`\`\`${random() < 0.8 ? 'bash' : ''}`,
    ...Array.from({ length: 1 + Math.floor(random() * 4) }, () => `${indent}${command()}`),
    `${indent}\`\`\``,
  ];
  const parts: (() => string[])[] = [
    () => [sentence(), sentence(), ''],
    () => [sentence(), ''],
    () => [...Array.from({ length: 4 }, () => `- ${sentence()}`), ''],
    () => [`1. ${sentence()}`, '', ...fence('   '), '', `2. ${words(6)}`, `   - [ ] ${sentence()}`, `   - [x] ${words(5)}`, ''],
    () => [...fence(''), ''],
    () => [`> **Note** ${sentence()}`, `> ${sentence()}`, ''],
    () => ['| signal | limit |', '|--------|------:|', ...Array.from({ length: 4 }, () => `| ${words(2)} | \`${pick(WORDS)}\` |`), ''],
    () => [`    ${command()}`, ''],
    () => [`<!-- ${words(4)} -->`, ''],
  ];
  const text = ['---', 'title: Many things', 'type: runbook', '---', '', '# Many things', ''];
  while (text.length < lines - 3) {
    text.push(`${random() < 0.25 ? '##' : '###'} ${words(4)}`, '');
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--) text.push(...(parts[Math.floor(random() * parts.length)]?.() ?? []));
  }
  text.push('[board]: https://grafana.example/d/board "Board"', '');
  return text.join('\n');
}
