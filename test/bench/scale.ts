// npm run build && node --import tsx test/bench/scale.ts [FILES…]: repositories of 5,000 and 20,000 generated files, or of as many as are
// named; how long the index of the editor and `steady list` take on them, and how much memory. A table for people: nothing is asserted, and
// CI does not run it.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../src/node/index.ts';
import { DIST, fileAt, generate, indexRequest } from './workspace.ts';

/** One in so many files is another one on the other branch. */
const DIFFERS = 5;
/** Milliseconds after which a file is old enough that its time of change is believed. */
const SETTLED = 3000;

interface Row {
  readonly what: string;
  /** Every file has been looked at. */
  readonly 'looked at, s': string;
  readonly 'all known, s': string;
  readonly 'peak memory, MB': number;
}

if (argv[2] === 'index') await indexOnce(argv[3] ?? '', argv[4]);
else for (const files of argv.length > 2 ? argv.slice(2).map(Number) : [5000, 20_000]) console.table(await scale(files));

async function scale(files: number): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'steady-scale-'));
  try {
    const bytes = generate(folder, files);
    const otherFiles = Array.from({ length: Math.ceil(files / DIFFERS) }, (_, n) => fileAt(folder, n * DIFFERS));
    stdout.write(
      `${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(0)} MB; another branch has ${String(otherFiles.length)} others\n`,
    );
    makeBranches(folder, otherFiles);
    // Long ago, as in a checkout that somebody works in.
    for (let n = 0; n < files; n++) utimesSync(fileAt(folder, n), 1e9, 1e9);
    const rows = [list(folder, 'steady list'), index(folder, 'index, cold'), index(folder, 'index, warm')];
    git(folder, 'checkout', '--quiet', 'other');
    await setTimeout(SETTLED);
    rows.push(index(folder, 'index, warm, after a checkout'));
    rows.push(index(folder, 'index, a checkout while it is open', 'main'));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeBranches(folder: string, others: readonly string[]): void {
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  appendFileSync(path.join(folder, '.git/info/exclude'), 'cache/\n');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'All');
  git(folder, 'checkout', '--quiet', '-b', 'other');
  for (const file of others) appendFileSync(file, '\n## Afterwards\n\n```bash\nuptime\n```\n');
  git(folder, 'commit', '--quiet', '--all', '--message', 'Some are others');
  git(folder, 'checkout', '--quiet', 'main');
}

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'gc.auto=0', ...words], { cwd: folder });
}

/** What a process of its own says of itself at its end. */
interface Said {
  readonly sketched?: number;
  readonly whole: number;
  readonly memory: number;
}

/** The index in a process of its own; with `branch`, from a checkout of it until all of that is known. */
function index(folder: string, what: string, branch?: string): Row {
  const words = ['--import', 'tsx', fileURLToPath(import.meta.url), 'index', folder, ...(branch === undefined ? [] : [branch])];
  const { stdout: printed, stderr, status } = spawnSync(execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return row(what, JSON.parse(printed) as Said);
}

async function indexOnce(folder: string, branch: string | undefined): Promise<void> {
  const problems: string[] = [];
  const made = createWorkspaceIndex(indexRequest(folder, problems));
  const said = branch === undefined ? await opened(made, folder) : await checkedOut(made, folder, branch);
  await made.dispose();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  stdout.write(JSON.stringify({ ...said, memory: process.resourceUsage().maxRSS / 1024 }));
}

async function opened(made: WorkspaceIndex, folder: string): Promise<Omit<Said, 'memory'>> {
  const uri = pathToFileURL(folder).href;
  const start = performance.now();
  await made.open([{ uri, root: uri, excludes: [] }]);
  const sketched = performance.now() - start;
  await made.whole();
  return { sketched, whole: performance.now() - start };
}

/** The editor's watchers tell of each file. */
async function checkedOut(made: WorkspaceIndex, folder: string, branch: string): Promise<Omit<Said, 'memory'>> {
  await opened(made, folder);
  const names = execFileSync('git', ['diff', '--name-only', 'HEAD', branch], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  git(folder, 'checkout', '--quiet', branch);
  const start = performance.now();
  made.changed(names.map((name) => pathToFileURL(path.join(folder, name)).href));
  await made.whole();
  return { whole: performance.now() - start };
}

function list(folder: string, what: string): Row {
  const told = path.join(folder, 'cache-of-list');
  const tell = `import fs from 'node:fs'; process.on('exit', () => fs.writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)))`;
  const start = performance.now();
  const { status } = spawnSync(
    execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, path.join(DIST, 'cli.cjs'), 'list', folder],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const whole = performance.now() - start;
  if (status !== 0) throw new Error(`steady list ended with ${String(status)}`);
  return row(what, { whole, memory: Number(readFileSync(told, 'utf8')) / 1024 });
}

function row(what: string, { sketched, whole, memory }: Said): Row {
  const seconds = (ms: number): string => (ms / 1000).toFixed(2);
  return {
    what,
    'looked at, s': sketched === undefined ? '' : seconds(sketched),
    'all known, s': seconds(whole),
    'peak memory, MB': Math.round(memory),
  };
}
