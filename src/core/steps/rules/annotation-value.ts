import { defineRule, misreadReport } from '../../rules/index.ts';
import type { Steps } from '../step.ts';

export const annotationValue = defineRule<Pick<Steps, 'steps'>>({
  id: 'shell/annotation-value',
  severity: 'warning',
  title: 'A value of an annotation that is not understood',
  why: `\`<!-- steady: timeout=5m -->\` above a block says how it is to be run. A value that is not understood has no effect: the block runs as if
nothing had been said. Durations have a unit (\`30s\`, \`5m\`, \`1h30m\`); a value with a space in it stands in double quotes.`,
  examples: [
    {
      text: '# Runbook: Drain\n\n<!-- steady: timeout=5 minutes background -->\n```bash\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected a duration such as 5m, found “5 minutes”' }],
    },
    {
      text: '# Runbook: Drain\n\n```bash {mode=alone}\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected session or isolated, found “alone”' }],
    },
    {
      text: '# Runbook: Drain\n\n<!-- steady: id=a id=b\nconfirm="Sure? -->\n```bash\nkubectl drain node-1\n```\n',
      findings: [
        { line: 3, message: 'Expected “id” once, found it again' },
        { line: 4, message: 'Expected a closing quote for “confirm”, found none' },
      ],
    },
    {
      text: '# Runbook: Drain\n\n<!-- steady: confirm=Drains a node timeout=5m -->\n```bash\nkubectl drain node-1\n```\n',
      findings: [{ line: 3, message: 'Expected quotes around “Drains a node”, found none' }],
      fixed: '# Runbook: Drain\n\n<!-- steady: confirm="Drains a node" timeout=5m -->\n```bash\nkubectl drain node-1\n```\n',
    },
    {
      text: '# Runbook: Drain\n\n<!-- steady: timeout=1h30m on-error=continue until="curl -fsS localhost/health" every=5s -->\n\n```bash\nkubectl drain node-1\n```\n',
      findings: [],
    },
  ],
  check({ model, report }) {
    for (const { annotation } of model.steps) {
      for (const problem of annotation?.problems ?? []) if (problem.kind === 'value') report(misreadReport(problem));
    }
  },
});
