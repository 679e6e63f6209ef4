import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { readSteps, type Procedure, type Step } from '../../../src/core/steps/index.ts';

const FENCE = '```';

/** A runbook with these shell blocks. */
export function procedureOf(...blocks: readonly string[]): Procedure {
  const text = blocks.map((block) => `${FENCE}bash\n${block}\n${FENCE}\n`).join('\n');
  const markdown = createMarkdown(`# Runbook: A\n\n${text}`);
  return readSteps(markdown.chunks, markdown.lineCount);
}

export function stepOf(block: string): Step {
  const [step] = procedureOf(block).steps;
  assert.ok(step);
  return step;
}
