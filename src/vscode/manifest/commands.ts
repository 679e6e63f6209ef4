import type { Command } from './shape.ts';
import { all, canRun, inOurs, inText, markdownFile, markdownOpen, trusted } from './when.ts';

/** The category of every command in the palette: "Steady: Run Block". */
export const category = 'Steady';

/**
 * Every command, each with all that the manifest says of it. A command whose palette is `'never'` takes its arguments as JSON from a lens
 * or a tree item and is of no use without them; its twin for the keyboard works at the cursor.
 */
export const commands = {
  'steady.run': {
    title: 'Run',
    icon: 'play',
    palette: 'never',
    about: 'Runs the block of a lens or tree item: `{uri, block, hash}`. Shows what would run again when the block has changed since.',
    menus: [
      { menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /runnable/', trusted), group: 'inline@1' },
      { menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /runnable/', trusted), group: '1_run@1' },
    ],
  },
  'steady.copy': {
    title: 'Copy',
    icon: 'copy',
    palette: 'never',
    about: 'Copies the script of the block of a lens or tree item: `{uri, block, hash}`.',
    menus: [
      { menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /step/'), group: 'inline@2' },
      { menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /step/'), group: '1_run@2' },
    ],
  },
  'steady.runAtCursor': {
    title: 'Run Block',
    icon: 'play',
    palette: canRun,
    about: 'Runs the block at the cursor in the terminal of its runbook.',
    menus: [{ menu: 'editor/title', when: canRun, group: 'navigation@1' }],
    keys: [{ key: 'ctrl+k ctrl+enter', mac: 'cmd+k cmd+enter', when: all(inText, canRun) }],
  },
  'steady.runNext': {
    title: 'Run Block and Go to the Next',
    palette: all(inOurs, trusted),
    about: 'Runs the block at the cursor, or the next one below it, and moves the cursor to the one after when it went well.',
    keys: [{ key: 'ctrl+k ctrl+shift+enter', mac: 'cmd+k cmd+shift+enter', when: all(inText, inOurs, trusted) }],
  },
  'steady.runSection': {
    title: 'Run Section',
    palette: all(inOurs, trusted),
    about: 'Runs the blocks of the section at the cursor, or of a tree item, one after another: what reads runs on, the rest asks.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /section/', trusted), group: '1_run@3' }],
  },
  'steady.runFromHere': {
    title: 'Run from Here',
    palette: all(inOurs, trusted),
    about: 'Runs the block at the cursor, or of a tree item, and all below it: what reads runs on, the rest asks.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /runnable/', trusted), group: '1_run@4' }],
  },
  'steady.runAll': {
    title: 'Run All Blocks',
    palette: all(inOurs, trusted),
    about: 'Runs all blocks of the active document: what reads runs on, the rest asks.',
  },
  'steady.resume': {
    title: 'Resume After Failure',
    icon: 'debug-continue',
    palette: all(inOurs, trusted),
    about: 'Runs again the step where the last run did not go well, and all below it: what reads runs on, the rest asks.',
  },
  'steady.undo': {
    title: 'Show How to Undo',
    palette: 'never',
    about: 'Shows the command that brings back the state that was kept before a step: `{uri, block, hash}`.',
  },
  'steady.stop': {
    title: 'Stop Running Block',
    icon: 'debug-stop',
    palette: all(inOurs, trusted),
    about: 'Sends ^C to the terminal in which a block of the active document runs, and takes back what waits in line.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /running/', trusted), group: 'inline@1' }],
  },
  'steady.dryRun': {
    title: 'Show What Would Run',
    palette: inOurs,
    about: 'Opens, as a script, what the blocks of the active document would send, in their order and without sending anything.',
  },
  'steady.editValue': {
    title: 'Edit Value',
    icon: 'edit',
    palette: 'never',
    about: 'Asks for the value of a name under “Inputs”: `{uri, name}`. It is used when a block runs the next time.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /input/'), group: 'inline@1' }],
  },
  'steady.forgetValue': {
    title: 'Forget Value',
    icon: 'trash',
    palette: 'never',
    about: 'Forgets the value of a name under “Inputs”: `{uri, name}`.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem =~ /remembered/'), group: 'inline@2' }],
  },
  'steady.forgetValues': {
    title: 'Forget Values',
    icon: 'trash',
    palette: inOurs,
    about: 'Forgets the values that were given to the placeholders of the active document, or of the “Inputs” of a tree.',
    menus: [{ menu: 'view/item/context', when: all('view == steady.runbooks', 'viewItem == values'), group: 'inline@1' }],
  },
  'steady.copyBlock': {
    title: 'Copy Block',
    icon: 'copy',
    palette: inOurs,
    about: 'Copies the script of the block at the cursor, without prompts and output.',
  },
  'steady.show': {
    title: 'Show Terminal',
    palette: 'never',
    about: 'Shows the terminal where the block of a lens or hover ran: `{uri, block, hash}`.',
  },
  'steady.showResult': {
    title: 'Show Result',
    palette: inOurs,
    about: 'Tells how the block at the cursor ended, and shows the terminal where it ran.',
  },
  'steady.nextBlock': {
    title: 'Go to Next Block',
    palette: inOurs,
    about: 'Puts the cursor on the first line of the next code block.',
    keys: [{ key: 'ctrl+k alt+down', mac: 'cmd+k alt+down', when: all(inText, inOurs) }],
  },
  'steady.previousBlock': {
    title: 'Go to Previous Block',
    palette: inOurs,
    about: 'Puts the cursor on the first line of the previous code block.',
    keys: [{ key: 'ctrl+k alt+up', mac: 'cmd+k alt+up', when: all(inText, inOurs) }],
  },
  'steady.showSteps': {
    title: 'Show Steps',
    palette: inOurs,
    about: 'Opens the view of the active document, at the step of the cursor. A click on the status bar item does the same.',
    menus: [{ menu: 'steady.explorer', when: markdownFile, group: '1_open@1' }],
  },
  'steady.showStep': {
    title: 'Show Step',
    palette: 'never',
    about: 'Opens the document of a tree item at its step: `{uri, block}`.',
  },
  'steady.showRule': {
    title: 'Show Rule',
    palette: 'never',
    about: 'Opens the page of a rule, by its id. The page is part of the extension: nothing is fetched.',
  },
  'steady.treatAs': {
    title: 'Treat As…',
    palette: markdownOpen,
    about: 'Says what kind of document the active file is, where its content does not, for as long as the window is open.',
    menus: [{ menu: 'steady.explorer', when: markdownFile, group: '1_open@2' }],
  },
  'steady.new': {
    // Not “New…”: the menu New File shows the title without the category.
    title: 'New from Template…',
    icon: 'add',
    palette: 'true',
    about:
      'Starts a document from a template; saving puts it where the others of its kind are. A key binding may answer beforehand: `{kind, template, title}`.',
    menus: [
      { menu: 'file/newFile', group: 'file@1' },
      { menu: 'view/title', when: 'view == steady.runbooks', group: 'navigation@0' },
    ],
  },
  'steady.openSample': {
    title: 'Create Sample Runbook',
    palette: 'true',
    about: 'Starts a runbook whose commands only look, to try Steady on.',
  },
  'steady.openConfig': {
    title: 'Open .steady.yaml',
    palette: 'workspaceFolderCount > 0',
    about: 'Opens what is configured for the root of the workspace; where nothing is, a file to begin with.',
  },
  'steady.refresh': {
    title: 'Refresh Runbooks',
    icon: 'refresh',
    palette: 'workspaceFolderCount > 0',
    about: 'Looks through the workspace again.',
    menus: [{ menu: 'view/title', when: 'view == steady.runbooks', group: 'navigation@1' }],
  },
  'steady.openLog': {
    title: 'Show Log',
    icon: 'output',
    palette: 'true',
    about: 'Opens the log. Scripts and their output are never in it.',
    menus: [{ menu: 'view/title', when: 'view == steady.runbooks', group: '9_log@1' }],
  },
  'steady.copyDebugInformation': {
    title: 'Copy Debug Information',
    icon: 'info',
    palette: 'true',
    about: 'Copies versions, counts of documents and changed settings for an issue: no paths, no names, no text.',
    menus: [{ menu: 'view/title', when: 'view == steady.runbooks', group: '9_log@2' }],
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof commands;
