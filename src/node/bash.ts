import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { killGroup } from './processes.ts';

/** How one line of a session came out. */
export type LineEnd = 'ended' | 'timeout' | 'gone';

/** A bash without a terminal that is handed one line after another, and keeps what each leaves for the next. */
export interface BashSession {
  /** Runs a line with an empty standard input; `show` gets its output and its errors in the order in which they came. */
  run(line: string, options: { readonly limit: number | undefined; readonly show: (text: string) => void }): Promise<LineEnd>;
  /** Ends it and everything that it has started. */
  close(): void;
}

/** The longest mark that may be cut in two between two pieces of output. */
const NONCE_BYTES = 12;

/** Starts bash without start-up files: what runs in CI is what the document says, not what a machine has set up. */
export function openBash(cwd: string): BashSession {
  // A group of its own, so that a step which is ended takes along whatever it has started.
  const child = spawn('bash', ['--noprofile', '--norc', '-s'], { cwd, detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  let hear: ((text: string) => void) | undefined;
  let ended = false;
  const atEnd = new Set<() => void>();
  const finish = (): void => {
    ended = true;
    for (const tell of atEnd) tell();
  };
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => hear?.(text));
  child.stdin.on('error', finish);
  child.on('error', finish);
  child.on('close', finish);
  child.stdin.write('exec 2>&1\n');
  const kill = (): void => {
    if (child.pid !== undefined && !ended) killGroup(child.pid);
  };
  return {
    run(line, { limit, show }) {
      const mark = `\u0001${randomBytes(NONCE_BYTES).toString('hex')}\u0001`;
      return new Promise<LineEnd>((resolve) => {
        let held = '';
        let timer: NodeJS.Timeout | undefined;
        const done = (how: LineEnd): void => {
          clearTimeout(timer);
          atEnd.delete(gone);
          hear = undefined;
          if (held !== '') show(held);
          held = '';
          resolve(how);
        };
        const gone = (): void => {
          done('gone');
        };
        hear = (text) => {
          held += text;
          const at = held.indexOf(mark);
          // What may be the beginning of the mark waits for the rest of it.
          const sure = at >= 0 ? at : Math.max(0, held.length - mark.length);
          if (sure > 0) show(held.slice(0, sure));
          held = at >= 0 ? '' : held.slice(sure);
          if (at >= 0) done('ended');
        };
        if (ended) {
          gone();
          return;
        }
        atEnd.add(gone);
        if (limit !== undefined)
          timer = setTimeout(() => {
            kill();
            done('timeout');
          }, limit);
        child.stdin.write(`{ ${line}\n} </dev/null; printf '\\001%s\\001' ${mark.slice(1, -1)}\n`);
      });
    },
    close: kill,
  };
}
