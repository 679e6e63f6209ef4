// The walkthrough as somebody does it who has just installed the extension: each step ends when its thing was done, and not before.
import assert from 'node:assert/strict';
import { until, Workbench } from './workbench.mjs';

const SAMPLE = 'runbooks/first-look.md';

describe('the walkthrough', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open();
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  /** Looks at the walkthrough again until these steps are done, and no others. */
  async function assertDone(...ids) {
    await workbench.openWalkthrough('Get Started with Steady');
    const done = await until(`${ids} done`, async () => {
      const found = await workbench.stepsDone();
      return found.length >= ids.length && found;
    });
    assert.deepEqual(done, ids);
  }

  it('creates a sample', async () => {
    await assertDone();
    await workbench.shot('walkthrough');
    await workbench.pressStep('create', 'Create Sample');
    await workbench.tab(SAMPLE).waitFor();
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
    await assertDone('create');
  });

  it('shows the steps', async () => {
    await workbench.pressStep('see', 'Show Runbooks');
    await workbench.treeItem('First Look').waitFor();
    await assertDone('create', 'see');
  });

  it('runs a step', async () => {
    await workbench.openFile(SAMPLE);
    await workbench.lens(await workbench.runBlock(SAMPLE, 'date'), /^✓ /);
    await assertDone('create', 'see', 'run');
  });

  it('mends a finding', async () => {
    await workbench.openFile(SAMPLE);
    await workbench.goToLine(workbench.fenceOf(SAMPLE, 'uname -a'));
    await workbench.squiggles('info').first().waitFor();
    await workbench.page.keyboard.press('Control+.');
    await workbench.page.locator('.action-widget', { hasText: 'Say that it is bash' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.squiggles('info').waitFor({ state: 'hidden' });
    await assertDone('create', 'see', 'run', 'mend');
  });

  it('opens the configuration', async () => {
    await workbench.pressStep('configure', 'Open .steady.yaml');
    await workbench.tab('.steady.yaml').waitFor();
    await assertDone('create', 'see', 'run', 'mend', 'configure');
  });
});
