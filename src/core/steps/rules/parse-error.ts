import { defineRule, type RuleDocument } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';
import { blockPositions } from '../blockPosition.ts';
import { scriptOffsets } from '../scriptPlace.ts';
import type { Step, Steps } from '../step.ts';

/** Their own syntax is wider than what the parser reads. */
const OTHER_SHELLS = /^(?:zsh|ksh)\b/i;

/** Something is left for the reader to fill in or to imagine: `<pod>`, `{{ name }}`, `…`. */
const LEFT_OPEN = /<[^<>]*[A-Za-z][^<>]*>|<%|\{\{|\.\.\.|…/;

/** A prompt that was not known for one: `(venv) $ `, `admin@host:~> `. */
const PROMPT = /^\s*(?:\([\w.-]+\)\s*)?[\w.@~:/[\]-]*[$#%>❯](?:\s|$)/u;

/** How much of what should not be there a message shows. */
const LONGEST = 30;

export const parseError = defineRule<Steps>({
  id: 'shell/parse-error',
  // Info: often the block is no shell at all, but output or a query, and nothing is wrong with it but its label.
  severity: 'info',
  title: 'A block that says shell and cannot be read as shell',
  why: `The word behind the opening fence says that the block is shell, yet a shell would stop at the place that is named and run nothing, or half
of it. Either a quote, a bracket or a word such as \`fi\` is missing, or the block is something else: output, a query, a configuration file.
Then \`text\`, \`promql\` or \`yaml\` behind the fence says so, and nobody is offered to run it. Placeholders and prompts are no mistake here.`,
  examples: [
    {
      text: '# Runbook: Disk full\n\n```bash\ndf -h\necho "full\n```\n',
      findings: [{ line: 5, message: 'Expected shell, as “bash” says, found a double quote that is never closed' }],
    },
    {
      text: '# Runbook: Disk full\n\n1. See\n\n   ```console\n   sum by (node) (rate(errors_total[5m]))\n   ```\n',
      findings: [{ line: 6, message: 'Expected shell, as “console” says, found “(” where it cannot stand' }],
    },
    {
      text: '# Runbook: Disk full\n\n```sh\n$ df -h\n/dev/sda1 97%\n$ if true; then df -h;\n```\n\n```sh\ndf -h |\n```\n',
      findings: [
        { line: 6, message: 'Expected shell, as “sh” says, found “if” without its “fi”' },
        { line: 10, message: 'Expected shell, as “sh” says, found no command behind “|”' },
      ],
    },
    {
      text: '# Runbook: Disk full\n\n```bash\nif true; then df -h; fi\nkubectl logs <pod (any)> -f\n(venv) $ pip list\n```\n\n```text\nsum by (node) (x)\n```\n\n```zsh\nprint ${(U)name}\n```\n',
      findings: [],
    },
  ],
  each: 'step',
  check({ model, document, report }) {
    for (const step of model.steps) {
      const { parseError: error, script = step.block.text.replaceAll('\r\n', '\n') } = step.reading;
      const label = (step.block.language ?? '').replace(/^[{.]+|[}{].*$/g, '');
      if (error === undefined || !isMeantAsShell(step) || OTHER_SHELLS.test(label)) continue;
      const found = whatWasFound(error.message);
      const line = lineOf(script, error.offset);
      if (found === undefined || LEFT_OPEN.test(line) || PROMPT.test(line)) continue;
      const range = placeOf(step, script, error.offset, tokenIn(error.message), document);
      report({ message: `Expected shell, as “${label}” says, found ${found}`, range });
    }
  },
});

/** A fence that was never closed has taken sentences in, which is another rule's finding; what is typed into a session need not be shell. */
function isMeantAsShell({ block, reading }: Step): boolean {
  return block.closed && reading.run !== 'ask' && reading.typedInside === undefined;
}

const TOKEN = /^unexpected (?:token |argument )?'([^]*)'/;

/** The parser's complaint as what was found; `undefined` where it only gave up. */
function whatWasFound(message: string): string | undefined {
  const token = TOKEN.exec(message)?.[1];
  if (token !== undefined)
    return `${token === 'newline' || token === '' ? 'the end of the line' : `“${shortened(token)}”`} where it cannot stand`;
  const open = /^unterminated (.+)$/.exec(message)?.[1];
  if (open !== undefined) return `${article(open)} that is never closed`;
  const [, closing, opening] = /^expected '(.+)' to close (.+)$/.exec(message) ?? [];
  if (closing !== undefined && opening !== undefined) return `${quoted(opening)} without its “${closing}”`;
  const [, missing, after] = /^expected (.+?)(?: after '(.+)')?$/.exec(message) ?? [];
  if (missing === undefined) return undefined;
  return `no ${missing.replace(/'([^']*)'/g, '“$1”')}${after === undefined ? '' : ` behind “${after}”`}`;
}

function tokenIn(message: string): string {
  return TOKEN.exec(message)?.[1] ?? '';
}

function shortened(token: string): string {
  const [first = ''] = token.split('\n');
  return first === token && first.length <= LONGEST ? token : `${first.slice(0, LONGEST)}…`;
}

function quoted(opening: string): string {
  const word = /^'(.*)'$/.exec(opening)?.[1];
  return word === undefined ? article(opening) : `“${word}”`;
}

function article(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

function lineOf(script: string, offset: number): string {
  const start = script.lastIndexOf('\n', offset - 1) + 1;
  const end = script.indexOf('\n', offset);
  return script.slice(start, end === -1 ? undefined : end);
}

/** What cannot stand there; else one character, for behind the end of a line nothing could be underlined. */
function placeOf(step: Step, script: string, offset: number, token: string, document: RuleDocument): Range {
  // The end of the script is where its last command ends.
  const at = Math.min(offset, Math.max(0, script.trimEnd().length - 1));
  const inText = scriptOffsets(step.block.text, script)(at);
  const { start } = step.range;
  if (inText === undefined) return { start, end: { line: start.line, column: document.line(start.line).length } };
  const positionOf = blockPositions(step.block, start.line, (line) => document.line(line));
  const from = positionOf(inText);
  const here = token !== '' && !token.includes('\n') && script.startsWith(token, at) ? token.length : 1;
  const column = Math.min(from.column, Math.max(0, document.line(from.line).length - 1));
  return { start: { line: from.line, column }, end: { line: from.line, column: Math.min(column + here, document.line(from.line).length) } };
}
