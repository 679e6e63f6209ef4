import type { Snippet } from './shape.ts';

/**
 * What is typed in a runbook again and again; the whole documents among the snippets are made of the templates. `RULES` stands for a choice
 * of all rules.
 */
export const snippets = {
  Step: {
    prefix: 'step',
    about: 'A step with its command',
    body: ['1. ${1:What to look at, or to do}', '   ```bash', '   ${2:kubectl get pods -n production}', '   ```', '$0'],
  },
  'Step with Expected Result': {
    prefix: 'step-expected',
    about: 'A step with its command and what it must print',
    body: [
      '1. ${1:What to look at}',
      '   ```bash',
      '   ${2:kubectl get deployment api -n production}',
      '   ```',
      '',
      '   ${3:Every replica is ready:}',
      '',
      '   ```text',
      '   ${4:api   3/3   3   3   12d}',
      '   ```',
      '$0',
    ],
  },
  Rollback: {
    prefix: 'rollback',
    about: 'A section that says when and how to go back',
    body: [
      '## Rollback',
      '',
      'It takes ${1:5 minutes} and loses ${2:nothing}. Roll back if ${3:a check fails}.',
      '',
      '```bash',
      '${4:kubectl rollout undo deployment/api -n production}',
      '```',
      '$0',
    ],
  },
  Escalation: {
    prefix: 'escalation',
    about: 'A section that says when to call whom',
    body: [
      '## Escalation',
      '',
      'Not better after ${1:30 minutes}: page ${2:the service owner}. Say what you saw, what you did and when.',
      '$0',
    ],
  },
  'Disable a Rule for the Next Line': {
    prefix: 'steady-disable-next-line',
    about: 'Silences a rule for what comes next, a whole block too',
    body: ['<!-- steady-disable-next-line ${1|RULES|} ${2:reason} -->'],
  },
  'Disable a Rule from Here on': {
    prefix: 'steady-disable',
    about: 'Silences a rule until it is enabled again, or to the end',
    body: ['<!-- steady-disable ${1|RULES|} ${2:reason} -->', '$0', '<!-- steady-enable $1 -->'],
  },
} as const satisfies Readonly<Record<string, Snippet>>;
