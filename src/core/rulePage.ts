import type { RuleCard } from './room.ts';
import { rooms } from './rooms.ts';
import { stepRules } from './steps/index.ts';

/** Every rule there is, as pages and lists show them. */
export const ruleCards: readonly RuleCard[] = [...rooms.flatMap(({ rules }) => rules), ...stepRules];

/** A rule's page in Markdown: its reason, what it finds and what it leaves alone, out of the examples that are its tests. */
export function rulePage(id: string): string | undefined {
  const rule = ruleCards.find((card) => card.id === id);
  if (rule === undefined) return undefined;
  const found = rule.examples.filter(({ findings }) => findings.length > 0);
  const left = rule.examples.filter(({ findings }) => findings.length === 0);
  const parts = [
    `# ${rule.id}`,
    `${rule.title}. Severity: ${rule.severity}.`,
    rule.why.trim(),
    ...(found.length > 0 ? ['## Found', ...found.flatMap(exampleParts)] : []),
    ...(left.length > 0 ? ['## Left alone', ...left.flatMap(exampleParts)] : []),
    '## To change it',
    `In \`.steady.yaml\`: \`rules: {${rule.id}: off}\`. For one place: \`<!-- steady-disable-next-line ${rule.id} reason -->\` on the line above.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleParts({ text, path, config, findings, fixed }: RuleCard['examples'][number]): string[] {
  return [
    ...(path === undefined ? [] : [`\`${path}\``]),
    ...(config === undefined ? [] : ['With this `.steady.yaml`:', fenced(config, 'yaml')]),
    fenced(text),
    ...(findings.length > 0 ? [findings.map(({ line, message }) => `- Line ${String(line)}: ${message}`).join('\n')] : []),
    ...(fixed === undefined ? [] : ['Fixed:', fenced(fixed)]),
  ];
}

/** A fence longer than any in the text. */
function fenced(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
