// Loaded by the extension host of a real VS Code, which calls run().
import fs from 'node:fs';
import path from 'node:path';
import { log } from './log.ts';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this by scripts/vscode/run-integration.mjs`);
  return value;
}

/** Runs the test files of one folder. What it counted goes into a file: a host that dies early must not look like success. */
export async function run(): Promise<void> {
  try {
    const failures = await runMocha(required('STEADY_TEST_FOLDER'), required('STEADY_TEST_RESULT'));
    if (failures > 0) throw new Error(`${failures} of the tests failed`);
  } catch (error) {
    log(error instanceof Error ? error.stack : error);
    throw error;
  }
}

async function runMocha(folder: string, result: string): Promise<number> {
  // By import(): what require() gives for it differs between the versions of Node that hosts bring.
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = log;
  const grep = process.env['TEST_GREP'];
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: 'spec', ...(grep === undefined ? {} : { grep }) });
  for (const file of fs.readdirSync(folder).sort()) if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      fs.writeFileSync(result, JSON.stringify(runner.stats));
      resolve(failures);
    });
  });
}
