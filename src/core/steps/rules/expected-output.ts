import { patternProblem } from '../../expected/index.ts';
import { defineRule } from '../../rules/index.ts';
import type { Steps } from '../step.ts';

const WANTED = {
  block: 'Expected a block of output right below, found none',
  step: 'Expected a block that runs before this output, found none',
};

export const expectedOutput = defineRule<Pick<Steps, 'steps' | 'strays'>>({
  id: 'shell/expected-output',
  severity: 'warning',
  title: 'An expected output that nothing can be compared with',
  why: `\`<!-- steady-expect -->\` above a block says that it shows what the block before it prints: after a run the two are compared, and the step
has failed where they differ. The output stands right below the comment, and the block that prints it is the last one before, in the same section.
In it, a line \`...\` stands for any lines, \`...\` in a line for any text, and a line \`/like this/\` is a regular expression.`,
  examples: [
    {
      text: '# Runbook: Drain\n\n```bash\nkubectl get nodes\n```\n\n<!-- steady-expect -->\n\nAll nodes are ready.\n',
      findings: [{ line: 7, message: WANTED.block }],
    },
    {
      text: '# Runbook: Drain\n\n```json\n{}\n```\n\n<!-- steady-expect -->\n```text\nnode-1 Ready\n```\n',
      findings: [{ line: 7, message: WANTED.step }],
    },
    {
      text: '# Runbook: Drain\n\n1. Look\n\n   ```bash\n   kubectl get nodes\n   ```\n\n   <!-- steady-expect -->\n   ```text\n   NAME\n   /(node/\n   ```\n',
      findings: [{ line: 12, message: 'Expected a regular expression, found “(” without its “)”' }],
    },
    {
      text: '# Runbook: Drain\n\n```bash\nkubectl get nodes\n```\n\nAll nodes are ready:\n\n<!-- steady-expect -->\n```text\nNAME ...\n/node-\\d+ +Ready/\n```\n',
      findings: [],
    },
  ],
  check({ model, document, report }) {
    for (const { kind, missing, range } of model.strays) if (kind === 'expect') report({ message: WANTED[missing], range });
    for (const { expected } of model.steps) {
      for (const [at, text] of (expected?.text.split('\n') ?? []).entries()) {
        const problem = patternProblem(text);
        if (expected === undefined || problem === undefined) continue;
        const line = expected.firstLine + at;
        const end = document.line(line).trimEnd().length;
        const range = { start: { line, column: Math.max(0, end - text.trim().length) }, end: { line, column: end } };
        report({ message: `Expected a regular expression, found ${problem}`, range });
      }
    }
  },
});
