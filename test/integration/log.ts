import fs from 'node:fs';
import { format } from 'node:util';

const file = process.env['VSCODE_TEST_LOG'];

/** Prints a line. The extension host's console cannot be replaced, so it goes to the runner's file where there is one. */
export function log(...values: readonly unknown[]): void {
  if (file === undefined) console.log(...values);
  else fs.appendFileSync(file, `${format(...values)}\n`);
}
