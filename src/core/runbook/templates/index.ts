// Written by scripts/templates.mjs out of the Markdown files of this folder.
import type { Template } from '../../templates/index.ts';

export const templates: readonly Template[] = [
  {
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
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
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
  },
];
