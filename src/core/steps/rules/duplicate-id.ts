import { defineRule } from '../../rules/index.ts';
import type { Range } from '../../text/index.ts';
import type { Steps } from '../step.ts';

export const duplicateId = defineRule<Pick<Steps, 'steps'>>({
  id: 'shell/duplicate-id',
  severity: 'error',
  title: 'Two blocks with the same id',
  why: `An id is how a step is named from outside: \`steady run drain.md#drain-node\`. Where two blocks say the same one, the first has it, and the
other can only be reached by its section and number.`,
  examples: [
    {
      text: '# Runbook: Drain\n\n<!-- steady: id=drain -->\n```bash\nkubectl cordon node-1\n```\n\n```bash {id=drain}\nkubectl drain node-1\n```\n',
      findings: [{ line: 8, message: 'Expected an id of its own, found “drain”, which the block in line 4 has' }],
    },
    {
      text: '# Runbook: Drain\n\n<!-- steady: id=cordon -->\n```bash\nkubectl cordon node-1\n```\n\n```bash {id=drain}\nkubectl drain node-1\n```\n',
      findings: [],
    },
  ],
  check({ model, report }) {
    const first = new Map<string, { readonly line: number; readonly range: Range }>();
    for (const { options, annotation, range } of model.steps) {
      if (options.id === undefined || annotation?.id === undefined) continue;
      const other = first.get(options.id);
      if (other === undefined) first.set(options.id, { line: range.start.line + 1, range: annotation.id });
      else {
        report({
          message: `Expected an id of its own, found “${options.id}”, which the block in line ${String(other.line)} has`,
          range: annotation.id,
          related: [{ message: 'Expected it here only, found it first', range: other.range }],
        });
      }
    }
  },
});
