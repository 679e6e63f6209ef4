import type { CodeBlock } from '../../markdown/index.ts';
import type { Reading } from '../../room.ts';
import { defineRule, type Fix, type RuleContext, type RuleDocument } from '../../rules/index.ts';
import type { TextEdit } from '../../text/index.ts';
import { lineRange, lostStructure, type LostStructure } from '../pasted/index.ts';
import { bare, closingFence, unclosedBlock, type Unclosed } from '../unclosed.ts';

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
    {
      text: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n\nThen look for large files.\n\n${FENCE}bash\ndu -sh /var\n${FENCE}\n`,
      findings: [{ line: 3, message: 'Expected a closing ``` for this block, found “```bash”, which opens the next' }],
      fixed: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n${FENCE}\n\nThen look for large files.\n\n${FENCE}bash\ndu -sh /var\n${FENCE}\n`,
    },
    {
      text: `# Runbook: Disk full\n\n${FENCE}bash\ndf -h\n${FENCE}\n\n${FENCE}${FENCE}text\n${FENCE}bash\ndf -h\n${FENCE}\n${FENCE}${FENCE}\n`,
      findings: [],
    },
  ],
  check({ model, document, report, isShown }) {
    let told: boolean | undefined;
    for (const { element, line } of model.elements()) {
      if (element.kind !== 'code') continue;
      const block = unclosedBlock(element, line, document);
      if (block === undefined) continue;
      // Where a paste has lost more than this fence, the fix for all of it closes the block too, and in its place.
      told ??= isTold(lostStructure(model, document), document, isShown);
      if (told) return;
      const end = document.line(block.first).length;
      report({
        message: `Expected a closing ${block.fence} for this block, found ${foundInstead(block, element, document)}`,
        range: { start: { line: block.first, column: block.prefix.length }, end: { line: block.first, column: end } },
        fixes: [closing(block, document)],
      });
    }
  },
});

function isTold(lost: LostStructure | undefined, document: RuleDocument, isShown: RuleContext<unknown>['isShown']): boolean {
  const [first] = lost?.losses ?? [];
  return first !== undefined && isShown('runbook/lost-structure', lineRange(first.line, document));
}

function foundInstead(block: Unclosed, element: CodeBlock, document: RuleDocument): string {
  if (block.nearMiss !== undefined) return `“${bare(document.line(block.nearMiss))}”, which does not close it`;
  if (block.reopened !== undefined) return `“${bare(document.line(block.reopened))}”, which opens the next`;
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
  const { beforeProse, last, reopened } = block;
  return { title, safe: beforeProse === undefined && reopened === undefined, edits: [closingLine(block, beforeProse ?? last, document)] };
}

function closingLine(block: Unclosed, after: number, document: RuleDocument): TextEdit {
  const end = { line: after, column: document.line(after).length };
  return { range: { start: end, end }, text: `\n${closingFence(block)}` };
}
