import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { seeded } from '../property/seeded.ts';
import { figure, quantile, type Figure } from './figure.ts';
import { runbookOf } from './runbook.ts';

const SEED = 20_260_104;
const FILES = 300;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const STEADY = path.join(root, 'dist/cli.cjs');
const MARKDOWNLINT = path.join(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');

/**
 * `steady lint` and markdownlint-cli2 over the same files, one process each, in turns. All of the files are runbooks, which is the most
 * that there can be to do. Compared is processor time, which another program on the machine hardly changes; the clock's is told.
 */
export async function lint(short: boolean): Promise<Figure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'b-'));
  try {
    writeRunbooks(folder);
    const ours: Cost[] = [];
    const others: Cost[] = [];
    for (let turn = 0; turn < (short ? 3 : 5); turn++) {
      ours.push(await cost(STEADY, ['lint', '.'], folder));
      others.push(await cost(MARKDOWNLINT, ['**/*.md'], folder));
    }
    const middle = (costs: readonly Cost[], of: keyof Cost): number =>
      quantile(
        costs.map((each) => each[of]),
        0.5,
      );
    const row = figure('lint/markdownlint-cli2', middle(ours, 'processor'), middle(others, 'processor'), 1.2);
    const clock = `${middle(ours, 'clock').toFixed(0)} ms against ${middle(others, 'clock').toFixed(0)} ms`;
    return [{ ...row, detail: `processor: ${row.detail}; clock: ${clock}; ${FILES} files` }];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function writeRunbooks(folder: string): void {
  const random = seeded(SEED);
  for (let file = 0; file < FILES; file++) {
    const team = path.join(folder, `team-${file % 12}`, 'runbooks');
    fs.mkdirSync(team, { recursive: true });
    // As long as runbooks are: most below a hundred lines, a few with hundreds.
    fs.writeFileSync(path.join(team, `page-${file}.md`), runbookOf(20 + Math.floor(400 * random() ** 3), SEED + file));
  }
}

interface Cost {
  /** Milliseconds of all threads. */
  readonly processor: number;
  readonly clock: number;
}

/** What a program costs from its start to its end, as it tells itself when it goes. */
async function cost(program: string, args: readonly string[], cwd: string): Promise<Cost> {
  const telling = path.join(root, 'test/bench/lint/usage.cjs');
  const start = performance.now();
  const child = spawn(execPath, ['--require', telling, program, ...args], { cwd, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stdio[3]?.on('data', (data: Buffer) => (told += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const clock = performance.now() - start;
  // Both end with 1 where they have found something.
  if (told === '' || (code !== 0 && code !== 1)) throw new Error(`${path.basename(program)} ended with ${code}`);
  return { processor: Number(told), clock };
}
