import type { Reading } from '../../room.ts';
import { defineRule, misreadReport } from '../../rules/index.ts';

export const frontMatter = defineRule<Pick<Reading, 'declared'>>({
  id: 'runbook/front-matter',
  severity: 'warning',
  title: 'A front matter that is not understood',
  why: `Under \`steady:\` a front matter says what the steps of a runbook need: values that are asked for once (\`inputs\`), tools, variables and the
context that have to be there (\`requires\`), the \`shell\` and the folder (\`cwd\`). What is not understood has no effect: a \`requires\` with a slip in
it requires nothing, and a \`pattern\` that cannot be read lets every value pass.`,
  examples: [
    {
      text: '---\nsteady:\n  inputs:\n    - name: namespace\n      chioces: [shop, pay]\n---\n# Runbook: Restart\n',
      findings: [
        {
          line: 5,
          message:
            'Expected name, description, default, choices, pattern, secret or from in an input, found “chioces”; did you mean “choices”?',
        },
      ],
      fixed: '---\nsteady:\n  inputs:\n    - name: namespace\n      choices: [shop, pay]\n---\n# Runbook: Restart\n',
    },
    {
      text: '---\nsteady:\n  inputs:\n    - name: pod\n      pattern: "api-(.*"\n  shell: fish\n  requires:\n    tools: ["kubectl newer than 1.28"]\n---\n# Runbook: Restart\n',
      findings: [
        { line: 5, message: 'Expected a regular expression, found “(” without its “)”' },
        { line: 6, message: 'Expected bash, zsh, sh, found “fish”' },
        { line: 8, message: 'Expected a tool such as kubectl>=1.28, found “kubectl newer than 1.28”' },
      ],
    },
    {
      text:
        '---\ntitle: Restart\nsteady:\n  shell: bash\n  cwd: ..\n  requires:\n    context: prod-eu\n    tools: ["kubectl>=1.28", jq]\n    env: [PAGERDUTY_TOKEN]\n' +
        '  inputs:\n    - name: namespace\n      description: Where the service runs\n      default: shop\n      choices: [shop, pay]\n    - name: token\n      secret: true\n' +
        '    - name: pod\n      pattern: "api-[a-z0-9-]+"\n      from: kubectl get pods -o name\n---\n# Runbook: Restart\n',
      findings: [],
    },
  ],
  check({ model, report }) {
    for (const problem of model.declared.problems) report(misreadReport(problem));
  },
});
