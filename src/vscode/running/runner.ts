import * as vscode from 'vscode';
import {
  ended,
  lost,
  queued,
  runningSession,
  skipped,
  started,
  type Intent,
  type RunState,
  type RunStep,
  type Session,
  type Step,
} from '../../core/index.ts';
import { posixShell } from '../../node/index.ts';
import type { Documents } from '../host/documents.ts';
import { wanted } from '../host/intents.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { admit, type Admitted } from './admission.ts';
import { adopt } from './adoption.ts';
import { Attempts, CONTROL_C, interruptOf, needsOf, runsIn, type Attempt } from './attempts.ts';
import { typeInto, wayOn, type Obstacle } from './busy.ts';
import type { Comparisons } from './comparison.ts';
import type { Outcome } from './execution.ts';
import type { KeptStates } from './keptStates.ts';
import type { InputMemory } from './memory.ts';
import { terminalPlace, type Place } from './place.ts';
import { processPlace } from './process.ts';
import { sendStep } from './sending.ts';
import { RunStates, type Trace } from './states.ts';
import { terminalFolder, type Surroundings } from './surroundings.ts';
import type { Terminals } from './terminals.ts';
import { WaitingLine } from './waitingLine.ts';

/** Runs blocks and remembers how they went. Every run, from lens, tree or palette, comes through `run`. */
export interface Runner extends vscode.Disposable {
  /** Resolves when the block has ended, or at once when nothing was sent. In a flow, what changes something is asked for. */
  run(intent: Intent, inFlow?: boolean): Promise<RunState | undefined>;
  /** Passes over a step in a run of several. */
  skip(uri: string, step: RunStep): void;
  /** Interrupts what runs of the document, or of one step of it, and takes out of the line what waits. Only by a person's own click. */
  stop(uri: string, step?: RunStep): void;
  /** How the steps of a document went, by their ids. */
  states(uri: string, steps: readonly RunStep[]): ReadonlyMap<string, RunState>;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export interface RunnerRequest {
  readonly documents: Documents;
  readonly terminals: Terminals;
  readonly surroundings: Surroundings;
  readonly comparisons: Comparisons;
  readonly kept: KeptStates;
  readonly memory: InputMemory;
  /** Of the workspace: what is remembered over a reload. */
  readonly storage: vscode.Memento;
  readonly log: HostLog;
}

export function createRunner(request: RunnerRequest): Runner {
  return new TerminalRunner(request);
}

/** How long a program may take to heed an interrupt before the person is asked again, in milliseconds. */
const HEEDS_WITHIN = 5000;
const PAUSE = 100;

class TerminalRunner implements Runner {
  readonly #request: RunnerRequest;
  readonly #states: RunStates;
  readonly #attempts = new Attempts();
  readonly #line: WaitingLine;

  constructor(request: RunnerRequest) {
    this.#request = request;
    this.#states = new RunStates(request.storage);
    this.#line = new WaitingLine(
      (attempt) => this.#isFree(attempt),
      this.#attempts.onDidRelease,
      vscode.window.onDidEndTerminalShellExecution,
      vscode.window.onDidCloseTerminal,
    );
    for (const { uri, step, hash, state, trace } of this.#states.unfinished()) void this.#adopt(uri, { id: step, hash }, state, trace);
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.#states.onDidChange;
  }

  states(uri: string, steps: readonly RunStep[]): ReadonlyMap<string, RunState> {
    return this.#states.of(uri, steps);
  }

  async run(intent: Intent, inFlow = false): Promise<RunState | undefined> {
    const uri = vscode.Uri.parse(intent.uri, true);
    const session = await this.#request.documents.load(uri);
    const step = session === undefined ? undefined : wanted(session, intent);
    const admission = await admit({ uri, session, step, hash: intent.hash, inFlow }, this.#request);
    if (admission !== undefined && 'refused' in admission) this.#refuse(admission.refused, admission.step);
    if (admission === undefined || 'refused' in admission || session === undefined) return undefined;
    // From here on it is this step, as it was shown, whatever is typed into the document meanwhile.
    const attempt = this.#attempts.begin(session.uri, admission.step, needsOf(admission.step));
    try {
      return await this.#try(session, admission, attempt);
    } finally {
      this.#attempts.end(attempt);
    }
  }

  skip(uri: string, step: RunStep): void {
    this.#states.tell(uri, step, skipped(Date.now()));
  }

  stop(uri: string, step?: RunStep): void {
    for (const attempt of this.#attempts.of(uri, step)) {
      this.#line.leave(attempt);
      interruptOf(attempt);
    }
  }

  dispose(): void {
    this.#line.dispose();
    this.#attempts.dispose();
    this.#states.dispose();
  }

  /** Says why nothing was sent, and offers what can be done all the same. */
  #refuse(reason: string, step?: Step): void {
    this.#request.log.debug(reason);
    const copy = vscode.l10n.t('Copy');
    void vscode.window.showWarningMessage(reason, ...(step === undefined ? [] : [copy])).then((chosen) => {
      if (chosen === copy && step !== undefined) void vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    });
  }

