// Loaded by the extension host of a real VS Code, which calls run().
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { log } from './log.ts';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this by scripts/vscode/run-integration.mjs`);
  return value;
}

/** Runs the test files of one folder. What it counted goes into a file: a host that dies early must not look like success. */
export async function run(): Promise<void> {
  const folder = required('STEADY_TEST_FOLDER');
  const result = required('STEADY_TEST_RESULT');
  Mocha.reporters.Base.consoleLog = log;
  const grep = process.env['TEST_GREP'];
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: 'spec', ...(grep === undefined ? {} : { grep }) });
  for (const file of fs.readdirSync(folder).sort()) if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run((count) => {
      fs.writeFileSync(result, JSON.stringify(runner.stats));
      resolve(count);
    });
  });
  if (failures > 0) throw new Error(`${String(failures)} failed`);
}
