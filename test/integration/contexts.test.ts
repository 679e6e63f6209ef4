import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeTerminals, terminalNamed } from './terminals.ts';
import { next } from './waiting.ts';
import { lensOver } from './workspace.ts';

/** Answers what the guard asks, and writes down everything else with the files it was told to use. */
const KUBECTL = `#!/bin/sh
case "$1 $2" in
  'config view') f=\${KUBECONFIG:-$HOME/.kube/config}; sed -n 's/^current-context: //p' "$f"; echo; sed -n 's/^ *server: //p' "$f" ;;
  *) echo "$* in \${KUBECONFIG:-the home folder}" >>"$HOME/kubectl.log" ;;
esac
`;

const RUNBOOK = `# Runbook: Where it goes

## Mitigation

\`\`\`bash
kubectl scale deployment/api --replicas=2
\`\`\`

\`\`\`bash
kubectl scale deployment/web --replicas=2 -n "$TEAM_NAMESPACE"
\`\`\`

\`\`\`bash
kubectl delete deployment api
\`\`\`
`;

function kubeconfig(context: string): string {
  return [
    `current-context: ${context}`,
    'contexts:',
    `- name: ${context}`,
    '  context:',
    `    cluster: ${context}`,
    'clusters:',
    `- name: ${context}`,
    '  cluster:',
    `    server: https://${context}`,
    '',
  ].join('\n');
}

describe('a terminal that has moved on', () => {
  const home = os.homedir();
  const bashrc = path.join(home, '.bashrc');
  const log = path.join(home, 'kubectl.log');
  const runbook = path.join(home, 'away', 'runbook-where.md');
  const made = ['tools', '.kube/config', 'prod-eu.yaml', 'staging.yaml', 'away', 'kubectl.log'];
  let kept: string;

  before(() => {
    kept = fs.readFileSync(bashrc, 'utf8');
    fs.writeFileSync(bashrc, `${kept}\nexport PATH=${home}/tools:$PATH\n`);
    for (const folder of ['tools', '.kube', 'away']) fs.mkdirSync(path.join(home, folder), { recursive: true });
    fs.writeFileSync(path.join(home, 'tools', 'kubectl'), KUBECTL, { mode: 0o755 });
    fs.writeFileSync(path.join(home, '.kube', 'config'), kubeconfig('dev'));
    for (const context of ['prod-eu', 'staging']) fs.writeFileSync(path.join(home, `${context}.yaml`), kubeconfig(context));
    fs.writeFileSync(runbook, RUNBOOK);
  });

  beforeEach(() => {
    fs.rmSync(log, { force: true });
  });

  after(() => {
    fs.writeFileSync(bashrc, kept);
    for (const name of made) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  });

  afterEach(closeTerminals);

  async function run(code: string): Promise<string | undefined> {
    const document = await vscode.workspace.openTextDocument(runbook);
    await vscode.window.showTextDocument(document);
    const state = await vscode.commands.executeCommand<{ readonly status: string } | undefined>(await lensOver(document, code));
    return state?.status;
  }

  /** Types a line into the runbook's terminal, as a person does. */
  async function type(line: string): Promise<void> {
    const terminal = terminalNamed('Where it goes');
    assert.ok(terminal);
    const ended = next('the end of what was typed', vscode.window.onDidEndTerminalShellExecution, (event) =>
      event.execution.commandLine.value.includes(line),
    );
    terminal.sendText(line);
    await ended;
  }

  function reached(): readonly string[] {
    return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
  }

  // The tests' host refuses every modal dialog: that is a person who says no to what they are shown.
  it('to production gets no change that was clicked for another place', async () => {
    assert.equal(await run('kubectl scale deployment/api'), 'ok');
    await type('export KUBECONFIG="$HOME/prod-eu.yaml"');
    assert.equal(await run('kubectl scale deployment/api'), undefined);
    assert.deepEqual(reached(), ['scale deployment/api --replicas=2 in the home folder']);
  });

  it('to where nothing has to be asked runs on, and knows it from then on', async () => {
    assert.equal(await run('kubectl scale deployment/api'), 'ok');
    await type('export KUBECONFIG="$HOME/staging.yaml"');
    for (const _ of [1, 2]) assert.equal(await run('kubectl scale deployment/api'), 'ok');
    const there = `scale deployment/api --replicas=2 in ${home}/staging.yaml`;
    assert.deepEqual(reached(), ['scale deployment/api --replicas=2 in the home folder', there, there]);
  });

  it('to production by a variable gets no change either', async () => {
    assert.equal(await run('kubectl scale deployment/api'), 'ok');
    await type('TEAM_NAMESPACE=production');
    assert.equal(await run('kubectl scale deployment/web'), undefined);
    assert.equal(reached().length, 1);
  });

  it('gets nothing that destroys without a yes', async () => {
    assert.equal(await run('kubectl delete deployment api'), undefined);
    assert.deepEqual(reached(), []);
    assert.equal(vscode.window.terminals.length, 0);
  });
});
