import { defineRule } from '../../rules/index.ts';
import type { Position, Range } from '../../text/index.ts';
import { plainUnits, quotesOf, scriptRanges } from '../scriptText.ts';
import type { Step, Steps } from '../step.ts';

/** The word behind a blank and what follows it to the end of the line. A comment is mostly a sentence, and has a blank behind its mark. */
const HASH = /(?<=[ \t])(#[A-Za-z0-9][\w-]*)(?=[ \t]|$)(.*)/gm;

/** What no comment goes on with: another option, something in quotes, a variable, the next command, the next line. */
const ARGUMENTS = /^[ \t]+(?:--?[A-Za-z]|["'$|>]|&&|\\$)|^[ \t]*[;|]/;

const OPTION = /^--?[A-Za-z][\w-]*$/;

/** Options whose value is often a name with a hash in front, so that nothing need follow it. */
const NAMING = /^--(?:[\w-]*-)?(?:channel|room|topic|tag|hashtag|issue|ticket|pr|colou?r)$/;

export const unquotedHash = defineRule<Steps>({
  id: 'shell/unquoted-hash',
  severity: 'warning',
  title: 'An argument that the shell takes for a comment',
  why: `To a shell a word that begins with \`#\` begins a comment: of \`notify --channel #incidents --text down\` the program gets no channel
and no text, only \`--channel\`, and whoever should have been called is not. In quotes the word is an argument. Only a word right behind an option or
a command is named, where no comment would go on as the line does; \`# with a blank\` is a comment.`,
  examples: [
    {
      text: '# Runbook: Call\n\n```bash\nnotify --channel #incidents --text "API down"\nnotify --channel #incidents\n```\n',
      findings: [
        { line: 4, message: 'Expected “#incidents” in quotes behind “--channel”, found a comment that hides the rest of the line' },
        { line: 5, message: 'Expected “#incidents” in quotes behind “--channel”, found a comment that hides the rest of the line' },
      ],
      fixed: `# Runbook: Call\n\n\`\`\`bash\nnotify --channel '#incidents' --text "API down"\nnotify --channel '#incidents'\n\`\`\`\n`,
    },
    {
      text: '# Runbook: Call\n\n1. Call\n\n   ```console\n   $ page #db-team "replica lags"\n   sent\n   ```\n',
      findings: [{ line: 6, message: 'Expected “#db-team” in quotes behind “page”, found a comment that hides the rest of the line' }],
      fixed: `# Runbook: Call\n\n1. Call\n\n   \`\`\`console\n   $ page '#db-team' "replica lags"\n   sent\n   \`\`\`\n`,
    },
    {
      text: '# Runbook: Call\n\n```bash\ngh issue close #12\n```\n',
      findings: [{ line: 4, message: 'Expected “#12” in quotes behind “close”, found a comment that hides the rest of the line' }],
      fixed: "# Runbook: Call\n\n```bash\ngh issue close '#12'\n```\n",
    },
    {
      text: '# Runbook: Call\n\n```bash\nkubectl get pods -A #all namespaces\nkubectl get pods --all-namespaces #everywhere\nreboot #now\nnotify --channel "#incidents" -m "see #4 -x"\ncurl --tag # none --x\ncat <<EOF\npage #db-team -x\nEOF\n```\n',
      findings: [],
    },
  ],
  each: 'step',
  check({ model, document, report }) {
    for (const step of model.steps) {
      const { script, run } = step.reading;
      if (run === 'copy' || script === undefined || !/[ \t]#[A-Za-z0-9]/.test(script)) continue;
      const places = scriptRanges(step, script, document);
      for (const { word, before, offset } of hashes(step, script)) {
        const range = places(offset, word.length);
        if (range === undefined) continue;
        report({
          message: `Expected “${word}” in quotes behind “${before}”, found a comment that hides the rest of the line`,
          range,
          // It changes what runs, though to what was meant.
          fixes: [{ title: `Quote ${word}`, safe: false, edits: [insert(range.start), insert(range.end)] }],
        });
      }
    }
  },
});

interface Hash {
  readonly word: string;
  /** The option or command in front of it. */
  readonly before: string;
  /** Into the script. */
  readonly offset: number;
}

function* hashes(step: Step, script: string): Generator<Hash> {
  for (const { text, start } of plainUnits(step, script)) {
    const isQuoted = quotesOf(text);
    for (const match of text.matchAll(HASH)) {
      const [, word = '', rest = ''] = match;
      const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
      const before = line.trimEnd().split(/\s/).at(-1) ?? '';
      if (!isQuoted(match.index) && (hidesArguments(before, line, rest) || (/^#\d+$/.test(word) && NUMBERING.test(line))))
        yield { word, before, offset: start + match.index };
    }
  }
}

/** Programs that take the number of an issue as people write it. */
const NUMBERING = /(?:^|[|;&(])[ \t]*(?:gh|glab|hub)[ \t]+(?:issue|pr|mr)[ \t]+[a-z-]+[ \t]+$/;

function hidesArguments(before: string, line: string, rest: string): boolean {
  if (OPTION.test(before)) return ARGUMENTS.test(rest) || (NAMING.test(before) && rest.trim() === '');
  return /(?:^|[|;&(]|\b(?:then|do|else|sudo))[ \t]*[A-Za-z_./][\w./-]*[ \t]+$/.test(line) && ARGUMENTS.test(rest);
}

function insert(at: Position): { readonly range: Range; readonly text: string } {
  return { range: { start: at, end: at }, text: "'" };
}
