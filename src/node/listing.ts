import { spawn } from 'node:child_process';
import { killGroup } from './processes.ts';

/** More than this no list of choices has. */
const MOST_BYTES = 256 * 1024;

export interface ListingRequest {
  readonly shell: string;
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** What a command has printed that ran to its end in a shell of its own; or why it has not. Nobody can type to it. */
export function printedBy({ shell, command, cwd, env, limit, signal }: ListingRequest): Promise<{ output: string } | { problem: string }> {
  return new Promise((resolve) => {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(shell, ['-c', command], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let errors = '';
    const end = (problem: string): void => {
      if (child.pid !== undefined) killGroup(child.pid);
      done({ problem });
    };
    const late = setTimeout(end, limit, `it took more than ${String(limit / 1000)} s`);
    const aborted = (): void => {
      end('it was stopped');
    };
    const done = (answer: { output: string } | { problem: string }): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', aborted);
      resolve(answer);
    };
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > MOST_BYTES) end('it printed more than 256 KB');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(0, 1000)));
    child.on('error', (error) => {
      end(error.message);
    });
    child.on('close', (code) => {
      done(code === 0 ? { output } : { problem: errors.trim().split('\n', 1)[0] || `it ended with ${String(code)}` });
    });
  });
}
