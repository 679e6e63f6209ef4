import * as vscode from 'vscode';
import type { Declared } from '../../core/index.ts';
import {
  createRunFolder,
  foregroundCommand,
  foregroundOf,
  posixShell,
  shellsFor,
  type Foreground,
  type RunFolder,
} from '../../node/index.ts';
import { moved, onRename } from '../host/renames.ts';
import { ownShell, shellOf } from './shellNames.ts';
import { onClosed, shellTerminal } from './shellTerminal.ts';

/** Shells that VS Code can be told by about the end of a command. */
const CAN_REPORT = new Set(['bash', 'zsh', 'fish', 'pwsh']);

/** How long the end of a command may be on its way, in milliseconds. */
const MOMENT = 1000;
/** What a shell runs for its prompt is over in a few looks, in milliseconds apart; a program of the person's is not. */
const PROMPT_LOOKS = 5;
const PROMPT_LOOK_EVERY = 80;

export interface Ready {
  readonly terminal: vscode.Terminal;
  /** It has just been made: what runs in it are its start-up files. */
  readonly fresh: boolean;
  /** What has to be done before the first block was typed. */
  readonly prepared: boolean;
}

/** What a document says of its terminal. */
interface Wanted {
  /** Where it begins. */
  readonly folder: vscode.Uri;
  /** The shell that its blocks are written for. */
  readonly shell: Declared['shell'];
}

/** The terminals of this window's runbooks: one each, kept until the person closes it. */
export interface Terminals extends vscode.Disposable {
  /** The runbook's terminal; `undefined` where this machine has no shell that can run a block. */
  of(uri: string, name: string, wanted: Wanted): Promise<Ready | undefined>;
  /** What has to be done before the first block is typed now. */
  prepared(terminal: vscode.Terminal): void;
  /** The runbook's terminal, where it has one that is alive. */
  current(uri: string): vscode.Terminal | undefined;
  /** Shows the terminal where a step ran, else the runbook's, and gives it the focus; `false` where there is none. */
  show(uri: string, step?: string): boolean;
  /** A step runs in a terminal of its own. */
  note(uri: string, step: string, terminal: vscode.Terminal): void;
  /** A terminal of its own instead of the runbook's busy one; it becomes the runbook's. */
  renew(uri: string): void;
  /** Who owns the terminal, as far as the operating system knows. */
  foreground(terminal: vscode.Terminal): Promise<Foreground>;
  /** The same, once whatever the shell runs for its prompt has had its time. */
  settled(terminal: vscode.Terminal): Promise<Foreground>;
  /** Whether a line may be typed: `unknown` as well where the shell has begun a command that the system does not see. */
  readiness(terminal: vscode.Terminal): Promise<Foreground>;
  /** The command that runs in it, as the system or the shell tells it. */
  occupant(terminal: vscode.Terminal): Promise<string | undefined>;
  /** Keeps `text` in a file for as long as the terminal lives, so that a line which sources it can be run again from the history. */
  keep(terminal: vscode.Terminal, text: string): Promise<string>;
  /** What VS Code can tell of the commands in it, waited for in a fresh terminal for at most `limit` milliseconds. */
  integration(terminal: vscode.Terminal, limit: number): Promise<vscode.TerminalShellIntegration | undefined>;
}

/** `storage` is the workspace's: a window that is reloaded finds its runbooks' terminals again. */
export function createTerminals(storage: vscode.Memento): Terminals {
  return new RunbookTerminals(storage);
}

const STORAGE = 'terminals';

/** A terminal that an earlier window had for a document, until it turns up. */
interface Restoring {
  uri: string;
  readonly shell: number;
  readonly done: Promise<void>;
}

