import * as vscode from 'vscode';
import {
  ended,
  lost,
  queued,
  skipped,
  started,
  type Intent,
  type RunState,
  type RunStep,
  type Session,
  type Step,
} from '../../core/index.ts';
import type { Documents } from '../host/documents.ts';
import { wanted } from '../host/intents.ts';
import type { HostLog } from '../host/log.ts';
import { admit, type Admitted } from './admission.ts';
import { adopt } from './adoption.ts';
import { Attempts, CONTROL_C, interruptOf, needsOf, runsIn, type Attempt } from './attempts.ts';
import { typeInto, wayOn, type Obstacle } from './busy.ts';
import type { Comparisons } from './comparison.ts';
import { STOPPED, type Outcome } from './execution.ts';
import type { KeptStates } from './keptStates.ts';
import type { InputMemory } from './memory.ts';
import type { Place } from './place.ts';
import { Places } from './places.ts';
import { sendStep } from './sending.ts';
import { RunStates, type Trace } from './states.ts';
import type { Surroundings } from './surroundings.ts';
import type { Terminals } from './terminals.ts';
import { WaitingLine } from './waitingLine.ts';

/** Runs blocks and remembers how they went. Every run, from lens, tree or palette, comes through `run`. */
export interface Runner extends vscode.Disposable {
  /** Resolves when the block has ended, or at once when nothing was sent. In a flow, what changes something is asked for. */
  run(intent: Intent, flow?: Flow): Promise<RunState | undefined>;
  /** Passes over a step in a run of several. */
  skip(uri: string, step: RunStep): void;
  /** Interrupts what runs of the document, or of one step of it, and takes out of the line what waits. Only by a person's own click. */
  stop(uri: string, step?: RunStep): void;
  /** How the steps of a document went, by their ids. */
  states(uri: string, steps: readonly RunStep[]): ReadonlyMap<string, RunState>;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** A run of several blocks, of which this is one. */
export interface Flow {
  /** The block runs from now on: its line was typed, or its process has begun. */
  begun(): void;
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
  readonly #places: Places;
  readonly #line: WaitingLine;

