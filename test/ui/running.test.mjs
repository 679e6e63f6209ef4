import assert from 'node:assert/strict';
import { Workbench } from './workbench.mjs';

describe('a runbook in the installed extension', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: 'runbooks/high-api-latency.md' });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  it('shows a lens to run and one to copy above a block in a list', async () => {
    await workbench.lens(10, 'Run');
    await workbench.lens(10, 'Copy');
    await workbench.shot('lenses');
  });

  it('lists the runbook in the side bar', async () => {
    await workbench.openView('Steady');
    await workbench
      .treeItem(/high-api-latency|High API Latency/)
      .first()
      .waitFor();
    await workbench.shot('tree');
  });

  it('runs a block in the terminal by a click on its lens', async () => {
    await workbench.openFile('runbooks/running-blocks.md');
    await workbench.runLens(9);
    await workbench.terminalLine('hello from 42');
    await workbench.shot('terminal');
  });

  it('draws nothing over a README', async () => {
    await workbench.openFile('README.md');
    await workbench.page.locator('.view-line', { hasText: 'make' }).first().waitFor();
    assert.equal(await workbench.lenses('Run').count(), 0);
  });
});
