// Written by scripts/templates.mjs out of maintenance.md.
import type { Template } from '../../templates/index.ts';

export const maintenanceTemplate: Template = {
  name: 'maintenance',
  title: 'Maintenance',
  about: 'A planned change, with a check before, a check after and a way back',
  body: `# Runbook: «Upgrade the message broker to 4.1»

«What is changed and why, in one sentence.»

| | |
| --- | --- |
| When | «Date, time, time zone»; takes «40 minutes» |
| Users notice | «Messages are up to 2 minutes late» |
| Called off if | «An incident is open, or a queue holds more than 10,000 messages» |
| Who decides | «Name» |

## Prerequisites

- [ ] The change was rehearsed on «staging»
- [ ] A backup of today has been restored somewhere, and read
- [ ] «Support and the on-call» know when it begins
- [ ] Two people: one does, one reads along

## Check before

Write down what these say: the check after is compared with it.

1. Is it the right cluster?
   \`\`\`bash
   kubectl config current-context
   \`\`\`
2. Is everything healthy?
   \`\`\`bash
   kubectl get pods -n «YOUR_NAMESPACE» -o wide
   \`\`\`
3. Is what is there now the version that the way back leads to?
   \`\`\`bash
   helm history «YOUR_RELEASE» -n «YOUR_NAMESPACE» --max 5
   \`\`\`

## Steps

1. Say that it begins: «#ops channel».
2. See what would change.
   \`\`\`bash
   helm upgrade «YOUR_RELEASE» «YOUR_CHART» -n «YOUR_NAMESPACE» --version «YOUR_VERSION» --reuse-values --dry-run
   \`\`\`
3. From here on, the way back is [Rollback](#rollback). Change it.
   \`\`\`bash
   helm upgrade «YOUR_RELEASE» «YOUR_CHART» -n «YOUR_NAMESPACE» --version «YOUR_VERSION» --reuse-values --wait --timeout 10m
   \`\`\`

## Verification

1. Is every pod ready, on the new version?
   \`\`\`bash
   kubectl get pods -n «YOUR_NAMESPACE» -o wide
   \`\`\`
2. Is there nothing new in the logs?
   \`\`\`bash
   kubectl logs -n «YOUR_NAMESPACE» -l app.kubernetes.io/instance=«YOUR_RELEASE» --since=10m --tail=200 --prefix
   \`\`\`
3. «A request as a user makes it, and what it must answer.»

## Rollback

It takes «10 minutes» and loses «nothing». Roll back if «a check fails, or it is not done 20 minutes before the end».

\`\`\`bash
helm rollback «YOUR_RELEASE» -n «YOUR_NAMESPACE» --wait --timeout 10m
\`\`\`

Then do the verification again.

## Escalation

The rollback fails: page «the service owner», and open an incident.
`,
};
