// Written by scripts/templates.mjs out of runbook.md.
import type { Template } from '../../templates/index.ts';

export const runbookTemplate: Template = {
  name: 'runbook',
  title: 'Runbook',
  about: 'A symptom of one service, from the first look to the rollback',
  body: `# Runbook: «High API latency»

«What is wrong when this page is needed, and with which service, in one sentence.»

| | |
| --- | --- |
| Service | «YOUR_APP» in the namespace «YOUR_NAMESPACE» |
| Dashboard | «https://grafana.example.com/d/api» |
| Owner | «Team and channel» |

## Symptoms

- «p99 latency above 500 ms for 10 minutes»
- «What users notice»

## Impact

«Who cannot do what, and from when on it is an incident.»

## Diagnosis

Nothing here changes anything.

1. Is it the right cluster?
   \`\`\`bash
   kubectl config current-context
   \`\`\`
2. Are pods restarting, pending or not ready?
   \`\`\`bash
   kubectl get pods -n «YOUR_NAMESPACE» -l app=«YOUR_APP» -o wide
   \`\`\`
3. What happened to them?
   \`\`\`bash
   kubectl get events -n «YOUR_NAMESPACE» --sort-by=.lastTimestamp | tail -n 30
   \`\`\`
4. If it began with a rollout, go to [Rollback](#rollback). What changed last?
   \`\`\`bash
   kubectl rollout history deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   \`\`\`
5. What does the service itself say?
   \`\`\`bash
   kubectl logs deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --since=15m --tail=500 | grep -iE 'error|timeout|refused'
   \`\`\`
6. Is it short of CPU or memory?
   \`\`\`bash
   kubectl top pods -n «YOUR_NAMESPACE» -l app=«YOUR_APP»
   \`\`\`

## Mitigation

One at a time, the mildest first; check after each whether it helped.

1. It is short of capacity: add replicas.
   \`\`\`bash
   kubectl scale deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --replicas=«10»
   \`\`\`
2. Pods hang: restart them, one after another.
   \`\`\`bash
   kubectl rollout restart deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   kubectl rollout status deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --timeout=5m
   \`\`\`

## Verification

«p99 latency below 500 ms for 15 minutes», and every pod ready:

\`\`\`bash
kubectl get deployment «YOUR_APP» -n «YOUR_NAMESPACE»
\`\`\`

## Rollback

It began with a rollout: go back to the revision before.

\`\`\`bash
kubectl rollout undo deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
kubectl rollout status deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --timeout=5m
\`\`\`

## Escalation

Not better after «30 minutes», or data may be lost: page «the service owner». Say what you saw, what you did and when.
`,
};