class RunbookTerminals implements Terminals {
  readonly #byDocument = new Map<string, vscode.Terminal>();
  /** Terminals of steps that run beside the runbook's. */
  readonly #byStep = new Map<string, vscode.Terminal>();
  /** Commands that the shell has said to have begun and not to have ended. */
  readonly #executing = new Map<vscode.Terminal, vscode.TerminalShellExecution>();
  readonly #kept = new Map<vscode.Terminal, { readonly folder: Promise<RunFolder>; readonly files: Map<string, Promise<string>> }>();
  /** Shells that never reported here: the next terminal does not wait for them. */
  readonly #silent = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  readonly #storage: vscode.Memento;
  /** Terminals of an earlier window that this one may yet get. */
  readonly #restoring = new Set<Restoring>();
  /** Those that were made here, and got nothing yet. */
  readonly #unprepared = new WeakSet<vscode.Terminal>();

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
    for (const [uri, shell] of Object.entries(storage.get<Readonly<Record<string, number>>>(STORAGE, {}))) this.#restore(uri, shell);
    this.#subscriptions = vscode.Disposable.from(
      onClosed((closed) => {
        this.#executing.delete(closed);
        this.#discard(closed);
        for (const terminals of [this.#byDocument, this.#byStep])
          for (const [key, terminal] of terminals) if (terminal === closed) terminals.delete(key);
        void this.#save();
      }),
      onRename((from, to) => {
        this.#rename(from, to);
      }),
      vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => this.#executing.set(terminal, execution)),
      vscode.window.onDidChangeTerminalShellIntegration(({ terminal }) => this.#silent.delete(shellOf(terminal))),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#executing.delete(terminal)),
    );
  }

  async of(uri: string, name: string, { folder, shell }: Wanted): Promise<Ready | undefined> {
    for (const restoring of [...this.#restoring]) if (restoring.uri === uri) await restoring.done;
    const known = this.current(uri);
    if (known !== undefined) return { terminal: known, fresh: false, prepared: !this.#unprepared.has(known) };
    const own = shellsFor(shell).includes(await ownShell());
    // Whoever prefers another shell gets one beside it that runs what the blocks say.
    const shellPath = own ? undefined : posixShell(shell);
    if (!own && shellPath === undefined) return undefined;
    const terminal = vscode.window.createTerminal({
      name,
      cwd: folder,
      ...(shellPath !== undefined && { shellPath }),
      iconPath: new vscode.ThemeIcon('book'),
    });
    this.#byDocument.set(uri, terminal);
    this.#unprepared.add(terminal);
    void terminal.processId.then(() => this.#save());
    return { terminal, fresh: true, prepared: false };
  }

  prepared(terminal: vscode.Terminal): void {
    this.#unprepared.delete(terminal);
  }

  current(uri: string): vscode.Terminal | undefined {
    const known = this.#byDocument.get(uri);
    return known?.exitStatus === undefined ? known : undefined;
  }

  show(uri: string, step?: string): boolean {
    const terminal = this.#byStep.get(`${uri}\n${step ?? ''}`) ?? this.#byDocument.get(uri);
    terminal?.show();
    return terminal !== undefined;
  }

  note(uri: string, step: string, terminal: vscode.Terminal): void {
    this.#byStep.set(`${uri}\n${step}`, terminal);
  }

  renew(uri: string): void {
    this.#byDocument.delete(uri);
  }

  async foreground(terminal: vscode.Terminal): Promise<Foreground> {
    const process = await terminal.processId;
    return process === undefined ? 'unknown' : await foregroundOf(process);
  }

  async settled(terminal: vscode.Terminal): Promise<Foreground> {
    for (let looks = 1; looks < PROMPT_LOOKS; looks += 1) {
      const found = await this.foreground(terminal);
      if (found !== 'busy') return found;
      await new Promise((resolve) => setTimeout(resolve, PROMPT_LOOK_EVERY));
    }
    return this.foreground(terminal);
  }

  async readiness(terminal: vscode.Terminal): Promise<Foreground> {
    const system = await this.settled(terminal);
    if (system !== 'idle' || !this.#executing.has(terminal)) return system;
    // The shell has not told the end of a command. It may be about to, or the command runs inside the shell (`read`, a loop of builtins).
    await this.#nextEnd(terminal);
    return this.#executing.has(terminal) ? 'unknown' : await this.settled(terminal);
  }

  async occupant(terminal: vscode.Terminal): Promise<string | undefined> {
    const process = await terminal.processId;
    const found = process === undefined ? undefined : await foregroundCommand(process);
    return found ?? this.#executing.get(terminal)?.commandLine.value;
  }

  keep(terminal: vscode.Terminal, text: string): Promise<string> {
    const kept = this.#kept.get(terminal) ?? { folder: createRunFolder(), files: new Map<string, Promise<string>>() };
    this.#kept.set(terminal, kept);
    const known = kept.files.get(text) ?? writeTo(kept.folder, `env${String(kept.files.size + 1)}`, text);
    kept.files.set(text, known);
    return known;
  }

  async integration(terminal: vscode.Terminal, limit: number): Promise<vscode.TerminalShellIntegration | undefined> {
    if (terminal.shellIntegration !== undefined) return terminal.shellIntegration;
    const shell = shellOf(terminal);
    const off = !vscode.workspace.getConfiguration('terminal.integrated').get<boolean>('shellIntegration.enabled', true);
    if (off || this.#silent.has(shell) || !CAN_REPORT.has(shell)) return undefined;
    const found = await new Promise<vscode.TerminalShellIntegration | undefined>((resolve) => {
      const done = (integration?: vscode.TerminalShellIntegration): void => {
        clearTimeout(timer);
        waiting.dispose();
        resolve(integration);
      };
      const timer = setTimeout(done, limit);
      const waiting = vscode.Disposable.from(
        vscode.window.onDidChangeTerminalShellIntegration((event) => {
          if (event.terminal === terminal) done(event.shellIntegration);
        }),
        onClosed((closed) => {
          if (closed === terminal) done();
        }),
      );
    });
    if (found === undefined && terminal.exitStatus === undefined) this.#silent.add(shell);
    return found;
  }

  /** Waits until the shell tells the end of a command, or for a moment. */
  #nextEnd(terminal: vscode.Terminal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        told.dispose();
        resolve();
      };
      const timer = setTimeout(done, MOMENT);
      const told = vscode.window.onDidEndTerminalShellExecution((event) => {
        if (event.terminal === terminal) done();
      });
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const terminal of [...this.#kept.keys()]) this.#discard(terminal);
  }

  #restore(uri: string, shell: number): void {
    const restoring: Restoring = { uri, shell, done: shellTerminal(shell).then((terminal) => this.#restored(restoring, terminal)) };
    this.#restoring.add(restoring);
  }

  #restored(restoring: Restoring, terminal: vscode.Terminal | undefined): void {
    this.#restoring.delete(restoring);
    if (terminal !== undefined && !this.#byDocument.has(restoring.uri)) this.#byDocument.set(restoring.uri, terminal);
    void this.#save();
  }

  async #save(): Promise<void> {
    const alive = [...this.#byDocument].filter(([, { exitStatus }]) => exitStatus === undefined);
    const known = await Promise.all(alive.map(async ([uri, { processId }]) => [uri, await processId] as const));
    // As of now: another may have been saved meanwhile.
    const shells = new Map<string, number>([...this.#restoring].map(({ uri, shell }) => [uri, shell]));
    for (const [uri, shell] of known) if (shell !== undefined) shells.set(uri, shell);
    await this.#storage.update(STORAGE, Object.fromEntries(shells));
  }

  #rename(from: string, to: string): void {
    for (const restoring of this.#restoring) restoring.uri = moved(restoring.uri, from, to) ?? restoring.uri;
    for (const terminals of [this.#byDocument, this.#byStep])
      for (const [key, terminal] of [...terminals]) {
        const [uri = '', ...step] = key.split('\n');
        const after = moved(uri, from, to);
        if (after === undefined) continue;
        terminals.delete(key);
        terminals.set([after, ...step].join('\n'), terminal);
      }
    void this.#save();
  }

  #discard(terminal: vscode.Terminal): void {
    void this.#kept.get(terminal)?.folder.then((folder) => folder.remove());
    this.#kept.delete(terminal);
  }
}

async function writeTo(opening: Promise<RunFolder>, name: string, text: string): Promise<string> {
  const folder = await opening;
  const path = `${folder.path}/${name}`;
  await folder.write([{ path, text }]);
  return path;
}
