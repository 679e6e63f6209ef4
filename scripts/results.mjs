// What each suite counted, kept in out/results/<suite>.json for the last line of `npm test`. As a mocha reporter:
//   mocha --reporter ./scripts/results.mjs --reporter-option suite=unit …
// it prints as `spec` does.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';

export const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../out/results');

/** Keeps what a suite counted. */
export function writeResult(suite, { passes, failures, pending }) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${suite}.json`), JSON.stringify({ passes, failures, pending }));
}

export default class Results extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const suite = options.reporterOptions?.suite;
    if (typeof suite !== 'string') throw new Error('Expected --reporter-option suite=NAME');
    runner.once('end', () => {
      writeResult(suite, this.stats);
    });
  }
}
