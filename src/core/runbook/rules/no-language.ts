import type { Reading } from '../../room.ts';
import { defineRule, type RuleDocument } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';

/** Whatever sh reads, bash reads too, and not the other way round. */
const LANGUAGE = 'bash';

export const noLanguage = defineRule<Pick<Reading, 'steps'>>({
  id: 'runbook/no-language',
  // Info: the block is right as it is, and Steady asks before it runs one that does not say what it is.
  severity: 'info',
  title: 'Shell commands in a code block without a language',
  why: `The word behind the opening fence says what a code block is written in. With \`bash\` there, editors and web pages colour the commands, and
Steady offers to run them without asking first whether they are shell at all. Only fenced blocks that look like shell throughout are named: a
block that shows output, a configuration file or a query is left alone, and an indented block has no place for a language.`,
  examples: [
    {
      text: '# Runbook: Disk full\n\n```\ndf -h /var/lib\n```\n',
      findings: [{ line: 3, message: 'Expected a language such as “bash” behind ``` for what looks like shell, found none' }],
      fixed: '# Runbook: Disk full\n\n```bash\ndf -h /var/lib\n```\n',
    },
    {
      text: '# Runbook: Disk full\n\n1. ~~~~\n   df -h /var/lib\n   ~~~~\n\n> 2. Then\n>\n>    ```\n>    $ du -sh /var/lib/*\n>    ```\n',
      findings: [
        { line: 3, message: 'Expected a language such as “bash” behind ~~~~ for what looks like shell, found none' },
        { line: 9, message: 'Expected a language such as “bash” behind ``` for what looks like shell, found none' },
      ],
      fixed:
        '# Runbook: Disk full\n\n1. ~~~~bash\n   df -h /var/lib\n   ~~~~\n\n> 2. Then\n>\n>    ```bash\n>    $ du -sh /var/lib/*\n>    ```\n',
    },
    {
      text: '# Runbook: Disk full\n\n```bash\ndf -h /var/lib\n```\n\n    du -sh /var/lib/*\n\n```\nFilesystem Size Used Avail Use%\n```\n\n```text\ndf -h\n```\n',
      findings: [],
    },
  ],
  each: 'step',
  check({ model, document, report }) {
    for (const { block, reading, range: lines } of model.steps) {
      if (!block.fenced || block.language !== undefined || reading.run !== 'ask') continue;
      const range = openingFence(lines, document);
      if (range === undefined) continue;
      const fence = document.line(range.start.line).slice(range.start.column, range.end.column);
      report({
        message: `Expected a language such as “${LANGUAGE}” behind ${fence} for what looks like shell, found none`,
        range,
        // What looks like shell is a guess, and with a language Steady no longer asks.
        fixes: [
          { title: `Say that it is ${LANGUAGE}`, safe: false, edits: [{ range: { start: range.end, end: range.end }, text: LANGUAGE }] },
        ],
      });
    }
  },
});

function openingFence({ start }: Range, document: RuleDocument): Range | undefined {
  const fence = /^ *(`{3,}|~{3,})/.exec(document.line(start.line).slice(start.column));
  if (fence?.[1] === undefined) return undefined;
  const column = start.column + fence[0].length;
  return { start: { line: start.line, column: column - fence[1].length }, end: { line: start.line, column } };
}
