import type { Reading } from '../../room.ts';
import { defineRule } from '../../rules/index.ts';
import { lineRange, lostStructure as lostIn, type Kind } from '../pasted/index.ts';

const FENCE = '```';

export const lostStructure = defineRule<Pick<Reading, 'elements'>>({
  id: 'runbook/lost-structure',
  severity: 'warning',
  title: 'Headings, steps and code blocks that were lost in pasting',
  why: `On a web page a section has a heading, a step a number and a command a box. Copied from there, all of it is text: headings are bare lines,
commands stand outside their steps or are shown as sentences, the button “Copy” has become a word. Nobody can jump to such a section, and a
command that is text can neither be told from an explanation nor be run. Only what cannot be meant is named: a bare line with the name of a
section, a command that Markdown shows as a sentence, bullets that are signs of the text; in a document that has such, also what is likely.`,
  examples: [
    {
      text: `# Runbook: Slow API

## Diagnosis

1. See the load
   ${FENCE}bash
   kubectl top nodes
  1. See the logs

    kubectl logs deployment/api --tail=100
  2. See the database

    psql -c 'select 1'

Mitigation (Immediate)

  1. Scale up

    kubectl scale deployment api --replicas=10
`,
      findings: [
        {
          line: 6,
          message:
            'Expected headings, steps and code blocks, found what a paste leaves of them: 1 heading as a bare line, 3 commands outside a code block, 1 code block never closed',
        },
      ],
      fixed: `# Runbook: Slow API

## Diagnosis

1. See the load
   ${FENCE}bash
   kubectl top nodes
   ${FENCE}
2. See the logs

   ${FENCE}bash
   kubectl logs deployment/api --tail=100
   ${FENCE}
3. See the database

   ${FENCE}bash
   psql -c 'select 1'
   ${FENCE}

## Mitigation (Immediate)

  1. Scale up

     ${FENCE}bash
     kubectl scale deployment api --replicas=10
     ${FENCE}
`,
    },
    {
      text: `# Runbook: Slow API

Symptoms
• Errors in the log
• Users complain

bash
Copy code
kubectl get pods -n api
`,
      findings: [
        {
          line: 3,
          message:
            'Expected headings, steps and code blocks, found what a paste leaves of them: 1 heading as a bare line, 1 command outside a code block, 2 bullets as text',
        },
      ],
      fixed: `# Runbook: Slow API

## Symptoms
- Errors in the log
- Users complain

${FENCE}bash
kubectl get pods -n api
${FENCE}
`,
    },
    {
      text: `# Runbook: Slow API

## Mitigation

1. Scale up

   ${FENCE}bash
   kubectl scale deployment api --replicas=10
   ${FENCE}

Then wait:

    kubectl get pods -w

Diagnosis is done.
`,
      findings: [],
    },
  ],
  check({ model, document, report }) {
    const lost = lostIn(model, document);
    const first = lost?.losses[0];
    if (lost === undefined || first === undefined) return;
    const [, ...others] = lost.losses;
    report({
      message: `Expected headings, steps and code blocks, found what a paste leaves of them: ${counted(lost.losses.map(({ kind }) => kind))}`,
      range: lineRange(first.line, document),
      related: others.map(({ kind, line }) => ({ message: WORDS[kind][0], range: lineRange(line, document) })),
      // What was on the page is a guess, however good.
      fixes: lost.edits.length === 0 ? [] : [{ title: 'Give the document its structure back', safe: false, edits: lost.edits }],
    });
  },
});

const WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  heading: ['heading as a bare line', 'headings as bare lines'],
  command: ['command outside a code block', 'commands outside a code block'],
  step: ['step as text', 'steps as text'],
  bullet: ['bullet as text', 'bullets as text'],
  fence: ['code block never closed', 'code blocks never closed'],
  button: ['button of a page', 'buttons of a page'],
};

function counted(kinds: readonly Kind[]): string {
  return (Object.keys(WORDS) as Kind[])
    .flatMap((kind) => {
      const count = kinds.filter((each) => each === kind).length;
      return count === 0 ? [] : [`${String(count)} ${WORDS[kind][count === 1 ? 0 : 1]}`];
    })
    .join(', ');
}
