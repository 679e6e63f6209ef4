// The tree over a workspace that is larger than the screen, as files come, change and go on the disk.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until, Workbench } from './workbench.mjs';

const FENCE = '```';
const runbook = (title) => `# Runbook: ${title}\n\n## Checks\n\nSee how long it is up:\n\n${FENCE}bash\nuptime\n${FENCE}\n`;

describe('the tree over many files', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open();
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  const file = (name) => path.join(workbench.workspace, 'many', 'runbooks', name);
  /** How many documents the tree holds, on the screen or not. */
  const documents = async () => Number(await workbench.treeItem(/^Number 000\b/).getAttribute('aria-setsize'));

  it('shows three hundred that nobody has open, with their steps', async () => {
    fs.mkdirSync(path.dirname(file('x')), { recursive: true });
    for (let n = 0; n < 300; n++) {
      const number = String(n).padStart(3, '0');
      fs.writeFileSync(file(`${number}.md`), runbook(`Number ${number}`));
    }
    await workbench.openView('Steady');
    await workbench.treeItem(/^Number 000\b/).waitFor();
    await until('300 and the sample’s own', async () => (await documents()) >= 300);
    await workbench
      .treeItem(/^Number 000\b/)
      .locator('.monaco-tl-twistie')
      .click();
    await workbench
      .treeItem(/^See how long it is up, reads only$/)
      .first()
      .waitFor();
  });

  it('follows what changes on the disk', async () => {
    const before = await documents();
    fs.writeFileSync(file('001.md'), runbook('Another name'));
    await workbench.treeItem(/^Another name\b/).waitFor();
    fs.renameSync(file('002.md'), file('000-b.md'));
    fs.rmSync(file('001.md'));
    await workbench.treeItem(/^Another name\b/).waitFor({ state: 'detached' });
    assert.equal(await documents(), before - 1);
  });
});
