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
export interface Surroundings {
  /** As it is now; `undefined` where it makes no difference, or nothing can be run. */
  of(session: Session, step: Step): Promise<Surrounding | undefined>;
  /** The shell of the runbook's terminal has told, which goes before what the files say. */
  remember(uri: string, step: Step, told: Told): void;
  /** What the document requires and the shell was not yet found to have; `undefined` where that is nothing. */
  required(session: Session, step: Step): Requirements | undefined;
  /** The shell was found to have it. */
  met(session: Session, step: Step): void;
}

export function createSurroundings(terminals: Terminals): Surroundings {
  /** For as long as a terminal lives; the shell is asked anew before each step. */
  const told = new WeakMap<vscode.Terminal, Told>();
  const met = new WeakMap<vscode.Terminal, Requirements>();
  // What runs in a process of its own knows nothing of what the terminal has set.
  const terminalOf = (uri: string, step: Step): vscode.Terminal | undefined => (isIsolated(step) ? undefined : terminals.current(uri));
  return {
    async of(session, step) {
      // What only reads may read anywhere, unless its document says where.
      if (step.reading.effect === 'read' && session.declared.requires.context === undefined) return undefined;
      if (!vscode.workspace.isTrusted || !session.uri.startsWith('file:')) return undefined;
      const terminal = terminalOf(session.uri, step);
      const folder = stepFolder(session, step) ?? terminal?.shellIntegration?.cwd?.fsPath ?? terminalFolder(session).fsPath;
      const sources = await readContextSources(appliedEnvironment(session.environment, process.env), folder);
      const known = terminal && told.get(terminal);
      return { sources: known === undefined ? sources : { ...sources, told: known }, folder };
    },
    remember(uri, step, { folder: _folder, ...said }) {
      const terminal = terminalOf(uri, step);
      if (terminal !== undefined) told.set(terminal, { ...told.get(terminal), ...said });
    },
    required({ uri, declared: { requires } }, step) {
      const terminal = terminalOf(uri, step);
      return requiresAnything(requires) && (terminal === undefined || met.get(terminal) !== requires) ? requires : undefined;
    },
    met({ uri, declared }, step) {
      const terminal = terminalOf(uri, step);
      if (terminal !== undefined) met.set(terminal, declared.requires);
    },
  };
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
