// Everything a lens or a finding offers, with no pointer at all; and what a screen reader gets to hear of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until, Workbench } from './workbench.mjs';

const BLOCKS = 'runbooks/running-blocks.md';
const UNCLOSED = '# Runbook: Disk full\n\n1. See how full it is\n\n   ```bash\n   df -h\n';

describe('without a mouse', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: BLOCKS, settings: { 'accessibility.verbosity.hover': false } });
    await workbench.goToLine(1);
    await workbench.page.keyboard.press('Escape');
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  it('goes to the next block and back, runs it and tells how it ended', async () => {
    const fence = workbench.fenceOf(BLOCKS, 'echo "hello from $((40 + 2))"');
    const second = workbench.fenceOf(BLOCKS, 'export STEADY_GREETING=kept');
    await workbench.lens(fence, 'Run');
    await workbench.chord('Control+k', 'Alt+ArrowDown');
    await workbench.cursorOn(fence);
    await workbench.chord('Control+k', 'Alt+ArrowDown');
    await workbench.cursorOn(second);
    await workbench.chord('Control+k', 'Alt+ArrowUp');
    await workbench.cursorOn(fence);
    await workbench.chord('Control+k', 'Control+Enter');
    await workbench.terminalLine('hello from 42');
    await workbench.lens(fence, /^✓/);
  });

  it('shows the result, with the focus in its terminal', async () => {
    await workbench.run('Steady: Show Result');
    await workbench.statusBar(/^Say hello: ✓ \d/).waitFor();
    await workbench.page
      .locator('.terminal-wrapper.active .xterm.focus, .terminal-wrapper.active .xterm-helper-textarea:focus')
      .first()
      .waitFor();
  });

  it('copies the block', async () => {
    await workbench.goToLine(workbench.fenceOf(BLOCKS, '$ echo one'));
    await workbench.run('Steady: Copy Block');
    await workbench.statusBar(/^Copied “/).waitFor();
    assert.equal((await workbench.clipboard()).trimEnd(), 'echo one\necho two \\\nand three');
  });

  it('reaches the lenses of a line by the list that VS Code makes of them', async () => {
    const fence = workbench.fenceOf(BLOCKS, 'for n in 1 2 3; do');
    await workbench.goToLine(fence);
    await workbench.lens(fence, 'Run');
    await workbench.openLensList();
    assert.deepEqual(await workbench.options(), ['Run', 'Copy']);
    await workbench.page.keyboard.press('Enter');
    await workbench.terminalLine('round 3');
    await workbench.lens(fence, /^✓/);
  });

  it('reads the hover of a block, and what it offers', async () => {
    await workbench.goToLine(workbench.fenceOf(BLOCKS, '$ echo one'));
    await workbench.page.keyboard.press('End');
    await workbench.run('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'What runs, without prompts and output' });
    await hover.waitFor();
    await hover.locator('a', { hasText: 'Run' }).waitFor();
    await workbench.shot('hover');
    await workbench.page.keyboard.press('Escape');
  });

  it('mends a finding', async () => {
    fs.writeFileSync(path.join(workbench.workspace, 'runbooks/unclosed.md'), UNCLOSED);
    await workbench.openFile('runbooks/unclosed.md');
    await workbench.squiggles('error').or(workbench.squiggles()).first().waitFor();
    await workbench.run('Go to Next Problem in Files');
    await workbench.cursorOn(5);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Control+.');
    const offered = workbench.page.locator('.action-widget [role=option]');
    await offered.filter({ hasText: 'Close the code block' }).waitFor();
    await offered.filter({ hasText: 'Suppress' }).waitFor();
    await workbench.shot('quick-fixes');
    await workbench.page.keyboard.press('Enter');
    await until('the fence', async () => (await workbench.page.locator('.view-line', { hasText: '```' }).count()) === 2);
  });
});

describe('what is read aloud', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: BLOCKS });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  it('says in the status bar how far the document has come, and shows nothing for a README', async () => {
    const item = workbench.page.locator('.statusbar-item[id="steady-sre.steady-sre.steady.progress"] a');
    await workbench.page.getByRole('button', { name: /^Every way a block can run: \d+ steps, none run, stand-in · production$/ }).waitFor();
    const fence = workbench.fenceOf(BLOCKS, 'ls /nonexistent-steady');
    await workbench.goToLine(fence);
    await workbench.runLens(fence);
    await workbench.page
      .getByRole('button', { name: /^Every way a block can run: 0 of \d+ steps succeeded, 1 failed, stand-in · production$/ })
      .waitFor();
    assert.match((await item.innerText()).trim(), /^0\/\d+ ✓ 1 ✗ \s*stand-in · production$/);
    await workbench.shot('status-bar');
    await workbench.openFile('README.md');
    await item.waitFor({ state: 'hidden' });
    await workbench.openFile(BLOCKS);
    await item.waitFor();
  });

  it('says beside the language what is found, of documents of ours alone', async () => {
    const status = workbench.page.getByRole('button', { name: /Editor Language Status: .*Steady: 1 finding, runbook/ });
    await status.waitFor();
    await workbench.openFile('README.md');
    await workbench.page.getByRole('button', { name: /Editor Language Status: (?!.*Steady)/ }).waitFor();
    await workbench.openFile(BLOCKS);
    await status.waitFor();
  });

  it('opens the view from the status bar, by the keyboard', async () => {
    await workbench.run('Steady: Show Steps');
    await workbench.page.locator('.part.sidebar .monaco-list:focus').waitFor();
    await workbench.treeItem(/^Look at a folder that is not there, reads only, ✗ exit 2/).waitFor();
    for (const name of [/^Every way a block can run, /, /^Remove the scratch folder, destroys$/])
      await workbench.treeItem(name).first().waitFor();
  });

  it('names every lens by its words alone', async () => {
    const fence = workbench.fenceOf(BLOCKS, 'ls /nonexistent-steady');
    await workbench.openFile(BLOCKS);
    await workbench.goToLine(fence);
    await workbench.lens(fence, 'Run');
    await workbench.openLensList();
    const labels = await workbench.optionNames();
    assert.match(labels[0], /^play\s+Run$/);
    assert.match(labels[1], /^debug-continue\s+Resume$/);
    assert.match(labels[2], /^copy\s+Copy$/);
    assert.match(labels[3], /^✗ exit 2/);
    await workbench.page.keyboard.press('Escape');
  });
});
