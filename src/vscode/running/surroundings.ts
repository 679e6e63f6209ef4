import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import {
  appliedEnvironment,
  isIsolated,
  requiresAnything,
  type ContextSources,
  type Requirements,
  type Session,
  type Step,
  type Told,
} from '../../core/index.ts';
import { readContextSources } from '../../node/index.ts';
import type { Terminals } from './terminals.ts';

/** Where a step would run, and what is known there of where its commands go. */
export interface Surrounding {
  readonly sources: ContextSources;
  readonly folder: string;
}

/** What files, the environment and the terminals themselves say of where commands go. Nothing is started for it. */
export interface Surroundings extends vscode.Disposable {
  /** As it is now; `undefined` where it makes no difference, or nothing can be run. */
  of(session: Session, step: Step): Promise<Surrounding | undefined>;
  /** As it was last found, to be shown; looked for anew where that was never or may be old. */
  known(session: Session): ContextSources | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** The shell of the runbook's terminal has told, which goes before what the files say. */
  remember(uri: string, step: Step, told: Told): void;
  /** What the document requires and the shell was not yet found to have; `undefined` where that is nothing. */
  required(session: Session, step: Step): Requirements | undefined;
  /** The shell was found to have it. */
  met(session: Session, step: Step): void;
}

export function createSurroundings(terminals: Terminals): Surroundings {
  return new TerminalSurroundings(terminals);
}

class TerminalSurroundings implements Surroundings {
  /** For as long as a terminal lives; the shell is asked anew before each step. */
  readonly #told = new WeakMap<vscode.Terminal, Told>();
  readonly #met = new WeakMap<vscode.Terminal, Requirements>();
  readonly #known = new WeakMap<Session, Known>();
  /** Rises with all that may make another thing of what is known. */
  #age = 0;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly terminals: Terminals) {
    // `kubectx` in any terminal, another window, another program: then files may say something else.
    const grown = (): void => {
      this.#age += 1;
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidEndTerminalShellExecution(grown),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) grown();
      }),
    );
  }

  async of(session: Session, step: Step): Promise<Surrounding | undefined> {
    // What only reads may read anywhere, unless its document says where.
    if (step.reading.effect === 'read' && session.declared.requires.context === undefined) return undefined;
    if (!isHere(session)) return undefined;
    const terminal = this.#terminalOf(session.uri, step);
    const folder = stepFolder(session, step) ?? terminal?.shellIntegration?.cwd?.fsPath ?? terminalFolder(session).fsPath;
    const sources = await sourcesIn(session, folder);
    const known = terminal && this.#told.get(terminal);
    return { sources: known === undefined ? sources : { ...sources, told: known }, folder };
  }

  known(session: Session): ContextSources | undefined {
    if (!isHere(session)) return undefined;
    const known = this.#known.get(session) ?? { sources: undefined, text: '', asked: '', looks: 0, found: 0 };
    this.#known.set(session, known);
    // What the workspace sets is read only after the document was opened.
    const asked = JSON.stringify([this.#age, session.environment, terminalFolder(session).path]);
    if (known.asked !== asked) {
      known.asked = asked;
      void this.#find(session, known);
    }
    return known.sources;
  }

  remember(uri: string, step: Step, { folder: _folder, ...said }: Told): void {
    const terminal = this.#terminalOf(uri, step);
    if (terminal === undefined) return;
    this.#told.set(terminal, { ...this.#told.get(terminal), ...said });
    this.#age += 1;
    this.#changed.fire();
  }

  required({ uri, declared: { requires } }: Session, step: Step): Requirements | undefined {
    const terminal = this.#terminalOf(uri, step);
    return requiresAnything(requires) && (terminal === undefined || this.#met.get(terminal) !== requires) ? requires : undefined;
  }

  met({ uri, declared }: Session, step: Step): void {
    const terminal = this.#terminalOf(uri, step);
    if (terminal !== undefined) this.#met.set(terminal, declared.requires);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What runs in a process of its own knows nothing of what the terminal has set. */
  #terminalOf(uri: string, step: Step): vscode.Terminal | undefined {
    return isIsolated(step) ? undefined : this.terminals.current(uri);
  }

  async #find(session: Session, known: Known): Promise<void> {
    const look = (known.looks += 1);
    const terminal = this.terminals.current(session.uri);
    const told = terminal && this.#told.get(terminal);
    const found = await sourcesIn(session, terminal?.shellIntegration?.cwd?.fsPath ?? terminalFolder(session).fsPath);
    const sources = told === undefined ? found : { ...found, told };
    const text = JSON.stringify(sources);
    // A later look may have come first.
    if (look < known.found) return;
    known.found = look;
    if (text === known.text) return;
    known.text = text;
    known.sources = sources;
    this.#changed.fire();
  }
}

interface Known {
  sources: ContextSources | undefined;
  /** The same as text, to tell whether it is another. */
  text: string;
  /** What it was last looked for with. */
  asked: string;
  /** How often it was looked for, and which of these looks found what is known. */
  looks: number;
  found: number;
}

function isHere({ uri }: Session): boolean {
  return vscode.workspace.isTrusted && uri.startsWith('file:');
}

function sourcesIn(session: Session, folder: string): Promise<ContextSources> {
  return readContextSources(appliedEnvironment(session.environment, process.env), folder);
}

/** The folder that a step runs in by its author's word: absolute; `undefined` where nothing is said of it. */
export function stepFolder({ uri }: Session, { options }: Step): string | undefined {
  return options.cwd === undefined ? undefined : resolved(uri, options.cwd);
}

/** The folder that a document's terminal begins in. */
export function terminalFolder({ uri, declared }: Session): vscode.Uri {
  const document = vscode.Uri.parse(uri, true);
  if (declared.cwd !== undefined) return vscode.Uri.file(resolved(uri, declared.cwd));
  return vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
}

function resolved(uri: string, folder: string): string {
  return path.resolve(path.dirname(vscode.Uri.parse(uri, true).fsPath), folder);
}
