// A terminal that is not free: what a person picks, and that nothing else happens.
import assert from 'node:assert/strict';
import { until, Workbench } from './workbench.mjs';

const FILE = 'runbooks/busy.md';
const BLOCKS = ['echo "kept: ${KEPT-nothing}"', 'KEPT=here', 'sleep 600', 'bash --norc', "printf '%s\\n' one\nprintf '%s %s\\n' two $$"];
const [ECHO, SET, SLEEP, SHELL] = BLOCKS;

describe('a block for a terminal that is not free', function () {
  let workbench;

  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.open({ file: 'runbooks/slow.md' });
    await workbench.openRunbook(FILE, 'Busy', BLOCKS);
  });

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench.shot(`FAILED-${this.currentTest.title}`);
  });

  after(() => workbench?.close());

  const click = (code) => workbench.runBlock(FILE, code);

  const pick = (name) => workbench.page.locator('.quick-input-list').getByRole('option', { name }).first().click();

  it('says what runs, and what can be done', async () => {
    await workbench.lens(await click(SET), /^✓/);
    await workbench.lens(await click(SLEEP), /running since/);
    await click(ECHO);
    assert.deepEqual(await workbench.options(), [
      ...['Queue', 'Runs when it is free again'],
      ...['New Terminal', 'Without what earlier blocks have set'],
      ...['Interrupt', 'Sends ^C to: sleep 600'],
    ]);
    await workbench.shot('busy');
    await workbench.page.keyboard.press('Escape');
    await workbench.lens(workbench.fenceOf(FILE, SLEEP), /running since/);
  });

  it('goes into a new terminal, and what runs goes on', async () => {
    const line = await click(ECHO);
    await pick(/^New Terminal/);
    await workbench.lens(line, /^✓/);
    await workbench.terminalLine('kept: nothing');
    assert.equal((await workbench.terminalNames()).filter((name) => name.startsWith('Busy')).length, 2);
    const sleeping = workbench.fenceOf(FILE, SLEEP);
    await workbench.goToLine(sleeping);
    await workbench.clickLens(sleeping, 'Stop');
    await workbench.lens(sleeping, /^✗ exit 130/);
  });

  it('goes behind an interrupt that the person asks for', async () => {
    await workbench.lens(await click(SET), /^✓/);
    const sleeping = await click(SLEEP);
    await workbench.lens(sleeping, /running since/);
    const line = await click(ECHO);
    await pick(/^Interrupt/);
    await workbench.lens(line, /^✓/);
    await workbench.terminalLine('kept: here');
    await workbench.goToLine(sleeping);
    await workbench.lens(sleeping, /^✗ exit 130/);
  });

  it('is typed into the session that runs there, once it was shown', async () => {
    const session = await click(SHELL);
    await workbench.lens(session, /running since/);
    const line = await click("printf '%s\\n' one");
    await pick(/^Send into the Running Session/);
    const text = await workbench.dialogText();
    assert.match(text, /session “bash --norc”/);
    assert.match(text, /printf '%s\\n' one\nprintf/);
    await workbench.pressDialogButton('Cancel');
    assert.ok(!(await workbench.terminalLines()).includes('one'));
    await workbench.runLens(line);
    await pick(/^Send into the Running Session/);
    await workbench.pressDialogButton('Send');
    await workbench.terminalLine('one');
    await workbench.terminalLine(/^two \d+$/);
    await workbench.lens(line, /^\? typed into bash --norc/);
    await workbench.goToLine(session);
    await workbench.lens(session, /running since/);
    await workbench.shot('typed');
  });

  it('is marked beside its line, and what failed can be gone on with', async () => {
    const sleeping = workbench.fenceOf(FILE, SLEEP);
    await workbench.goToLine(sleeping);
    await workbench.lens(sleeping, 'Resume');
    await until('marks beside the lines', async () => (await workbench.gutterMarks()) > 0);
  });
});
