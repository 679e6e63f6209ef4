import * as vscode from 'vscode';
import { isIsolated, type RunStep, type Step } from '../../core/index.ts';
import { moved, onRename } from '../host/renames.ts';

/** A step on its way, from the click until its end is known. */
export interface Attempt {
  /** The document's, which may be renamed meanwhile. */
  uri: string;
  readonly step: Pick<Step, 'id' | 'hash' | 'label'>;
  /** The runbook's terminal, or a process beside it; `nothing` that others could need: it goes on in the background. */
  readonly needs: 'terminal' | 'process' | 'nothing';
  /** It has what it needs; else it waits for it, or for an answer. */
  holding: boolean;
  /** The terminal in which it runs, or will, once that is known. */
  terminal: vscode.Terminal | undefined;
  /** Its line was typed and has not ended: until then a ^C would reach somebody else. */
  running: boolean;
  /** Nothing seems to run any more, and no end was told: who gets a ^C now may be somebody else. */
  silent: boolean;
  /** The person has stopped it: what was not typed by then never is. */
  stopped: boolean;
}

/** All steps that are on their way. What one holds no other gets: two clicks never type into one terminal. */
export class Attempts implements vscode.Disposable {
  readonly #all = new Set<Attempt>();
  readonly #released = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** Somebody else may have what an attempt held. */
  readonly onDidRelease = this.#released.event;

  constructor() {
    this.#subscription = onRename((from, to) => {
      for (const attempt of this.#all) attempt.uri = moved(attempt.uri, from, to) ?? attempt.uri;
    });
  }

  begin(uri: string, { id, hash, label }: Attempt['step'], needs: Attempt['needs']): Attempt {
    const step = { id, hash, label };
    const attempt: Attempt = { uri, step, needs, holding: false, terminal: undefined, running: false, silent: false, stopped: false };
    this.#all.add(attempt);
    return attempt;
  }

  /** It keeps on listening to its run, and others may have the place. */
  release(attempt: Attempt): void {
    attempt.holding = false;
    this.#released.fire();
  }

  end(attempt: Attempt): void {
    this.#all.delete(attempt);
    this.release(attempt);
  }

  /** Whoever holds what this one needs. */
  holderInsteadOf({ uri, needs }: Attempt): Attempt | undefined {
    if (needs === 'nothing') return undefined;
    return [...this.#all].find((attempt) => attempt.holding && attempt.uri === uri && attempt.needs === needs);
  }

  /** Those of a document, or of one step of it, which may have been moved or edited since. */
  of(uri: string, step?: RunStep): readonly Attempt[] {
    const own = [...this.#all].filter((attempt) => attempt.uri === uri);
    return step === undefined ? own : own.filter(({ step: { id, hash } }) => id === step.id || hash === step.hash);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#released.dispose();
  }
}

export const CONTROL_C = '\u0003';

/** Only while it is sure to be the attempt's own program that gets it. */
export function interruptOf(attempt: Attempt): void {
  attempt.stopped = true;
  if (attempt.running && !attempt.silent) attempt.terminal?.sendText(CONTROL_C, false);
}

/** Its terminal is known now; where it was stopped before, it gets its interrupt. */
export function runsIn(attempt: Attempt, terminal: vscode.Terminal): void {
  attempt.terminal = terminal;
  if (attempt.stopped) interruptOf(attempt);
}

/** What a step needs to run. */
export function needsOf(step: Step): Attempt['needs'] {
  if (step.options.background) return 'nothing';
  return isIsolated(step) ? 'process' : 'terminal';
}
