import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fullParse } from '../../src/core/markdown/internal.ts';
import { createWorkspaceIndex, workerVersion } from '../../src/node/index.ts';
import { figure, type Figure } from './figure.ts';
import { runbookOf } from './runbook.ts';

const SEED = 20_260_101;
/** One in so many files is parsed whole for the comparison, and its time scaled by the bytes. */
const SAMPLE = 40;
export const DIST = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist');

/** The short form has fewer: what it costs to start a worker then counts for more. */
const FILES = { long: 5000, short: 1500 };

/** A folder of generated Markdown, half of it ours as in a repository of runbooks, against remark over all of it on one thread. */
export async function workspace(short: boolean): Promise<Figure[]> {
  return workspaceOf(short ? FILES.short : FILES.long);
}

async function workspaceOf(files: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'steady-bench-'));
  try {
    const bytes = generate(folder, files);
    const before = remark(folder, files) / 2;
    const cold = await index(folder);
    const warm = await index(folder);
    // Before and after, since a machine that others use is not always as fast.
    const all = before + remark(folder, files) / 2;
    const kept = readdirSync(path.join(folder, 'cache')).reduce((sum, file) => sum + statSync(path.join(folder, 'cache', file)).size, 0);
    const what = `${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(0)} MB`;
    const figures = [
      figure('workspace/cold-remark', cold.sketched, all, 1 / 50),
      figure('workspace/warm-remark', warm.sketched, all, 1 / 100),
      figure('workspace/kept-kB', kept / files / 1000, 2.5, 1, 'kB a file'),
      figure('workspace/facts-remark', cold.whole, all, 1.5),
    ];
    return figures.map((each) => ({ ...each, detail: `${each.detail}; ${what}` }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** About 8 kB each; every other one is no document of ours. Gives their bytes. */
export function generate(folder: string, files: number): number {
  let bytes = 0;
  const texts = Array.from({ length: 50 }, (_, n) => runbookOf(190, SEED + n));
  for (let n = 0; n < files; n++) {
    const ours = n % 2 === 0;
    const text = (texts[n % texts.length] ?? '').replaceAll('Many things', `Things, part ${String(n)}`);
    const place = fileAt(folder, n);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, ours ? text : text.replace('type: runbook', 'type: page').replace('# Things', '# Guide to things'));
    bytes += text.length;
  }
  return bytes;
}

export function fileAt(folder: string, n: number): string {
  return path.join(folder, n % 2 === 0 ? 'runbooks' : 'pages', String(n % 100), `${String(n)}.md`);
}

/** Milliseconds that one thread would take for all, by a sample. */
function remark(folder: string, files: number): number {
  let [sampled, all] = [0, 0];
  const texts: string[] = [];
  for (let n = 0; n < files; n++) {
    const place = fileAt(folder, n);
    const { size } = statSync(place);
    all += size;
    if (n % SAMPLE > 1) continue;
    sampled += size;
    texts.push(readFileSync(place, 'utf8'));
  }
  for (const text of texts.slice(0, 10)) fullParse(text);
  const start = performance.now();
  for (const text of texts) fullParse(text);
  return ((performance.now() - start) * all) / sampled;
}

/** The index as the editor asks for it, with its cache in the folder; `problems` takes what it says of them. */
export function indexRequest(folder: string, problems: string[]): Parameters<typeof createWorkspaceIndex>[0] {
  return {
    script: path.join(DIST, 'worker.cjs'),
    cache: path.join(folder, 'cache'),
    version: workerVersion(DIST),
    changed: () => undefined,
    problem: (message) => problems.push(message),
  };
}

/** Milliseconds until everything has been looked at, and until all is known: the worker's start and what it tells included. */
async function index(folder: string): Promise<{ readonly sketched: number; readonly whole: number }> {
  const start = performance.now();
  const problems: string[] = [];
  const made = createWorkspaceIndex(indexRequest(folder, problems));
  const uri = pathToFileURL(folder).href;
  await made.open([{ uri, root: uri, excludes: [] }]);
  const sketched = performance.now() - start;
  await made.whole();
  const whole = performance.now() - start;
  await made.dispose();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { sketched, whole };
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) console.table(await workspaceOf(Number(argv[2] ?? FILES.long)));
