import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const START: Readonly<Record<string, { readonly command: string; readonly quiet: string }>> = {
  bash: {
    command: 'bash --norc --noprofile -i',
    quiet: "PS1= PS2= PROMPT_COMMAND=; bind 'set enable-bracketed-paste off' 2>/dev/null; stty -echo",
  },
  zsh: { command: 'zsh -f -i', quiet: 'PS1= PS2= RPS1= PROMPT_EOL_MARK=; unsetopt zle prompt_cr prompt_sp; stty -echo' },
};

/** An interactive shell in a pseudo-terminal that shows nothing but what its commands print. */
export class PtyShell {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #output = '';
  #probes = 0;
  #heard: () => void = () => undefined;

  private constructor(shell: string, folder: string) {
    this.#folder = folder;
    const command = START[shell]?.command ?? shell;
    this.#child = spawn('script', ['-qfec', command, '/dev/null'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TERM: 'dumb', HISTFILE: '/dev/null', SHELL: '/bin/sh' },
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#heard();
    });
  }

  static async open(shell: string, folder: string): Promise<PtyShell> {
    const pty = new PtyShell(shell, folder);
    pty.type(START[shell]?.quiet ?? ':');
    await pty.probe('');
    await pty.probe('');
    pty.taken();
    return pty;
  }

  get alive(): boolean {
    return this.#child.exitCode === null;
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** What a line prints, run in the shell once it is free; its own output goes to a file, not to the terminal. */
  async probe(expression: string): Promise<string> {
    const file = path.join(this.#folder, `probe${String((this.#probes += 1))}`);
    const mark = `\u0001${String(this.#probes)}\u0001`;
    this.type(
      ` { printf '%s|' "$?" ${expression}; } >'${file}.part' 2>&1; mv '${file}.part' '${file}'; printf '\\001%s\\001' ${String(this.#probes)}`,
    );
    await this.#shown(mark);
    return appeared(file);
  }

  /** What is shown reaches us after what is written to files: waits until the mark has come through. */
  #shown(mark: string): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = () => {
        if (!this.#output.includes(mark)) return;
        this.#output = this.#output.replace(mark, '');
        this.#heard = () => undefined;
        resolve();
      };
      this.#heard();
    });
  }

  /** What has been shown since it was last asked. */
  taken(): string {
    // An interactive shell tells of its jobs.
    const shown = this.#output.replaceAll('\r\n', '\n').replace(/^\[\d+\][ +-].*\n/gm, '');
    this.#output = '';
    return shown;
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}

/** The text of a file, once it is there. */
export function appeared(file: string): Promise<string> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!fs.existsSync(file)) return;
      watcher.close();
      resolve(fs.readFileSync(file, 'utf8'));
    };
    const watcher = fs.watch(path.dirname(file), look);
    look();
  });
}
