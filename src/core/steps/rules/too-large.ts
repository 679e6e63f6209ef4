import { CAPS, type Limit } from '../../markdown/index.ts';
import { defineRule, type RuleDocument } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';
import type { Steps } from '../step.ts';

/** A line may be longer than an editor can underline in reasonable time. */
const LONGEST_MARK = 120;

const DEEP = '> '.repeat(CAPS.depth + 1);

export const tooLarge = defineRule<Pick<Steps, 'limits'>>({
  id: 'document/too-large',
  severity: 'warning',
  title: 'A part of the document that is too large to be read',
  why: `Some texts take a Markdown reader minutes: lists or quotes nested dozens deep, a line or a paragraph of more than 64 KB, a document of more
than 4 MB. They come out of programs, or out of pasted logs. So that no such text can stop the editor, Steady reads only headings and fenced
blocks there: links are not checked, and blocks in lists and quotes are not offered to be run. Whoever follows the runbook can hardly read it
either: keep the log in a file of its own and link to it.`,
  examples: [
    {
      text: `# Runbook: Disk full\n\nRead the log.\n\n${DEEP}disk full\n`,
      findings: [{ line: 5, message: 'Expected at most 64 lists and quotes in each other, found more' }],
    },
    { text: '# Runbook: Disk full\n\n> > Read the log.\n', findings: [] },
  ],
  check({ model, document, report }) {
    for (const limit of model.limits) {
      const { line, message } = described(limit, document);
      report({ message, range: { start: { line, column: 0 }, end: { line, column: Math.min(LONGEST_MARK, document.line(line).length) } } });
    }
  },
});

/** What is too large, with its size where that is one number, and the line to look at. */
function described({ what, range }: Limit, document: RuleDocument): { readonly line: number; readonly message: string } {
  const { line } = range.start;
  switch (what) {
    case 'depth':
      return { line, message: `Expected at most ${count(CAPS.depth)} lists and quotes in each other, found more` };
    case 'line': {
      const long = longLine(range, document);
      return {
        line: long,
        message: `Expected at most ${count(CAPS.line)} characters in a line, found ${count(document.line(long).length)}`,
      };
    }
    case 'paragraph': {
      const most = `${count(CAPS.line)} characters, ${count(CAPS.lines)} lines and ${count(CAPS.marks)} marks such as * and [`;
      return { line, message: `Expected at most ${most} in a paragraph, found more` };
    }
    case 'region':
      return { line, message: `Expected at most ${count(CAPS.region)} characters without a break, found more` };
    case 'document': {
      const most = `${count(CAPS.document)} characters and ${count(CAPS.documentLines)} lines`;
      return { line, message: `Expected at most ${most} in a document, found more in ${count(document.lineCount)} lines` };
    }
  }
}

function longLine({ start, end }: Range, document: RuleDocument): number {
  for (let line = start.line; line <= Math.min(end.line, document.lineCount - 1); line++) {
    if (document.line(line).length > CAPS.line) return line;
  }
  return start.line;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
