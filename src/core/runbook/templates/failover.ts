// Written by scripts/templates.mjs out of failover.md.
import type { Template } from '../../templates/index.ts';

export const failoverTemplate: Template = {
  name: 'failover',
  title: 'Failover',
  about: 'Moving a service or a database to its standby, and back',
  body: `# Runbook: «Fail over the orders database»

«What fails over to where, in one sentence.»

## Symptoms

- «The primary does not answer, or its zone is gone»
- «What users notice»

## Impact

| | |
| --- | --- |
| Users notice | «Writes fail for about 1 minute» |
| May be lost | «Writes of the last seconds: as many as the standby lags behind» |
| Who decides | «The incident commander; nobody reachable for 10 minutes: whoever is on call» |

## Diagnosis

Nothing here changes anything. Fail over only if the primary is really gone: two primaries are worse than none.

1. Does the primary answer?
   \`\`\`bash
   pg_isready -h «YOUR_PRIMARY» -p 5432 -t 5
   \`\`\`
2. Does the standby answer, and is it still one (\`t\`)?
   \`\`\`bash
   psql -h «YOUR_STANDBY» -d postgres -Atc 'select pg_is_in_recovery()'
   \`\`\`
3. How far behind is it, and so how much would be lost?
   \`\`\`bash
   psql -h «YOUR_STANDBY» -d postgres -Atc 'select now() - pg_last_xact_replay_timestamp()'
   \`\`\`

## Failover

1. Say it: «#incident channel», with the time and the lag.
2. Keep the old primary from coming back as one: «stop it, or cut it off from the network».
   \`\`\`bash
   kubectl scale statefulset/«YOUR_PRIMARY_SET» -n «YOUR_NAMESPACE» --replicas=0
   \`\`\`
3. Make the standby the primary; it must answer \`t\`.
   \`\`\`bash
   psql -h «YOUR_STANDBY» -d postgres -Atc 'select pg_promote(true, 60)'
   \`\`\`
4. Point the service to it.
   \`\`\`bash
   kubectl set env deployment/«YOUR_APP» -n «YOUR_NAMESPACE» DATABASE_HOST=«YOUR_STANDBY»
   kubectl rollout status deployment/«YOUR_APP» -n «YOUR_NAMESPACE» --timeout=5m
   \`\`\`

## Verification

1. Is it a primary now (\`f\`)?
   \`\`\`bash
   psql -h «YOUR_STANDBY» -d postgres -Atc 'select pg_is_in_recovery()'
   \`\`\`
2. Do writes arrive? «A query that shows the newest order.»
3. «The error rate is back below 0.1 %.»

## Rollback

There is no quick way back: what was written since would be lost. Make the old primary a standby of the new one, let it catch up, and then fail
over again, as planned maintenance.

## Escalation

The promotion fails, or both sides say that they are the primary: stop writing, and page «the database owner».
`,
};
