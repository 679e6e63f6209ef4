// The main job as a person does it, on the packaged extension: click, look at the terminal, look at the result.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until, Workbench } from './workbench.mjs';

const BLOCKS = 'runbooks/running-blocks.md';

describe('the main job', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: BLOCKS });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  /** Clicks Run over the block that begins with `code`, and gives the line of its fence. */
  const clickRun = (code) => workbench.runBlock(BLOCKS, code);

  const blocks = [
    ['echo "hello from $((40 + 2))"', 'hello from 42', /^✓ \d+\.\d s/],
    ['ls /nonexistent-steady', /nonexistent-steady.*No such file/, /^✗ exit 2/],
    ['for n in 1 2 3; do', 'round 3', /^✓ /],
    ['(exit 7)', '$ (exit 7)', /^✗ exit 7/],
    ['# check the dashboard before you go on', '# check the dashboard before you go on', /^✓ /],
    ['exit 3', '$ exit 3', /^✗ exit 3/],
    ['$ echo one', 'two and three', /^✓ /],
  ];
  for (const [code, printed, result] of blocks) {
    it(`runs ${code}`, async () => {
      const line = await clickRun(code);
      await workbench.terminalLine(printed);
      await workbench.lens(line, result);
    });
  }

  it('shows the results in the tree, with the effect of each step before it ran', async () => {
    await workbench.openView('Steady');
    await workbench.goToLine(workbench.fenceOf(BLOCKS, '(exit 7)'));
    await workbench.treeItem(/^Leave a subshell with a code, reads only, ✗ exit 7/).waitFor();
    await workbench.treeItem(/^Remove the scratch folder, destroys$/).waitFor();
    await workbench.shot('tree-results');
  });

  it('follows the cursor in the tree, and the tree opens the step', async () => {
    await workbench.goToLine(workbench.fenceOf(BLOCKS, 'echo "hello from $((40 + 2))"'));
    const selected = workbench.page.locator('.part.sidebar [role=treeitem][aria-selected=true]');
    await selected.filter({ hasText: 'Say hello' }).waitFor();
    await workbench
      .treeItem(/Count to three/)
      .first()
      .click();
    const line = workbench.fenceOf(BLOCKS, 'for n in 1 2 3; do');
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
  });

  it('asks before it destroys, shows the command whole, and takes no for no', async () => {
    const scratch = path.join(workbench.workspace, 'scratch');
    fs.mkdirSync(scratch);
    await clickRun('rm -rf ./scratch');
    const text = await workbench.dialogText();
    assert.match(text, /This destroys: /);
    assert.match(text, /rm -rf \.\/scratch/);
    await workbench.shot('destroy');
    await workbench.pressDialogButton('Cancel');
    assert.ok(fs.existsSync(scratch));
    assert.ok(!(await workbench.terminalLines()).some((line) => line.includes('rm -rf')));
  });

  it('destroys when told to', async () => {
    const line = await clickRun('rm -rf ./scratch');
    await workbench.pressDialogButton('Run');
    await workbench.lens(line, /^✓ /);
    assert.ok(!fs.existsSync(path.join(workbench.workspace, 'scratch')));
  });

  it('asks for the value of a placeholder, and sends nothing when the question is left', async () => {
    await clickRun('kubectl delete pod <pod> -n production');
    await workbench.page.locator('.quick-input-widget', { hasText: '<pod> in: kubectl delete pod <pod>' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.ok(!(await workbench.terminalLines()).some((line) => line.includes('delete pod')));
  });
});

describe('the main job in an untrusted workspace', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: BLOCKS, trust: false });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  it('offers to copy, never to run', async () => {
    const line = workbench.fenceOf(BLOCKS, 'echo "hello from $((40 + 2))"');
    await workbench.goToLine(line);
    await workbench.lens(line, 'Copy');
    // The editor takes its lenses away for a moment when it asks for them anew.
    await until('Copy alone', async () => (await workbench.lensTitles(line)).join() === 'Copy');
    assert.equal(await workbench.lenses('Run').count(), 0);
    await workbench.shot('untrusted');
  });

  it('sends nothing from the keyboard either', async () => {
    await workbench.goToLine(workbench.fenceOf(BLOCKS, 'echo "hello from $((40 + 2))"') + 1);
    await workbench.page.keyboard.press('Control+k');
    await workbench.page.keyboard.press('Control+Enter');
    // The keys after it are heard after it: once they have opened something, the ones before have had their chance.
    await workbench.openView('Steady');
    await workbench
      .treeItem(/Every way a block can run/)
      .first()
      .waitFor();
    assert.equal(await workbench.page.locator('.terminal-wrapper').count(), 0);
  });
});
