// Written by scripts/templates.mjs out of alert.md.
import type { Template } from '../../templates/index.ts';

export const alertTemplate: Template = {
  name: 'alert',
  title: 'Alert',
  about: 'What one alert means, and what to do when it fires',
  body: `# «ApiErrorRateHigh»

## Meaning

«More than 1 % of requests have failed for 10 minutes.» It fires on:

\`\`\`promql
sum(rate(http_requests_total{job="«YOUR_APP»", code=~"5.."}[5m]))
  / sum(rate(http_requests_total{job="«YOUR_APP»"}[5m])) > 0.01
\`\`\`

## Impact

«Who notices what. When it can wait until morning.»

## Diagnosis

Nothing here changes anything.

1. Is it one pod or all of them?
   \`\`\`bash
   kubectl get pods -n «YOUR_NAMESPACE» -l app=«YOUR_APP» -o wide
   \`\`\`
2. What do the failures say?
   \`\`\`bash
   kubectl logs -n «YOUR_NAMESPACE» -l app=«YOUR_APP» --since=15m --tail=200 --prefix | grep -iE 'error|panic|timeout'
   \`\`\`
3. Did it begin with a rollout?
   \`\`\`bash
   kubectl rollout history deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   \`\`\`
4. Is something that it depends on failing? «Dashboard or status page of each dependency.»

| It looks like | Then |
| --- | --- |
| It began with a rollout | Mitigation, step 1 |
| One pod only | Mitigation, step 2 |
| A dependency is down | [Escalation](#escalation) |
| A false alarm | silence it for an hour at most, and mend the alert |

## Mitigation

1. Go back to the revision before.
   \`\`\`bash
   kubectl rollout undo deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   kubectl rollout status deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --timeout=5m
   \`\`\`
2. Replace the pods, one after another.
   \`\`\`bash
   kubectl rollout restart deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   \`\`\`

It is over when the alert has been quiet for «15 minutes».

## Escalation

Not better after «30 minutes»: page «the service owner». A dependency is down: page «its owner».
`,
};