  /** Runs it where it belongs as soon as there is nothing in its way, or as the person decides. */
  async #try(session: Session, admitted: Admitted, attempt: Attempt): Promise<RunState | undefined> {
    const { step } = admitted;
    for (let trusting = false; ;) {
      const found = await this.#take(session, attempt, trusting);
      if (found === undefined) {
        const shell = session.declared.shell ?? vscode.l10n.t('bash or zsh');
        this.#refuse(vscode.l10n.t('Expected {0} on this machine, found none: copy the block instead.', shell), step);
        return undefined;
      }
      if (!('why' in found)) {
        const state = await this.#execute(session, admitted, found, attempt);
        if (state !== 'again') return state;
        this.#attempts.release(attempt);
        continue;
      }
      const way = await wayOn(step, found);
      if (way === undefined) return undefined;
      if (way === 'type') return await this.#type(found, step, attempt);
      if (way === 'queue' && !(await this.#queue(step, attempt))) return undefined;
      if (way === 'interrupt') await this.#interrupt(found, attempt);
      if (way === 'another' || way === 'here') this.#dislodge(attempt);
      if (way === 'another' && attempt.needs === 'terminal') this.#request.terminals.renew(attempt.uri);
      trusting = way === 'here';
    }
  }

  /** The place where the attempt runs, which it holds from now on; or what is in its way. `undefined` where this machine has no shell for it. */
  async #take(session: Session, attempt: Attempt, trusting: boolean): Promise<Place | Obstacle | undefined> {
    const { terminals } = this.#request;
    const holder = this.#attempts.holderInsteadOf(attempt);
    if (holder !== undefined) return this.#heldBy(holder);
    const cwd = terminalFolder(session);
    const { shell: only } = session.declared;
    if (attempt.needs !== 'terminal') {
      // What is written for `sh` is read by both.
      const shell = posixShell(only === 'sh' ? undefined : only);
      attempt.holding = true;
      const found = (terminal: vscode.Terminal): void => {
        runsIn(attempt, terminal);
        terminals.note(attempt.uri, attempt.step.id, terminal);
      };
      return shell === undefined ? undefined : processPlace({ shell, name: attempt.step.label, cwd, found });
    }
    attempt.holding = true;
    const ready = await terminals.of(attempt.uri, session.title, { folder: cwd, shell: only });
    if (ready === undefined) return undefined;
    const { terminal, fresh } = ready;
    terminal.show(true);
    const readiness = fresh ? 'idle' : await terminals.readiness(terminal);
    if (readiness === 'idle' || (readiness === 'unknown' && trusting)) {
      attempt.terminal = terminal;
      return terminalPlace(ready, terminals, settingsFor(vscode.Uri.parse(attempt.uri, true)).shellIntegrationTimeout);
    }
    this.#attempts.release(attempt);
    const occupant = await terminals.occupant(terminal);
    const why =
      readiness === 'busy'
        ? vscode.l10n.t('A program is running in the terminal “{0}”. Nothing was typed into it.', terminal.name)
        : vscode.l10n.t('It cannot be told whether the terminal “{0}” is free. Nothing was typed into it.', terminal.name);
    return this.#obstacle({ why, terminal, occupant, uncertain: readiness === 'unknown', beside: false });
  }

  async #heldBy({ step, terminal, needs, silent }: Attempt): Promise<Obstacle> {
    const why = vscode.l10n.t('“{0}” is running, or has not told its end. Nothing was typed into its terminal.', step.label);
    const occupant = terminal && (await this.#request.terminals.occupant(terminal));
    return this.#obstacle({ why, terminal, occupant, uncertain: silent, beside: needs === 'process' });
  }

