import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

const BLOCKS = 'runbooks/running-blocks.md';
const SAMPLE = 'runbooks/high-api-latency.md';
const SLOW = 'runbooks/slow.md';

describe('values, flow and what survives', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: SAMPLE });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  it('runs a section, step by step, without a question where it only reads', async () => {
    await workbench.goToLine(10);
    await workbench.run('Steady: Run Section');
    for (const line of [10, 15, 19]) await workbench.lens(line, /^✓/);
    const titles = await workbench.lensTitles(10);
    assert.deepEqual(titles.slice(0, -1), ['Run', 'Copy', 'stand-in · production']);
    assert.match(titles.at(-1), /^✓/);
  });

  it('asks before each step that changes something, and stops at a no', async () => {
    await workbench.goToLine(25);
    await workbench.run('Steady: Run Section');
    assert.match(await workbench.dialogText(), /This changes things: kubectl scale/);
    await workbench.pressDialogButton(/^Run$/);
    await workbench.dialog.filter({ hasText: 'kubectl set' }).waitFor();
    await workbench.pressDialogButton('Cancel');
    await workbench.lens(25, /^✓/);
    assert.deepEqual(await workbench.lensTitles(29), ['Run', 'Copy', 'stand-in · production']);
  });

  it('asks for a value, shows where it lands, and sends it quoted', async () => {
    await workbench.openFile(BLOCKS);
    const line = workbench.fenceOf(BLOCKS, 'kubectl delete pod <pod> -n production');
    const before = fs.readFileSync(path.join(workbench.workspace, BLOCKS), 'utf8');
    await workbench.goToLine(line);
    await workbench.run('Steady: Run Block');
    await workbench.page.locator('.quick-input-widget', { hasText: '<pod> in: kubectl delete pod <pod> -n production' }).waitFor();
    await workbench.shot('value');
    await workbench.answer("api's 1");
    assert.match(await workbench.dialogText(), /kubectl delete pod 'api'\\''s 1' -n production/);
    await workbench.shot('value-confirmed');
    await workbench.pressDialogButton(/^Run$/);
    // It is protected: its name is typed.
    await workbench.answer('production');
    await workbench.lens(line, /^✓/);
    await workbench.terminalLine(/api's 1/);
    assert.equal(fs.readFileSync(path.join(workbench.workspace, BLOCKS), 'utf8'), before);
  });

  it('remembers the value, and sends nothing when the question is left', async () => {
    const line = workbench.fenceOf(BLOCKS, 'kubectl delete pod <pod> -n production');
    await workbench.goToLine(line);
    await workbench.run('Steady: Run Block');
    const box = workbench.page.locator('.quick-input-widget input').first();
    await box.waitFor();
    assert.equal(await box.inputValue(), "api's 1");
    await workbench.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    assert.equal(await workbench.dialog.isVisible(), false);
  });

  it('stops what runs, at the click of a person', async () => {
    await workbench.openFile(SLOW);
    const fence = slowFence(workbench);
    await workbench.goToLine(fence);
    await workbench.run('Steady: Run Block');
    await workbench.lens(fence, 'Stop');
    await workbench.lens(fence, /running since/);
    await workbench.clickLens(fence, 'Stop');
    await workbench.lens(fence, /^✗ exit 130/);
  });

  it('keeps how steps went over a reload of the window', async () => {
    await workbench.reload();
    await workbench.openFile(SAMPLE);
    await workbench.goToLine(10);
    await workbench.lens(10, /^✓/, 60_000);
  });
});

/** The fence of the block in the slow runbook, 1-based. */
function slowFence(workbench) {
  const lines = fs.readFileSync(path.join(workbench.workspace, SLOW), 'utf8').split('\n');
  return lines.findIndex((text) => /^\s*```/.test(text)) + 1;
}
