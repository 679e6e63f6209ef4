import { defineRule, misreadReport } from '../../rules/index.ts';
import type { Steps } from '../step.ts';

export const annotationKey = defineRule<Pick<Steps, 'steps'>>({
  id: 'shell/annotation-key',
  severity: 'warning',
  title: 'A key of an annotation that means nothing',
  why: `\`<!-- steady: timeout=5m -->\` above a block says how it is to be run. A key that is not known has no effect: a block whose \`timout\` is
five minutes has no time limit at all, and whoever runs it believes that it has one. Braces behind the language (\`bash {timeout=5m}\`) are read
by other programs too, so that only what is nearly one of the known keys is taken for a slip there.`,
  examples: [
    {
      text: '# Runbook: Drain\n\n<!-- steady: id=drain timout=5m -->\n```bash\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected a key such as id or timeout, found “timout”; did you mean “timeout”?' }],
      fixed: '# Runbook: Drain\n\n<!-- steady: id=drain timeout=5m -->\n```bash\nkubectl drain node-1\n```\n',
    },
    {
      text: '# Runbook: Drain\n\n1. Drain\n\n   ```bash {timeot=5m}\n   kubectl drain node-1\n   ```\n',
      findings: [{ line: 5, message: 'Expected a key such as id or timeout, found “timeot”; did you mean “timeout”?' }],
      fixed: '# Runbook: Drain\n\n1. Drain\n\n   ```bash {timeout=5m}\n   kubectl drain node-1\n   ```\n',
    },
    {
      text: '# Runbook: Drain\n\n<!-- steady: owner=storage -->\n```bash\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected a key such as id or timeout, found “owner”' }],
    },
    {
      text:
        '# Runbook: Drain\n\n<!-- steady: id=drain-node timeout=5m confirm="Drains a node" background -->\n```bash\nkubectl drain node-1\n```\n\n' +
        '```bash {linenos=table,hl_lines=[2]}\nkubectl get nodes\n```\n\n```sh {"name":"nodes","category":"k8s"}\nkubectl get nodes\n```\n',
      findings: [],
    },
  ],
  check({ model, report }) {
    for (const { annotation } of model.steps) {
      for (const problem of annotation?.problems ?? []) if (problem.kind === 'key') report(misreadReport(problem));
    }
  },
});
