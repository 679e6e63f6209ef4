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

async function picture(theme) {
  const workbench = await Workbench.open({
    file: FILE,
    theme,
    viewport: { width: 1200, height: 720 },
    settings: QUIET,
    // The stand-ins are found by the PATH of the shell, so that a command in the terminal is the author's and nothing else.
    prepare: (workspace) => fs.rmSync(path.join(workspace, '.steady.yaml')),
    env: { PATH: `${path.join(root, 'test/workspace/stand-ins/bin')}:${process.env.PATH}` },
  });
  try {
    await workbench.openView('Steady');
    for (const code of ['kubectl top nodes', 'kubectl logs -n production deployment/api-service --tail=100']) {
      const line = workbench.fenceOf(FILE, code);
      await workbench.goToLine(line);
      await workbench.runLens(line);
      await workbench.lens(line, /^✓/);
    }
    await workbench.goToLine(workbench.fenceOf(FILE, 'aws rds describe-db-instances --db-instance-identifier prod-db'));
    await workbench.treeItem(/^Check database performance/).waitFor();
    fs.copyFileSync(await workbench.shot(`runbook-${theme}`), path.join(root, `media/runbook-${theme}.png`));
  } finally {
    await workbench.close();
  }
}

packageVsix();
for (const theme of ['dark', 'light']) await picture(theme);
