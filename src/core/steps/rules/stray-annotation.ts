import { defineRule } from '../../rules/index.ts';
import type { Steps } from '../step.ts';

export const strayAnnotation = defineRule<Pick<Steps, 'strays'>>({
  id: 'shell/stray-annotation',
  severity: 'warning',
  title: 'An annotation that is about no block',
  why: `\`<!-- steady: … -->\` is about the block that begins on the next line; other comments and one blank line may stand between. With a
sentence or a heading between them it is about nothing, and the time limit or the question that it asks for does not hold.`,
  examples: [
    {
      text: '# Runbook: Drain\n\n<!-- steady: timeout=5m -->\n\nDrain the node:\n\n```bash\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected a block right below, found none' }],
    },
    {
      text: '# Runbook: Drain\n\nDrain the node:\n\n<!-- steady: timeout=5m -->\n<!-- markdownlint-disable-next-line -->\n\n```bash\nkubectl drain node-1\n```\n',
      findings: [],
    },
  ],
  check({ model, report }) {
    for (const { kind, range } of model.strays)
      if (kind === 'options') report({ message: 'Expected a block right below, found none', range });
  },
});
