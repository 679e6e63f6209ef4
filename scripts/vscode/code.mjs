#!/usr/bin/env node
// Stands in for the `code` executable where desktop VS Code cannot be had: takes the arguments that @vscode/test-electron passes, runs
// the tests in code-server, and exits with their code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { removeFolder } from './home.mjs';
import { launch } from './workbench.mjs';

const flags = new Map();
const rest = [];
for (const argument of process.argv.slice(2)) {
  const match = /^--([\w-]+)(?:=(.*))?$/s.exec(argument);
  if (match) flags.set(match[1], [...(flags.get(match[1]) ?? []), match[2] ?? '']);
  else rest.push(argument);
}
const paths = (flag) => (flags.get(flag) ?? []).map((value) => [flag, path.resolve(value)]);

const own = fs.mkdtempSync(path.join(os.tmpdir(), 'code-'));
const folder = rest.find((argument) => fs.existsSync(argument));
const log = path.join(own, 'mocha.log');
fs.writeFileSync(log, '');
let printed = 0;
const print = () => {
  const text = fs.readFileSync(log);
  if (text.length > printed) fs.writeSync(1, text.subarray(printed));
  printed = text.length;
};

let end;
const ended = new Promise((resolve) => {
  end = resolve;
});
const limit = setTimeout(
  () => {
    console.error('[code] the tests did not end in time');
    end(124);
  },
  Number(process.env.VSCODE_TEST_TIMEOUT_MS ?? 600_000),
);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(130));
const printing = setInterval(print, 100);

let code = 1;
let workbench;
try {
  workbench = await launch({
    folder: folder === undefined ? undefined : path.resolve(folder),
    userDataDir: flags.get('user-data-dir')?.[0] ?? path.join(own, 'user'),
    extensionsDir: flags.get('extensions-dir')?.[0] ?? path.join(own, 'extensions'),
    trust: flags.has('disable-workspace-trust'),
    payload: [...paths('extensionDevelopmentPath'), ...paths('extensionTestsPath'), ['skipWelcome', 'true']],
    env: { VSCODE_TEST_LOG: log },
    bindings: {
      codeAutomationExit: (result) => end(result),
      // The same text as in the log, jumbled with the workbench's own.
      codeAutomationLog: (_type, args) => {
        if (process.env.VSCODE_TEST_VERBOSE) console.log(format(...args));
      },
    },
  });
  workbench.server.child.once('exit', (result) => end(result || 71));
  workbench.page.once('crash', () => {
    console.error('[code] the page crashed');
    end(70);
  });
  code = await ended;
} catch (error) {
  console.error(error);
} finally {
  clearTimeout(limit);
  clearInterval(printing);
  print();
  await workbench?.stop();
  await removeFolder(own);
}
process.exit(code);
