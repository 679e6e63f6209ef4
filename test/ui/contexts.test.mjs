import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

const NAME = 'runbooks/where.md';
const TEXT = `# Runbook: Where it goes

\`\`\`bash
echo here
\`\`\`

\`\`\`bash
kubectl delete deployment api
\`\`\`
`;

/** Answers what is asked of contexts and of state, and writes down the rest. */
const KUBECTL = `#!/bin/sh
case "$1 $2" in
  'config view') f=\${KUBECONFIG:-$HOME/.kube/config}; sed -n 's/^current-context: //p' "$f"; echo; sed -n 's/^ *server: //p' "$f" ;;
  'get deployment') printf 'apiVersion: apps/v1\\nkind: Deployment\\nmetadata:\\n  name: api\\n  uid: u\\nspec:\\n  replicas: 3\\n' ;;
  *) echo "$*" >>"$HOME/kubectl.log"; echo "did $*" ;;
esac
`;

function kubeconfig(context) {
  return `current-context: ${context}\ncontexts:\n- name: ${context}\n  context:\n    cluster: c\nclusters:\n- name: c\n  cluster:\n    server: https://${context}\n`;
}

describe('a terminal that has moved on to production', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: 'README.md' });
    const { home, workspace } = workbench;
    // What the workspace sets for its runs would win over what is typed.
    fs.rmSync(path.join(workspace, '.steady.yaml'));
    fs.writeFileSync(path.join(workspace, NAME), TEXT);
    for (const folder of ['tools', '.kube']) fs.mkdirSync(path.join(home, folder), { recursive: true });
    fs.writeFileSync(path.join(home, 'tools/kubectl'), KUBECTL, { mode: 0o755 });
    fs.writeFileSync(path.join(home, '.kube/config'), kubeconfig('staging'));
    fs.writeFileSync(path.join(home, 'prod.yaml'), kubeconfig('prod-eu'));
    fs.appendFileSync(path.join(home, '.bashrc'), `\nexport PATH=${home}/tools:$PATH\n`);
    await workbench.openFile(NAME);
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  const reached = () => {
    const log = path.join(workbench.home, 'kubectl.log');
    return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
  };

  it('is told over the block and in the dialog as the files say it', async () => {
    await workbench.lens(7, 'staging · default');
    await workbench.runLens(7);
    const text = await workbench.dialogText();
    assert.match(text, /kubectl context staging \(.*\.kube\/config\)/);
    assert.match(text, /In the folder “.*workspace”/);
    await workbench.pressDialogButton('Cancel');
  });

  it('gets nothing on the yes that was for another place, and the next dialog says where it is', async () => {
    await workbench.runLens(3);
    await workbench.terminalLine('here');
    await workbench.typeIntoTerminal('export KUBECONFIG="$HOME/prod.yaml"');
    await workbench.openFile(NAME);
    await workbench.runLens(7);
    await workbench.pressDialogButton(/^Run$/);
    await workbench.dialog.filter({ hasText: 'prod-eu' }).waitFor();
    const text = await workbench.dialogText();
    assert.match(text, /somewhere else than you were shown/);
    assert.match(text, /kubectl context prod-eu \(the terminal\)/);
    assert.match(text, /Protected: prod-eu/);
    await workbench.shot('moved-on');
    await workbench.pressDialogButton('Cancel');
    assert.deepEqual(reached(), []);
    await workbench.lens(7, 'prod-eu · default');
  });

  it('has its name typed before anything is destroyed there, and what was kept comes back', async () => {
    await workbench.runLens(7);
    await workbench.pressDialogButton('Keep the State and Run');
    await workbench.answer('prod-eu');
    await workbench.lens(7, /^✓/);
    assert.deepEqual(reached(), ['delete deployment api']);
    await workbench.clickLens(7, 'Undo');
    assert.match(await workbench.dialogText(), /sed -e '\/\^ {2}uid:\/d' .*kept1\.yaml' \| kubectl create -f -/);
    await workbench.pressDialogButton('Cancel');
  });
});
