// A runbook that somebody opens by itself, in a window without a folder.
import { Workbench } from './workbench.mjs';

const BLOCKS = 'runbooks/running-blocks.md';

describe('a runbook without a folder', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: BLOCKS, folder: false });
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  for (const [code, printed, result] of [
    ['echo "hello from $((40 + 2))"', 'hello from 42', /^✓/],
    ['exit 3', '$ exit 3', /^✗ exit 3/],
  ]) {
    it(`runs ${code}`, async () => {
      await workbench.lens(await workbench.runBlock(BLOCKS, code), result);
      await workbench.terminalLine(printed);
    });
  }
});