  constructor(request: RunnerRequest) {
    this.#request = request;
    this.#states = new RunStates(request.storage);
    this.#places = new Places(request.terminals, this.#attempts);
    this.#line = new WaitingLine(
      (attempt) => this.#places.isFree(attempt),
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

  async run(intent: Intent, flow?: Flow): Promise<RunState | undefined> {
    try {
      return await this.#admit(intent, flow);
    } catch (error) {
      this.#request.log.error(`${intent.block} of ${intent.uri} could not be run`, error);
      this.#refuse(vscode.l10n.t('It could not be run: {0}', error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  }

  async #admit(intent: Intent, flow: Flow | undefined): Promise<RunState | undefined> {
    const uri = vscode.Uri.parse(intent.uri, true);
    const session = await this.#request.documents.load(uri);
    const step = session === undefined ? undefined : wanted(session, intent);
    const admission = await admit({ uri, session, step, hash: intent.hash, inFlow: flow !== undefined }, this.#request);
    if (admission !== undefined && 'refused' in admission) this.#refuse(admission.refused, admission.step);
    if (admission === undefined || 'refused' in admission || session === undefined) return undefined;
    // From here on it is this step, as it was shown, whatever is typed into the document meanwhile.
    const attempt = this.#attempts.begin(session.uri, admission.step, needsOf(admission.step));
    try {
      return await this.#try(session, admission, attempt, () => flow?.begun());
    } finally {
      this.#attempts.end(attempt);
      await admission.keeping?.discard();
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
  async #try(session: Session, admitted: Admitted, attempt: Attempt, begun: () => void): Promise<RunState | undefined> {
    const { step } = admitted;
    let trusting = false;
    for (;;) {
      const holder = this.#attempts.holderInsteadOf(attempt);
      const came =
        holder === undefined ? await this.#start(session, admitted, attempt, { trusting, begun }) : await this.#places.heldBy(holder);
      // What was said of the terminal holds for this once.
      trusting = false;
      if (came === 'again') continue;
      if (came === undefined || 'status' in came) return came;
      const way = await wayOn(step, came);
      if (way === undefined) return undefined;
      if (way === 'type') return await this.#type(came, step, attempt);
      if (way === 'queue' && !(await this.#queue(step, attempt))) return undefined;
      if (way === 'interrupt') await this.#interrupt(came, attempt);
      if (way === 'another' || way === 'here') this.#dislodge(attempt);
      if (way === 'another' && attempt.needs === 'terminal') this.#request.terminals.renew(attempt.uri);
      trusting = way === 'here';
    }
  }

  /** Runs it, or gives what is in its way; `undefined` where nothing was run, `again` where its place was taken before anything was. */
  async #start(
    session: Session,
    admitted: Admitted,
    attempt: Attempt,
    { trusting, begun }: { readonly trusting: boolean; readonly begun: () => void },
  ): Promise<RunState | Obstacle | 'again' | undefined> {
    const { step } = admitted;
    const before = this.#states.exact(attempt.uri, step);
    let came: RunState | Obstacle | 'again' | undefined;
    attempt.holding = true;
    try {
      // At once: a window that comes up takes seconds to find its terminals again.
      this.#states.tell(attempt.uri, step, started(Date.now()));
      const taken = await this.#places.take(session, attempt, trusting);
      const found = attempt.stopped ? STOPPED : taken;
      if ('notRun' in found) this.#refuse(found.notRun, step);
      else came = 'why' in found ? found : await this.#execute(session, admitted, found, attempt, begun);
      return came;
    } finally {
      if (came === undefined || came === 'again' || !('status' in came)) {
        this.#states.restore(attempt.uri, step, before);
        this.#attempts.release(attempt);
      }
    }
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
      if (await this.#places.isFree(attempt)) return;
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
  async #execute(
    session: Session,
    admitted: Admitted,
    place: Place,
    attempt: Attempt,
    begun: () => void,
  ): Promise<RunState | 'again' | undefined> {
    const { step } = admitted;
    let trace: Trace | undefined;
    const tell = (state: RunState): RunState => this.#states.tell(attempt.uri, step, state, state.status === 'running' ? trace : undefined);
    let start = started(Date.now());
    const told = {
      begun: (where: Trace | undefined): void => {
        trace = where;
        tell(start);
      },
      // A new terminal takes its time to start: that is not the block's.
      typed: (): void => {
        attempt.running = true;
        start = tell(started(Date.now()));
        begun();
      },
      silent: (why: string): void => {
        attempt.silent = true;
        tell(lost(start, why));
      },
      over: (): void => {
        attempt.running = false;
      },
      isStopped: (): boolean => attempt.stopped,
    };
    let outcome: Outcome;
    try {
      const interrupt = interruptOf.bind(undefined, attempt);
      outcome = await sendStep({ ...this.#request, ...admitted, session, place, told, interrupt });
    } catch (error) {
      this.#request.log.error(`“${step.label}” could not be run`, error);
      return tell(lost(start, 'it could not be sent; see the log'));
    }
    if ('taken' in outcome) return 'again';
    if ('notRun' in outcome) {
      this.#refuse(outcome.notRun, step);
      return undefined;
    }
    return tell('unknown' in outcome ? lost(start, outcome.unknown) : ended(start, outcome, Date.now()));
  }

  /** Goes on listening to a run that an earlier window has begun; its terminal is the runbook's again, and taken until the end. */
  async #adopt(uri: string, step: RunStep, state: RunState, trace: Trace): Promise<void> {
    const attempt = this.#attempts.begin(uri, { ...step, label: step.id }, trace.isolated ? 'process' : 'terminal');
    attempt.holding = true;
    attempt.running = true;
    const found = (terminal: vscode.Terminal): void => {
      runsIn(attempt, terminal);
      if (trace.isolated) this.#request.terminals.note(attempt.uri, attempt.step.id, terminal);
    };
    try {
      const end = await adopt(trace, this.#request.terminals, found);
      this.#states.tell(attempt.uri, step, 'unknown' in end ? lost(state, end.unknown) : ended(state, end.ended, end.at));
    } catch (error) {
      this.#request.log.error(`The run of “${step.id}” could not be followed`, error);
      this.#states.tell(attempt.uri, step, lost(state, 'it could not be followed; see the log'));
    } finally {
      this.#attempts.end(attempt);
    }
  }
}
