import { defineRule, type Fix, type RuleDocument } from '../../rules/index.ts';
import type { HiddenCharacter } from '../../shell/index.ts';
import type { Range } from '../../text/index.ts';
import { blockPositions } from '../blockPosition.ts';
import type { Step, Steps } from '../step.ts';

const NO_BREAK_SPACE = 0xa0;

export const hiddenCharacters = defineRule<Steps>({
  id: 'shell/hidden-characters',
  severity: 'error',
  title: 'A character in a command that nobody can see',
  why: `Characters without a shape of their own come along when a command is copied from a chat or a web page: the shell takes them for a part
of the word and does not find the command, or the file. Those that reverse the direction of writing can make a command look like another one.
Steady does not run a block that holds them.`,
  examples: [
    {
      text: '# Runbook: Pods\n\n```bash\nkubectl\u200b get pods\n```\n',
      findings: [{ line: 4, message: 'Expected only characters that can be seen, found a zero width space (U+200B) behind “kubectl”' }],
      fixed: '# Runbook: Pods\n\n```bash\nkubectl get pods\n```\n',
    },
    {
      text: '# Runbook: Pods\n\n1. Look\n\n   ```bash\n   echo \u202etxt.oga\u202c | cat\n   ```\n',
      findings: [
        { line: 6, message: 'Expected only characters that can be seen, found a right-to-left override (U+202E) behind “echo” and 1 more' },
      ],
      fixed: '# Runbook: Pods\n\n1. Look\n\n   ```bash\n   echo txt.oga | cat\n   ```\n',
    },
    { text: '# Runbook: Pods\n\n```bash\necho "grüße 👋"\n```\n', findings: [] },
  ],
  each: 'step',
  check({ model, document, report }) {
    for (const step of model.steps) {
      if (step.reading.run === 'copy') continue;
      for (const onLine of byLine(step, document)) {
        const [first] = onLine;
        if (first === undefined) continue;
        const others = onLine.length === 1 ? '' : ` and ${String(onLine.length - 1)} more`;
        report({
          message: `Expected only characters that can be seen, found ${article(first.hidden.name)} (${first.hidden.codePoint})${behind(first.range, document)}${others}`,
          range: first.range,
          fixes: deletion(onLine),
        });
      }
    }
  },
});

interface Place {
  readonly hidden: HiddenCharacter;
  readonly range: Range;
}

/** One finding for each line: a person mends lines, not characters. */
function byLine(step: Step, document: RuleDocument): readonly (readonly Place[])[] {
  if (step.reading.hidden.length === 0) return [];
  const positionOf = blockPositions(step.block, step.range.start.line, (line) => document.line(line));
  const lines = new Map<number, Place[]>();
  for (const hidden of step.reading.hidden) {
    const start = positionOf(hidden.offset);
    const place = { hidden, range: { start, end: { line: start.line, column: start.column + hidden.length } } };
    const places = lines.get(start.line);
    if (places === undefined) lines.set(start.line, [place]);
    else places.push(place);
  }
  return [...lines.values()];
}

function article(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

function behind(range: Range, document: RuleDocument): string {
  const word = document
    .line(range.start.line)
    .slice(Math.max(0, range.start.column - 40), range.start.column)
    .trimEnd()
    .split(/\s/)
    .at(-1);
  return word === undefined || word === '' ? '' : ` behind “${word}”`;
}

/**
 * Control characters are left to the author: an escape sequence without its first character is worse than with it. A no-break space was
 * meant as a space.
 */
function deletion(places: readonly Place[]): readonly Fix[] {
  const codes = places.map(({ hidden }) => Number.parseInt(hidden.codePoint.slice(2), 16));
  if (codes.some((code) => code < NO_BREAK_SPACE)) return [];
  const edits = places.map(({ range }, index) => ({ range, text: codes[index] === NO_BREAK_SPACE ? ' ' : '' }));
  return [{ title: 'Take the hidden characters out', safe: false, edits }];
}
