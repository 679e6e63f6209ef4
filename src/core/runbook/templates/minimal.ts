// Written by scripts/templates.mjs out of minimal.md.
import type { Template } from '../../templates/index.ts';

export const minimalTemplate: Template = {
  name: 'minimal',
  title: 'Minimal',
  about: 'Symptoms, diagnosis, mitigation, escalation, and nothing else',
  body: `# Runbook: «High API latency»

## Symptoms

«What is seen, and by whom.»

## Diagnosis

Nothing here changes anything.

\`\`\`bash
kubectl get pods -n «YOUR_NAMESPACE» -o wide
\`\`\`

## Mitigation

«What helps, and what it costs.»

\`\`\`bash
kubectl rollout restart deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
\`\`\`

## Escalation

Not better after «30 minutes»: page «the service owner».
`,
};
