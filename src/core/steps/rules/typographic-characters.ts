import { defineRule } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';
import { plainUnits, quotesOf, scriptRanges } from '../scriptText.ts';
import type { Step, Steps } from '../step.ts';

/** A quotation mark at the edge of a word, or a dash where an option begins. Inside a word an apostrophe does no harm. */
const TYPOGRAPHIC = /[“”„]|(?<![^\s=(])‘|’(?![^\s;|&)])|(?<=[ \t])[–—]{1,2}(?=[A-Za-z])/g;

/** What is provably one word to the person who wrote it, and stays that word in straight quotes. */
const ONE_WORD = /^(?:“[^“”"`$\\!\n]*”|‘[^‘’'\n]*’)/;
const ONE_LETTER = /^[–—][A-Za-z](?=[\s=]|$)/;
/** What these print is meant for people, who may have been meant to see the marks. */
const PRINTING = /(?:^|[;&|]\s*)(?:echo|printf|logger|say)\b/;

export const typographicCharacters = defineRule<Steps>({
  id: 'shell/typographic-characters',
  severity: 'warning',
  each: 'step',
  title: 'Quotation marks and dashes of a word processor in a command',
  why: `Chats and word processors turn \`"\` into \`“\` and \`--\` into \`–\`. To a shell these are letters: \`--text “API down”\` hands over the two words
\`“API\` and \`down”\`, and \`–n\` is no option but a name. The command fails, or does its work on something else. Within straight quotes, in comments
and in what a heredoc holds they are left alone.`,
  examples: [
    {
      text: '# Runbook: Call\n\n```bash\nnotify –c oncall —text “API down”\n```\n',
      findings: [{ line: 4, message: 'Expected “-” for an option, found “–”, which a shell takes for a letter; and 3 more' }],
      fixed: '# Runbook: Call\n\n```bash\nnotify -c oncall --text "API down"\n```\n',
    },
    {
      text: '# Runbook: Call\n\n1. Look\n\n   ```console\n   $ kubectl get pods -l ‘app=api’\n   ‘none’\n   ```\n',
      findings: [{ line: 6, message: 'Expected a straight quote, found “‘”, which a shell takes for a letter; and 1 more' }],
      fixed: "# Runbook: Call\n\n1. Look\n\n   ```console\n   $ kubectl get pods -l 'app=api'\n   ‘none’\n   ```\n",
    },
    {
      text: '# Runbook: Call\n\n```bash\n# the “new” one – really\nnotify --text "the “API” – down"\ngrep don’t log.txt\n```\n\n```text\n“none”\n```\n',
      findings: [],
    },
  ],
  check({ model, document, report }) {
    for (const step of model.steps) {
      const { script, run } = step.reading;
      if (run === 'copy' || script === undefined || !/[“”„‘’–—]/.test(script)) continue;
      const rangeOf = scriptRanges(step, script, document);
      for (const onLine of byLine(step, script)) {
        const places = onLine.flatMap((mark) => {
          const range = rangeOf(mark.offset, mark.text.length);
          return range === undefined ? [] : [{ ...mark, range }];
        });
        const [first] = places;
        if (first === undefined) continue;
        const others = places.length === 1 ? '' : `; and ${String(places.length - 1)} more`;
        const expected = first.straight.startsWith('-') ? `“${first.straight}” for an option` : 'a straight quote';
        report({
          message: `Expected ${expected}, found “${first.text}”, which a shell takes for a letter${others}`,
          range: first.range,
          fixes: [{ title: 'Write it as a shell reads it', safe: places.every(({ sure }) => sure), edits: places.map(edit) }],
        });
      }
    }
  },
});

interface Mark {
  readonly text: string;
  /** What a shell would have to find instead. */
  readonly straight: string;
  /** It can have been meant for nothing else. */
  readonly sure: boolean;
  /** Into the script. */
  readonly offset: number;
}

function edit({ range, straight }: Mark & { readonly range: Range }): { readonly range: Range; readonly text: string } {
  return { range, text: straight };
}

/** One finding for each line: a person mends lines, not characters. */
function byLine(step: Step, script: string): readonly (readonly Mark[])[] {
  const lines = new Map<number, Mark[]>();
  for (const { text, start } of plainUnits(step, script)) {
    const isQuoted = quotesOf(text);
    let closes = -1;
    for (const match of text.matchAll(TYPOGRAPHIC)) {
      const { index } = match;
      if (isQuoted(index)) continue;
      const begin = text.lastIndexOf('\n', index - 1) + 1;
      const rest = text.slice(index);
      const word = ONE_WORD.exec(rest)?.[0];
      const proven = index === closes || word !== undefined || ONE_LETTER.test(rest);
      if (word !== undefined) closes = index + word.length - 1;
      const sure = proven && !PRINTING.test(text.slice(begin, index));
      const mark = { text: match[0], straight: straightened(match[0], rest), sure, offset: start + index };
      const marks = lines.get(start + begin);
      if (marks === undefined) lines.set(start + begin, [mark]);
      else marks.push(mark);
    }
  }
  return [...lines.values()];
}

/** Of a long option a word processor has made one dash out of two. */
function straightened(mark: string, rest: string): string {
  if (/^[–—]/.test(mark)) return ONE_LETTER.test(rest) ? '-' : '--';
  return /[‘’]/.test(mark) ? "'" : '"';
}
