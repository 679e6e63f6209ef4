// The workbench as a person sees it: everything that a test looks at or clicks is found here and nowhere else.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeHome, removeFolder } from '../../scripts/vscode/home.mjs';
import { root } from '../../scripts/vscode/host.mjs';
import { VSIX } from '../../scripts/vscode/package.mjs';
import { installVsix } from '../../scripts/vscode/server.mjs';
import { launch } from '../../scripts/vscode/workbench.mjs';

const SHOTS = path.join(root, 'out/shots');
const THEMES = { dark: 'Dark Modern', light: 'Light Modern' };
const STARTING_MS = 90_000;
const LIMIT_MS = 20_000;
const PAUSE_MS = 50;
/** Longer than the editor waits after a scroll before it draws lenses anew. */
const STILL_MS = 500;

/** Asks again and again until the answer is neither undefined nor false. */
export async function until(what, probe, limitMs = LIMIT_MS) {
  let last;
  for (const end = performance.now() + limitMs; ;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms for ${what}; last: ${last}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Lenses above a line, as {x, y, title}; runs in the page. Each is a widget that ends where the line's number begins. */
function lensesAbove(line) {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor') ?? document.querySelector('.monaco-editor');
  const number = [...(editor?.querySelectorAll('.line-numbers') ?? [])].find(({ textContent }) => textContent.trim() === String(line));
  if (number === undefined) return [];
  const { top, height } = number.getBoundingClientRect();
  // A lens that only says something is no link; the bars between lenses are no lenses.
  return [...document.querySelectorAll('.codelens-decoration > a, .codelens-decoration > span')].flatMap((lens) => {
    const box = lens.getBoundingClientRect();
    const title = lens.textContent.trim();
    if (Math.abs(top - box.bottom) >= height / 2 || title === '|') return [];
    return [{ x: box.x + box.width / 2, y: box.y + box.height / 2, title }];
  });
}

export class Workbench {
  /** A fresh VS Code with the packaged extension on a fresh copy of test/workspace, or with a file of it alone: without `folder`. */
  static async open({
    file,
    theme = 'dark',
    viewport,
    trust = true,
    env = {},
    settings = {},
    folder = true,
    prepare = () => undefined,
  } = {}) {
    const work = fs.mkdtempSync(path.join(os.tmpdir(), 'ui-'));
    const workspace = path.join(work, 'workspace');
    fs.cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
    const home = makeHome(path.join(work, 'home'));
    prepare({ workspace, home });
    const folders = { userDataDir: path.join(work, 'user'), extensionsDir: path.join(work, 'ext') };
    installVsix(VSIX, folders);
    const running = await launch({
      ...folders,
      folder: folder ? workspace : undefined,
      trust,
      driver: false,
      viewport,
      env: { HOME: home, ...env },
      settings: { 'workbench.colorTheme': `Default ${THEMES[theme]}`, ...settings },
      payload: file === undefined ? [] : [['openFile', path.join(workspace, file)]],
    });
    const workbench = new Workbench(running, { work, workspace, home });
    try {
      await workbench.#restored();
      if (file !== undefined) await workbench.tab(file).waitFor({ timeout: STARTING_MS });
    } catch (error) {
      await workbench.shot('FAILED-to-open').catch(() => undefined);
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  #running;
  #work;

  constructor(running, { work, workspace, home }) {
    this.#running = running;
    this.#work = work;
    this.page = running.page;
    /** Absolute paths of the copy of test/workspace and of the home folder, whose .bashrc a test may write. */
    this.workspace = workspace;
    this.home = home;
  }

  async close() {
    await this.#running.stop();
    await removeFolder(this.#work);
  }

  /** A picture under out/shots. */
  async shot(name) {
    fs.mkdirSync(SHOTS, { recursive: true });
    const file = path.join(SHOTS, `${name.replace(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  async setTheme(theme) {
    await this.run('Preferences: Color Theme');
    await this.#choose(THEMES[theme]);
    await this.page.locator(`.monaco-workbench.${theme === 'light' ? 'vs' : 'vs-dark'}`).waitFor();
  }

  /** A phone's or a half screen's width, say 480. */
  async setSize(width, height = 900) {
    await this.page.setViewportSize({ width, height });
  }

  get #quickInput() {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** A key that comes before the workbench listens is lost: it is pressed until it is heard. */
  async #openPalette() {
    await until('the palette', async () => {
      await this.page.keyboard.press('F1');
      await this.#quickInput.waitFor({ timeout: 2000 });
      return true;
    });
  }

  async #quick(text) {
    await this.#openPalette();
    await this.answer(text);
  }

  /** Types into a pick that is open, and takes the first entry of that name. */
  async #choose(name, typed = name) {
    await this.#quickInput.waitFor();
    await this.#quickInput.fill(typed);
    // By a click: what Enter would take can be another entry while the list is still being sorted.
    await this.page.locator('.quick-input-list').getByRole('option', { name }).first().click();
  }

  /** Opens a file of the workspace in the editor. */
  async openFile(file) {
    // A window that is still being restored closes the palette again.
    await until(`${file} in the editor`, async () => {
      await this.#openPalette();
      await this.#quickInput.fill(file, { timeout: 2000 });
      await this.page
        .locator('.quick-input-list')
        .getByRole('option', { name: path.basename(file) })
        .first()
        .click({ timeout: 3000 });
      await this.tab(file).waitFor({ timeout: 5000 });
      return true;
    });
  }

  /** Puts the cursor on a line, 1-based, which brings it into view. */
  async goToLine(line) {
    // While the window is still being restored, the editor can be made anew behind what was done in it.
    await until(`the cursor on line ${line}`, async () => {
      await this.#quick(`:${line}`);
      await this.#quickInput.waitFor({ state: 'hidden', timeout: 2000 });
      await this.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor({ timeout: 1000 });
      return true;
    });
  }

  /** The two keys of a chord: the second once the workbench says that it has the first. */
  async chord(first, second) {
    const heard = this.statusBar('was pressed. Waiting for second key of chord');
    await this.page.keyboard.press(first);
    await heard.waitFor();
    await this.page.keyboard.press(second);
    await heard.waitFor({ state: 'hidden' });
    // Where it knows no command for both, it says so in the next frame.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const refused = this.statusBar('is not a command');
    if (await refused.isVisible()) throw new Error(`${first} ${second}: ${await refused.innerText()}`);
  }

  /** Waits until the cursor is on the line, 1-based. */
  async cursorOn(line) {
    await this.statusBar(new RegExp(`^Ln ${line},`)).waitFor();
  }

  statusBar(text) {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  get #options() {
    return this.page.locator('.quick-input-list').getByRole('option');
  }

  /** Opens the list that VS Code makes of the lenses over the cursor's line. It stays away while the editor is still gathering them. */
  async openLensList() {
    await until('the list of lenses', async () => {
      await this.run('Show CodeLens Commands for Current Line');
      await this.#options.first().waitFor({ timeout: 2000 });
      return true;
    });
  }

  /** What a pick that is open offers, as it is seen. */
  async options() {
    await this.#options.first().waitFor();
    return (await this.#options.locator('.label-name').allInnerTexts()).map((text) => text.trim());
  }

  /** The same as it is read aloud. */
  async optionNames() {
    await this.#options.first().waitFor();
    return Promise.all((await this.#options.all()).map((option) => option.getAttribute('aria-label')));
  }

  /** Runs a command by its title in the palette, "Steady: Run Block". */
  async run(title) {
    // The palette offers what could be done when it was opened: a document that has just been opened may not be known then.
    await until(`${title} in the palette`, async () => {
      await this.#openPalette();
      await this.#quickInput.fill(`>${title}`);
      const entry = this.page.locator('.quick-input-list').getByRole('option', { name: title }).first();
      try {
        await entry.click({ timeout: 3000 });
        return true;
      } catch {
        await this.page.keyboard.press('Escape');
        return false;
      }
    });
  }

  /** Reloads the window: the extension host starts anew, the terminals live on. */
  async reload() {
    const loaded = this.page.waitForEvent('load', { timeout: STARTING_MS });
    await this.run('Developer: Reload Window');
    await loaded;
    await this.#restored();
  }

  /** Until then VS Code moves the focus about: what is typed can land in an editor or nowhere. */
  async #restored() {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: STARTING_MS });
    const whole = () => performance.getEntriesByName('code/didStartWorkbench').length > 0;
    await this.page.waitForFunction(whole, undefined, { timeout: STARTING_MS });
  }

  /** Answers an input box that is open. */
  async answer(text) {
    await this.#quickInput.waitFor({ timeout: 5000 });
    await this.#quickInput.fill(text, { timeout: 2000 });
    await this.page.keyboard.press('Enter');
  }

  /** Opens a runbook of these shell blocks that was not there before. */
  async openRunbook(file, title, blocks, { front = '' } = {}) {
    const text = blocks.map((block) => `\`\`\`bash\n${block}\n\`\`\`\n`).join('\n');
    fs.writeFileSync(path.join(this.workspace, file), `${front}# Runbook: ${title}\n\n## Steps\n\n${text}`);
    await this.openFile(file);
  }

  /** Line of the fence, 1-based, that opens the block whose first line is `code`. */
  fenceOf(file, code) {
    const lines = fs.readFileSync(path.join(this.workspace, file), 'utf8').split('\n');
    const line = lines.findIndex((text, index) => text.trim() === code && /^\s*(`{3,}|~{3,})/.test(lines[index - 1] ?? ''));
    if (line < 0) throw new Error(`No block of ${file} begins with ${code}`);
    return line;
  }

  /** The tab of the active editor. */
  tab(file) {
    return this.page.locator(`.tab[data-resource-name="${path.basename(file)}"].active`);
  }

  /** All lenses that are on the screen. */
  lenses(text) {
    const all = this.page.locator('.codelens-decoration a');
    return text === undefined ? all : all.filter({ hasText: text });
  }

  /** Titles of the lenses above a line, 1-based. The line has to be on the screen: `goToLine`. */
  async lensTitles(line) {
    return (await this.page.evaluate(lensesAbove, line)).map(({ title }) => title);
  }

  /** Waits until a lens above the line has that title, and gives the whole title. */
  lens(line, title, limitMs) {
    return until(
      `a lens ${title} above line ${line}`,
      async () => {
        const titles = await this.lensTitles(line);
        const fitting = titles.find((text) => (title instanceof RegExp ? title.test(text) : text.includes(title)));
        if (fitting === undefined) throw new Error(`lenses: ${JSON.stringify(titles)}`);
        return fitting;
      },
      limitMs,
    );
  }

  async clickLens(line, title) {
    await this.lens(line, title);
    const fits = ({ title: text }) => (title instanceof RegExp ? title.test(text) : text.includes(title));
    let last;
    // The editor draws its lenses anew after each scroll, and a press and its release must meet the same one: it has to stand still.
    await until(`${title} above line ${line} to stand still`, async () => {
      const found = (await this.page.evaluate(lensesAbove, line)).find(fits);
      const still = found !== undefined && last?.x === found.x && last.y === found.y && performance.now() - last.since > STILL_MS;
      if (last?.x !== found?.x || last?.y !== found?.y) last = found && { ...found, since: performance.now() };
      return still;
    });
    // As a hand does it: the pointer comes to rest on it, and the button is down for a moment.
    await this.page.mouse.move(last.x, last.y, { steps: 5 });
    await this.page.mouse.click(last.x, last.y, { delay: 50 });
  }

  /**
   * Clicks Run above a line, until something answers: another lens, a question or a message. The first press after a window has opened is
   * sometimes lost on its way through the headless browser; the product itself never runs a block twice for two clicks.
   */
  async runLens(line) {
    await this.lens(line, 'Run');
    const before = new Set(await this.lensTitles(line));
    const answered = async () =>
      (await this.lensTitles(line)).some((title) => !before.has(title)) ||
      (await this.dialog.isVisible()) ||
      (await this.notification('').isVisible()) ||
      (await this.#quickInput.isVisible());
    await until(`an answer to Run above line ${line}`, async () => {
      await this.clickLens(line, 'Run');
      return until('an answer', answered, 5000);
    });
  }

  /** The same above the block of a file whose first line is `code`; gives its line. */
  async runBlock(file, code) {
    const line = this.fenceOf(file, code);
    await this.goToLine(line);
    await this.runLens(line);
    return line;
  }

  /** Opens the walkthrough of the extension, as its Welcome page would. */
  async openWalkthrough(title) {
    await this.run('Welcome: Open Walkthrough...');
    await this.#choose(title);
    await this.page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
  }

  /** The steps of the open walkthrough that are done, by their ids. */
  async stepsDone() {
    const done = this.page.locator('.gettingStartedContainer [data-done-step-id][aria-checked="true"]');
    const ids = await done.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-done-step-id')));
    return ids.map((id) => id.split('#').at(-1));
  }

  /** Presses the button of a step, which is unfolded first. */
  async pressStep(id, label) {
    await this.page.locator(`.gettingStartedContainer [data-step-id$="#${id}"]`).click();
    await this.page.locator('.gettingStartedContainer .monaco-button', { hasText: label }).click();
  }

  squiggles(severity = 'warning') {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Rows of the active terminal that are on the screen, without the blank ones at the end. */
  async terminalLines() {
    const rows = await this.page.locator('.terminal-wrapper.active .xterm-rows > div').allTextContents();
    const text = rows.map((row) => row.replaceAll('\u00A0', ' ').trimEnd());
    return text.slice(0, text.findLastIndex((line) => line !== '') + 1);
  }

  /** Waits until a whole line of the terminal is `text`, or fits it. */
  terminalLine(text, limitMs) {
    return until(
      `${text} in the terminal`,
      async () => {
        const lines = await this.terminalLines();
        const line = lines.find((each) => (text instanceof RegExp ? text.test(each) : each === text));
        if (line === undefined) throw new Error(lines.join('\n'));
        return line;
      },
      limitMs,
    );
  }

  /** Types a line into the active terminal, as a person does. */
  async typeIntoTerminal(line) {
    await this.run('Terminal: Focus Terminal');
    await this.page.locator('.terminal-wrapper.active .xterm-helper-textarea:focus').waitFor();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  /** Names of the terminals that are open: of the tabs where there are several, else the panel's single name. */
  async terminalNames() {
    const names = await this.page.locator('.terminal-tabs-entry .label-name, .single-terminal-tab').allTextContents();
    return names.map((name) => name.trim());
  }

  /** Opens a view container by its icon in the activity bar. */
  async openView(title) {
    const icon = this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`);
    const header = this.page.locator('.part.sidebar .composite.title');
    if (!((await header.isVisible()) && (await header.textContent()).toLowerCase().includes(title.toLowerCase()))) await icon.click();
    await header.filter({ hasText: new RegExp(title, 'i') }).waitFor();
  }

  treeItem(name, state = {}) {
    return this.page.locator('.part.sidebar').getByRole('treeitem', { name, ...state });
  }

  /** Unfolds a tree item, as a click on its twistie does. */
  async unfold(name) {
    const item = this.treeItem(name).first();
    await item.waitFor();
    await until(`${name} unfolded`, async () => {
      if ((await item.getAttribute('aria-expanded')) === 'true') return true;
      await item.locator('.monaco-tl-twistie').click();
      return false;
    });
  }

  /** Presses a button that a tree item shows while the pointer is on it. */
  async pressInTree(name, button) {
    const item = this.treeItem(name).first();
    await item.hover();
    await item.locator(`.action-label[aria-label^="${button}"]`).click();
  }

  /** How many marks of ours stand beside the line numbers on the screen. */
  gutterMarks() {
    return this.page.evaluate(() => {
      const marks = [...document.querySelectorAll('.monaco-editor .margin [class*="ced-"]')];
      return marks.filter((mark) => getComputedStyle(mark).backgroundImage.includes('gutter')).length;
    });
  }

  /** Labels of the tree items on the screen, top to bottom, indented by two spaces a level. */
  async treeLabels() {
    const items = await this.page.locator('.part.sidebar [role=treeitem]').all();
    const rows = await Promise.all(
      items.map(async (item) => ({
        level: Number((await item.getAttribute('aria-level')) ?? 1),
        top: (await item.boundingBox())?.y ?? 0,
        text: (await item.innerText()).replace(/\s+/g, ' ').trim(),
      })),
    );
    return rows.sort((one, other) => one.top - other.top).map(({ level, text }) => `${'  '.repeat(level - 1)}${text}`);
  }

  get dialog() {
    return this.page.locator('.monaco-dialog-box');
  }

  /** All that the modal dialog says. */
  async dialogText() {
    await this.dialog.waitFor();
    return this.dialog.locator('.dialog-message-container').innerText();
  }

  async dialogButtons() {
    await this.dialog.waitFor();
    return (await this.dialog.locator('.dialog-buttons .monaco-button').allTextContents()).map((text) => text.trim());
  }

  async pressDialogButton(label) {
    await this.dialog.locator('.dialog-buttons .monaco-button').filter({ hasText: label }).first().click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  notification(text) {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }
}
