// A window that is reloaded while blocks run: they run on, and their end is told all the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

const FILE = 'runbooks/reload.md';
const BLOCKS = {
  kept: 'KEPT=here',
  several: 'touch begun-1\nuntil [ -e go-1 ]; do sleep 0.1; done\n(exit 5)',
  own: 'set -e; touch begun-2\nuntil [ -e go-2 ]; do sleep 0.1; done\nexit 6',
  simple: "sh -c 'until [ -e go-3 ]; do sleep 0.1; done; exit 7'",
  after: 'echo "kept: $KEPT"',
};

describe('a window that is reloaded', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: 'runbooks/slow.md' });
    await workbench.openRunbook(FILE, 'Reload', Object.values(BLOCKS));
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  const fenceOf = (block) => workbench.fenceOf(FILE, block.split('\n')[0]);

  const click = (block) => workbench.runBlock(FILE, block.split('\n')[0]);

  async function reload() {
    await workbench.reload();
    await workbench.openFile(FILE);
  }

  it('goes on showing a block that runs, hears its end, and goes on in its terminal', async () => {
    await workbench.lens(await click(BLOCKS.kept), /^✓/);
    const line = await click(BLOCKS.several);
    await workbench.lens(line, /running since/);
    await reload();
    await workbench.goToLine(line);
    await workbench.lens(line, /running since/, 60_000);
    await workbench.lens(line, 'Stop');
    fs.writeFileSync(path.join(workbench.workspace, 'go-1'), '');
    await workbench.lens(line, /^✗ exit 5/);
    await workbench.lens(await click(BLOCKS.after), /^✓/);
    await workbench.terminalLine('kept: here');
    assert.equal((await workbench.terminalNames()).length, 1);
  });

  it('hears the end of a block in a process of its own', async () => {
    const line = await click(BLOCKS.own);
    await workbench.lens(line, /running since/);
    await reload();
    await workbench.goToLine(line);
    fs.writeFileSync(path.join(workbench.workspace, 'go-2'), '');
    await workbench.lens(line, /^✗ exit 6/, 60_000);
  });

  it('tells of a command that was typed as it is that it is over', async () => {
    const line = await click(BLOCKS.simple);
    await workbench.lens(line, /running since/);
    await reload();
    await workbench.goToLine(line);
    await workbench.lens(line, /running since/, 60_000);
    fs.writeFileSync(path.join(workbench.workspace, 'go-3'), '');
    await workbench.lens(line, /^\? it has ended/, 60_000);
  });
});
