// Makes the pictures of the README from the packaged extension in a real VS Code, dark and light: npm run pictures.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/vscode/host.mjs';
import { packageVsix } from '../../scripts/vscode/package.mjs';
import { Workbench } from './workbench.mjs';

const FILE = 'runbooks/high-api-latency.md';
const QUIET = {
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.layoutControl.enabled': false,
  'terminal.integrated.stickyScroll.enabled': false,
};

const STAND_INS = path.join(root, 'test/workspace/stand-ins');

/** The stand-ins are found by the person's own PATH, so that what is typed into the terminal is the author's command and nothing else. */
function prepare({ workspace, home }) {
  fs.rmSync(path.join(workspace, '.steady.yaml'));
  fs.appendFileSync(path.join(home, '.bashrc'), `export PATH='${STAND_INS}/bin':"$PATH"\n`);
}

async function picture(theme) {
  const workbench = await Workbench.open({
    file: FILE,
    theme,
    viewport: { width: 1200, height: 720 },
    settings: QUIET,
    prepare,
    // Should the stand-ins not be found, the real programs find no cluster and no account.
    env: {
      KUBECONFIG: path.join(STAND_INS, 'kubeconfig'),
      AWS_CONFIG_FILE: path.join(STAND_INS, 'aws/config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(STAND_INS, 'aws/credentials'),
    },
  });
  try {
    await workbench.openView('Steady');
    for (const code of ['kubectl top nodes', 'kubectl logs -n production deployment/api-service --tail=100']) {
      await workbench.lens(await workbench.runBlock(FILE, code), /^✓/);
    }
    await workbench.goToLine(workbench.fenceOf(FILE, 'aws rds describe-db-instances --db-instance-identifier prod-db'));
    await workbench.treeItem(/^Check database performance/, { selected: true }).waitFor();
    fs.copyFileSync(await workbench.shot(`runbook-${theme}`), path.join(root, `media/runbook-${theme}.png`));
  } finally {
    await workbench.close();
  }
}

packageVsix();
for (const theme of ['dark', 'light']) await picture(theme);