  #obstacle(found: Omit<Obstacle, 'session'>): Obstacle {
    return { ...found, session: found.occupant === undefined || found.beside ? undefined : runningSession(found.occupant) };
  }

  async #isFree(attempt: Attempt): Promise<boolean> {
    const { terminals } = this.#request;
    if (this.#attempts.holderInsteadOf(attempt) !== undefined) return false;
    const terminal = attempt.needs === 'terminal' ? terminals.current(attempt.uri) : undefined;
    return terminal === undefined || (await terminals.readiness(terminal)) === 'idle';
  }

  /** `false` where the person has taken it out of the line again. */
  async #queue(step: Step, attempt: Attempt): Promise<boolean> {
    this.#states.queue(attempt.uri, step, queued(Date.now()));
    try {
      return await this.#line.turn(attempt);
    } finally {
      this.#states.queue(attempt.uri, step);
    }
  }

  async #interrupt({ terminal }: Obstacle, attempt: Attempt): Promise<void> {
    terminal?.sendText(CONTROL_C, false);
    for (const end = Date.now() + HEEDS_WITHIN; Date.now() < end;) {
      if (await this.#isFree(attempt)) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /** Whoever holds its place goes on where it is. */
  #dislodge(attempt: Attempt): void {
    const holder = this.#attempts.holderInsteadOf(attempt);
    if (holder !== undefined) this.#attempts.release(holder);
  }

  async #type({ terminal, session }: Obstacle, step: Step, attempt: Attempt): Promise<RunState | undefined> {
    if (terminal === undefined || session === undefined || !(await typeInto(terminal, session, step))) return undefined;
    return this.#states.tell(attempt.uri, step, lost(started(Date.now()), `typed into ${session.shown}`));
  }

  /** `again` where the place was taken before anything was sent, `undefined` where nothing was run. */
  async #execute(session: Session, admitted: Admitted, place: Place, attempt: Attempt): Promise<RunState | 'again' | undefined> {
    const { step } = admitted;
    const before = this.#states.exact(attempt.uri, step);
    let trace: Trace | undefined;
    const tell = (state: RunState): RunState => this.#states.tell(attempt.uri, step, state, state.status === 'running' ? trace : undefined);
    let begun = tell(started(Date.now()));
    const told = {
      begun: (where: Trace | undefined): void => {
        trace = where;
        tell(begun);
      },
      // A new terminal takes its time to start: that is not the block's.
      typed: (): void => {
        begun = tell(started(Date.now()));
      },
      silent: (why: string): void => {
        attempt.silent = true;
        tell(lost(begun, why));
      },
    };
    let outcome: Outcome;
    try {
      const interrupt = interruptOf.bind(undefined, attempt);
      outcome = await sendStep({ ...this.#request, ...admitted, session, place, told, interrupt });
    } catch (error) {
      this.#request.log.error(`“${step.label}” could not be run`, error);
      return tell(lost(begun, 'it could not be sent; see the log'));
    }
    if ('taken' in outcome || 'notRun' in outcome) this.#states.restore(attempt.uri, step, before);
    if ('taken' in outcome) return 'again';
    if ('notRun' in outcome) {
      this.#refuse(outcome.notRun, step);
      return undefined;
    }
    return tell('unknown' in outcome ? lost(begun, outcome.unknown) : ended(begun, outcome, Date.now()));
  }

  /** Goes on listening to a run that an earlier window has begun; its terminal is the runbook's again, and taken until the end. */
  async #adopt(uri: string, step: RunStep, state: RunState, trace: Trace): Promise<void> {
    const attempt = this.#attempts.begin(uri, { ...step, label: step.id }, trace.isolated ? 'process' : 'terminal');
    attempt.holding = true;
    const found = (terminal: vscode.Terminal): void => {
      attempt.terminal = terminal;
      if (trace.isolated) this.#request.terminals.note(attempt.uri, attempt.step.id, terminal);
    };
    try {
      const end = await adopt(trace, this.#request.terminals, found);
      this.#states.tell(attempt.uri, step, 'unknown' in end ? lost(state, end.unknown) : ended(state, end.ended, end.at));
    } finally {
      this.#attempts.end(attempt);
    }
  }
}
