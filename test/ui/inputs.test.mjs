// The values of a runbook in the tree: seen, given, used, forgotten.
import assert from 'node:assert/strict';
import { until, Workbench } from './workbench.mjs';

const FILE = 'runbooks/values.md';

describe('values in the tree', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: 'runbooks/slow.md' });
    await workbench.openRunbook(FILE, 'Values', ['echo "<greeting>" <name>', 'echo YOUR_API_TOKEN']);
    await workbench.openView('Steady');
    await workbench.unfold(/^Values/);
    await workbench.unfold(/^Inputs/);
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  const box = () => workbench.page.locator('.quick-input-widget');

  it('are there before they are given; a secret is never shown', async () => {
    for (const name of [/^greeting, asked when it runs$/, /^name, asked when it runs$/, /^YOUR_API_TOKEN, secret, asked each time$/])
      await workbench.treeItem(name).waitFor();
  });

  it('are given by a click, checked for every place where they land', async () => {
    await workbench.treeItem(/^greeting, /).click();
    await box().filter({ hasText: 'echo "<greeting>" <name>' }).waitFor();
    await workbench.answer('good $morning');
    await workbench.treeItem(/^greeting, good \$morning$/).waitFor();
  });

  it('are what the questions begin with, counted only where there are several', async () => {
    const line = workbench.fenceOf(FILE, 'echo "<greeting>" <name>');
    await workbench.goToLine(line);
    await workbench.run('Steady: Run Block');
    await box().filter({ hasText: '(1/2)' }).waitFor();
    assert.equal(await box().locator('input').first().inputValue(), 'good $morning');
    await workbench.page.keyboard.press('Enter');
    await box().filter({ hasText: '(2/2)' }).waitFor();
    await workbench.answer('everybody');
    await workbench.terminalLine('good $morning everybody');
    await workbench.treeItem(/^name, everybody$/).waitFor();
    await workbench.shot('inputs');
  });

  it('are asked for without a count where there is one, and a secret is not kept', async () => {
    const line = workbench.fenceOf(FILE, 'echo YOUR_API_TOKEN');
    await workbench.goToLine(line);
    await workbench.run('Steady: Run Block');
    await box().filter({ hasText: 'YOUR_API_TOKEN in:' }).waitFor();
    assert.ok(!(await box().innerText()).includes('(1/1)'));
    await workbench.answer('s3cret');
    await workbench.lens(line, /^✓/);
    await workbench.treeItem(/^YOUR_API_TOKEN, secret, asked each time$/).waitFor();
    assert.equal(await workbench.treeItem(/s3cret/).count(), 0);
  });

  it('are forgotten one by one, and all at once', async () => {
    await workbench.pressInTree(/^greeting, /, 'Forget Value');
    await workbench.treeItem(/^greeting, asked when it runs$/).waitFor();
    await workbench.treeItem(/^name, everybody$/).waitFor();
    await workbench.pressInTree(/^Inputs/, 'Forget Values');
    await workbench.treeItem(/^name, asked when it runs$/).waitFor();
    await until('no value', async () => (await workbench.treeItem(/everybody/).count()) === 0);
  });

  it('are listed by the command of the front matter, once the person asks for it', async () => {
    const listed = 'runbooks/listed.md';
    const front = `---\nsteady:\n  inputs:\n    - name: place\n      from: printf 'namespace/%s\\n' payments search\n---\n\n`;
    await workbench.openRunbook(listed, 'Listed', ['echo "in <place>"'], { front });
    await workbench.goToLine(workbench.fenceOf(listed, 'echo "in <place>"'));
    await workbench.run('Steady: Run Block');
    await box().filter({ hasText: "listed by: printf 'namespace/%s" }).waitFor();
    await box().locator('[aria-label="List the Choices"]').click();
    const row = box().locator('.monaco-list-row').filter({ hasText: 'search' });
    await row.waitFor();
    await workbench.shot('listed');
    await row.click();
    await workbench.terminalLine('in search');
  });
});
