// Written by scripts/templates.mjs out of rollback.md.
import type { Template } from '../../templates/index.ts';

export const rollbackTemplate: Template = {
  name: 'rollback',
  title: 'Rollback',
  about: 'Taking back a release that went wrong',
  body: `# Runbook: «Roll back the API»

For a release of «YOUR_APP» that made things worse. In doubt, roll back first and look for the cause afterwards.

## When to roll back

- «The error rate is above 1 % for 5 minutes after a release»
- «A check of the release fails»

Not if the release changed the database in a way that the version before cannot read: go to [Escalation](#escalation).

## Diagnosis

Nothing here changes anything.

1. Is it the right cluster?
   \`\`\`bash
   kubectl config current-context
   \`\`\`
2. Which revisions are there?
   \`\`\`bash
   kubectl rollout history deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   \`\`\`
3. Which image runs now?
   \`\`\`bash
   kubectl get deployment «YOUR_APP» -n «YOUR_NAMESPACE» -o wide
   \`\`\`

## Rollback

1. Stop the next release: «how the pipeline is paused».
2. Go back to the revision before.
   \`\`\`bash
   kubectl rollout undo deployment/«YOUR_APP» -n «YOUR_NAMESPACE»
   \`\`\`
3. Wait until it is there.
   \`\`\`bash
   kubectl rollout status deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --timeout=5m
   \`\`\`

## Verification

1. Is every pod ready, with the old image?
   \`\`\`bash
   kubectl get pods -n «YOUR_NAMESPACE» -l app=«YOUR_APP» -o wide
   \`\`\`
2. «The error rate is below 0.1 % for 15 minutes.»

Then say it in «#releases», revert the change in git, and only then resume the pipeline.

## Escalation

The rollback does not end, or the database was changed: page «the service owner».
`,
};
