import type { CodeBlock } from '../../markdown/index.ts';
import type { Reading } from '../../room.ts';
import { defineRule, type Fix, type RuleDocument } from '../../rules/index.ts';
import type { TextEdit } from '../../text/index.ts';

const FENCE = '```';

export const unclosedFence = defineRule<Pick<Reading, 'elements'>>({
  id: 'runbook/unclosed-fence',
  severity: 'warning',
  title: 'A code block that is never closed',
  why: `A code block that opens with three backticks ends at a line with three backticks. Without that line it goes on to the end of the list
item, the quote or the document that holds it, and takes the text in between with it: sentences and headings are shown as code, and would be
handed to the shell as commands.`,
  examples: [
    {
      text: `# Runbook: Disk full\n\n## Diagnosis\n\n${FENCE}bash\ndf -h\n\n## Mitigation\n\nDelete old logs.\n`,
      findings: [{ line: 5, message: 'Expected a closing ``` for this block, found the end of the document' }],
      fixed: `# Runbook: Disk full\n\n## Diagnosis\n\n${FENCE}bash\ndf -h\n${FENCE}\n\n## Mitigation\n\nDelete old logs.\n`,
    },
    {
      text: `# Runbook: Disk full\n\n1. See how full it is\n   ${FENCE}bash\n   df -h\n\n2. Delete old logs\n`,
      findings: [{ line: 4, message: 'Expected a closing ``` for this block, found the end of the list item' }],
      fixed: `# Runbook: Disk full\n\n1. See how full it is\n   ${FENCE}bash\n   df -h\n   ${FENCE}\n\n2. Delete old logs\n`,
    },
    {
      text: `# Runbook: Disk full\n\n> ~~~~sh\n> df -h\n\nDelete old logs.\n`,
      findings: [{ line: 3, message: 'Expected a closing ~~~~ for this block, found the end of the quote' }],
      fixed: `# Runbook: Disk full\n\n> ~~~~sh\n> df -h\n> ~~~~\n\nDelete old logs.\n`,
    },
    {
      text: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n${FENCE.slice(1)}\nDelete old logs.\n`,
      findings: [{ line: 3, message: 'Expected a closing ``` for this block, found “``”, which does not close it' }],
      fixed: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n${FENCE}\nDelete old logs.\n`,
    },
    { text: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n${FENCE}\n`, findings: [] },
  ],
  check({ model, document, report }) {
    for (const { element, line } of model.elements()) {
      if (element.kind !== 'code' || element.closed) continue;
      const block = unclosedBlock(element, line, document);
      if (block === undefined) continue;
      const end = document.line(block.first).length;
      report({
        message: `Expected a closing ${block.fence} for this block, found ${foundInstead(block, element, document)}`,
        range: { start: { line: block.first, column: block.prefix.length }, end: { line: block.first, column: end } },
        fixes: [closing(block, document)],
      });
    }
  },
});

/** An unclosed block in its document. Lines are the document's. */
interface Unclosed {
  readonly first: number;
  /** The last line that has anything on it. */
  readonly last: number;
  /** What stands before the fence on its line, and before every line of the block in some form. */
  readonly prefix: string;
  readonly fence: string;
  /** A line such as “``” that was meant to close it. */
  readonly nearMiss: number | undefined;
}

function unclosedBlock(element: CodeBlock, chunkLine: number, document: RuleDocument): Unclosed | undefined {
  const first = chunkLine + element.range.start.line;
  const opening = document.line(first);
  const { column } = element.range.start;
  const fence = /^(?:`{3,}|~{3,})/.exec(opening.slice(column))?.[0];
  if (fence === undefined) return undefined;
  let last = Math.min(chunkLine + element.range.end.line, document.lineCount - 1);
  // The end may lie at the start of the line behind the block, and blank lines before it are no part of what was meant.
  if (element.range.end.column === 0) last--;
  while (last > first && bare(document.line(last)) === '') last--;
  const mark = fence.charAt(0);
  let nearMiss: number | undefined;
  for (let line = first + 1; line <= last && nearMiss === undefined; line++) {
    const text = bare(document.line(line));
    if (text !== '' && text.length < fence.length && text === mark.repeat(text.length)) nearMiss = line;
  }
  return { first, last, prefix: opening.slice(0, column), fence, nearMiss };
}

/** A line without what containers put before it. */
function bare(line: string): string {
  return line.replace(/^[\s>]+/, '').trimEnd();
}

function foundInstead(block: Unclosed, element: CodeBlock, document: RuleDocument): string {
  if (block.nearMiss !== undefined) return `“${bare(document.line(block.nearMiss))}”, which does not close it`;
  if (isEnd(block.last, document)) return 'the end of the document';
  if (element.inQuote) return 'the end of the quote';
  return element.listDepth > 0 ? 'the end of the list item' : 'the end of the document';
}

function isEnd(last: number, document: RuleDocument): boolean {
  for (let line = last + 1; line < document.lineCount; line++) if (document.line(line).trim() !== '') return false;
  return true;
}

/**
 * Closing where the block ends anyway changes nothing but what is missing, so it is safe. Where Markdown goes on inside, closing before
 * it is what was meant, but it is a guess.
 */
function closing(block: Unclosed, document: RuleDocument): Fix {
  const title = 'Close the code block';
  if (block.nearMiss !== undefined) {
    const text = document.line(block.nearMiss);
    const column = text.length - text.replace(/^[\s>]+/, '').length;
    const range = { start: { line: block.nearMiss, column }, end: { line: block.nearMiss, column: text.trimEnd().length } };
    return { title, safe: false, edits: [{ range, text: block.fence }] };
  }
  const prose = firstProse(block, document);
  return { title, safe: prose === undefined, edits: [closingLine(block, prose ?? block.last, document)] };
}

function closingLine(block: Unclosed, after: number, document: RuleDocument): TextEdit {
  const end = { line: after, column: document.line(after).length };
  // A list marker stands on its item's first line only; what follows is indented by its width.
  return { range: { start: end, end }, text: `\n${block.prefix.replace(/[^\s>]/g, ' ')}${block.fence}` };
}

/** The line that the block should have ended at: the last before a blank one that a heading, a list or a sentence follows. */
function firstProse(block: Unclosed, document: RuleDocument): number | undefined {
  let content = block.first;
  for (let line = block.first + 1; line <= block.last; line++) {
    const text = bare(document.line(line));
    if (text === '') continue;
    if (line > content + 1 && content > block.first && isProse(text)) return content;
    content = line;
  }
  return undefined;
}

/** One `#` is a comment in most languages, so only deeper headings count; a sentence begins with a capital and ends with a stop. */
function isProse(text: string): boolean {
  return /^#{2,6} /.test(text) || /^(?:[-*+]|\d{1,9}[.)]) +[A-Z*_[`]/.test(text) || /^[A-Z][a-z]*,? .*[.:!?]$/.test(text);
}
