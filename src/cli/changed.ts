import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage.ts';

/** Whether a file, by its absolute path, is not as it was at `ref`: changed, added or not tracked. Of the checkout that the person is in. */
export async function changedSince(ref: string): Promise<(file: string) => boolean> {
  const here = process.cwd();
  const up = await git(here, ['rev-parse', '--show-cdup']).catch((error: unknown) => {
    throw new UsageError(`Expected a git checkout for --changed-since, found none: ${said(error)}`);
  });
  const top = path.resolve(here, up.replace(/\n$/, ''));
  // Resolved first: what begins with “-” never reaches a command that might take it for an option.
  const commit = await git(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(() => {
    throw new UsageError(`Expected --changed-since COMMIT, found “${ref}”, which git does not know here.`);
  });
  const changed = ['diff', '--name-only', '-z', '--no-ext-diff', '--no-relative', '--diff-filter=d', commit.trim(), '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '--full-name', '-z'];
  const answers = await Promise.all([git(top, changed), git(top, untracked)]);
  const names = answers.flatMap((answer) => answer.split('\0')).filter((name) => name !== '');
  const files = new Set(names.map((name) => path.join(top, name)));
  return (file) => files.has(file) || files.has(real(file));
}

/** Runs git without a shell, and without its taking a lock for what it is only asked to read. */
function git(cwd: string, args: readonly string[]): Promise<string> {
  const options = { cwd, maxBuffer: 1 << 28, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' } };
  return new Promise((resolve, reject) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr.trim() || error.message, { cause: error }));
    });
  });
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where a path through symbolic links leads. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
