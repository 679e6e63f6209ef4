import * as vscode from 'vscode';
import { ended, lost, started, type Intent, type RunState, type Session, type Step } from '../../core/index.ts';
import type { Documents } from '../host/documents.ts';
import { wanted } from '../host/intents.ts';
import type { HostLog } from '../host/log.ts';
import { admit, type Admitted } from './admission.ts';
import { adopt } from './adoption.ts';
import type { InputMemory } from './memory.ts';
import { sendStep } from './sending.ts';
import { RunStates, type Trace } from './states.ts';
import { terminalFolder } from './surroundings.ts';
import type { Ready, Terminals } from './terminals.ts';

/** Runs blocks and remembers how they went. Every run, from lens, tree or palette, comes through `run`. */
export interface Runner extends vscode.Disposable {
  /** Resolves when the block has ended, or at once when nothing was sent. In a flow, what changes something is asked for. */
  run(intent: Intent, inFlow?: boolean): Promise<RunState | undefined>;
  /** Interrupts what runs in the document's terminal. Only ever called by a person's own click. */
  stop(uri: string): void;
  state(uri: string, step: Pick<Step, 'id' | 'hash'>): RunState | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export interface RunnerRequest {
  readonly documents: Documents;
  readonly terminals: Terminals;
  readonly memory: InputMemory;
  /** Of the workspace: what is remembered over a reload. */
  readonly storage: vscode.Memento;
  readonly log: HostLog;
}

export function createRunner(request: RunnerRequest): Runner {
  return new TerminalRunner(request);
}

/** A runbook's terminal is taken from the click until the end of the block is known: two clicks never type into one terminal. */
interface Slot {
  /** The document's, which may be renamed meanwhile. */
  uri: string;
  readonly label: string;
  terminal: vscode.Terminal | undefined;
}

const CONTROL_C = '\u0003';

class TerminalRunner implements Runner {
  readonly #request: RunnerRequest;
  readonly #states: RunStates;
  readonly #slots = new Set<Slot>();
  readonly #subscription: vscode.Disposable;

  constructor(request: RunnerRequest) {
    this.#request = request;
    this.#states = new RunStates(request.storage);
    this.#subscription = vscode.Disposable.from(
      this.#states,
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#rename(oldUri.toString(), newUri.toString());
      }),
    );
    for (const { uri, step, hash, state, trace } of this.#states.unfinished()) void this.#adopt(uri, { id: step, hash }, state, trace);
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.#states.onDidChange;
  }

  state(uri: string, step: Pick<Step, 'id' | 'hash'>): RunState | undefined {
    return this.#states.state(uri, step);
  }

  async run(intent: Intent, inFlow = false): Promise<RunState | undefined> {
    const { documents, memory } = this.#request;
    const uri = vscode.Uri.parse(intent.uri, true);
    const session = await documents.load(uri);
    const step = session === undefined ? undefined : wanted(session, intent);
    const admission = await admit({ uri, session, step, hash: intent.hash, inFlow }, memory);
    if (admission !== undefined && 'refused' in admission) this.#refuse(admission.refused, admission.step);
    if (admission === undefined || 'refused' in admission || session === undefined) return undefined;
    // From here on it is this step, as it was shown, whatever is typed into the document meanwhile.
    const held = this.#slotOf(session.uri);
    if (held !== undefined)
      return this.#elsewhere(intent, session, vscode.l10n.t('“{0}” is running in its terminal, or has not told its end.', held.label));
    const slot: Slot = { uri: session.uri, label: admission.step.label, terminal: undefined };
    this.#slots.add(slot);
    try {
      return await this.#runIn(intent, session, admission, slot);
    } finally {
      this.#slots.delete(slot);
    }
  }

  stop(uri: string): void {
    this.#slotOf(uri)?.terminal?.sendText(CONTROL_C, false);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #slotOf(uri: string): Slot | undefined {
    return [...this.#slots].find((slot) => slot.uri === uri);
  }

  #rename(from: string, to: string): void {
    for (const slot of this.#slots) if (slot.uri === from || slot.uri.startsWith(`${from}/`)) slot.uri = to + slot.uri.slice(from.length);
  }

  /** Says why nothing was sent, and offers what can be done all the same. */
  #refuse(reason: string, step?: Step): void {
    this.#request.log.debug(reason);
    const copy = vscode.l10n.t('Copy');
    void vscode.window.showWarningMessage(reason, ...(step === undefined ? [] : [copy])).then((chosen) => {
      if (chosen === copy && step !== undefined) void vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    });
  }

  /** Nothing is ever typed into a running program: the person decides. The block is looked at afresh, for the answer may take its time. */
  async #elsewhere(intent: Intent, session: Session, why: string): Promise<RunState | undefined> {
    const another = vscode.l10n.t('Run in a New Terminal');
    if ((await vscode.window.showWarningMessage(`${why} ${vscode.l10n.t('Nothing was typed into it.')}`, another)) !== another)
      return undefined;
    this.#request.terminals.renew(session.uri);
    const held = this.#slotOf(session.uri);
    if (held !== undefined) this.#slots.delete(held);
    return this.run(intent);
  }

  async #runIn(intent: Intent, session: Session, admitted: Admitted, slot: Slot): Promise<RunState | undefined> {
    const { terminals } = this.#request;
    const ready = terminals.of(session.uri, session.title, { folder: terminalFolder(session), shell: session.declared.shell });
    if (ready === undefined) {
      const wanted = session.declared.shell ?? vscode.l10n.t('bash or zsh');
      this.#refuse(vscode.l10n.t('Expected {0} on this machine, found none: copy the block instead.', wanted), admitted.step);
      return undefined;
    }
    const { terminal, fresh } = ready;
    terminal.show(true);
    const readiness = fresh ? 'idle' : await terminals.readiness(terminal);
    if (readiness === 'busy')
      return this.#elsewhere(intent, session, vscode.l10n.t('A program is running in the terminal “{0}”.', terminal.name));
    if (readiness === 'unknown')
      return this.#elsewhere(intent, session, vscode.l10n.t('It cannot be told whether the terminal “{0}” is free.', terminal.name));
    slot.terminal = terminal;
    return this.#execute(session, admitted, ready, slot);
  }

  async #execute(session: Session, { step, shown }: Admitted, ready: Ready, slot: Slot): Promise<RunState> {
    const { terminals, memory, log } = this.#request;
    let trace: Trace | undefined;
    const tell = (state: RunState): RunState => this.#states.tell(slot.uri, step, state, state.status === 'running' ? trace : undefined);
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
        tell(lost(begun, why));
      },
    };
    try {
      const outcome = await sendStep({ session, step, shown, ready, terminals, memory, told });
      return tell('unknown' in outcome ? lost(begun, outcome.unknown) : ended(begun, outcome, Date.now()));
    } catch (error) {
      log.error(`“${step.label}” could not be run`, error);
      return tell(lost(begun, 'it could not be sent; see the log'));
    }
  }

  /** Goes on listening to a run that an earlier window has begun; its terminal is the runbook's again, and taken until the end. */
  async #adopt(uri: string, step: Pick<Step, 'id' | 'hash'>, state: RunState, trace: Trace): Promise<void> {
    const slot: Slot = { uri, label: step.id, terminal: undefined };
    this.#slots.add(slot);
    const found = (terminal: vscode.Terminal): void => {
      slot.terminal = terminal;
      this.#request.terminals.adopt(slot.uri, terminal);
    };
    try {
      const end = await adopt(trace, found);
      this.#states.tell(slot.uri, step, 'unknown' in end ? lost(state, end.unknown) : ended(state, end.ended, end.at));
    } finally {
      this.#slots.delete(slot);
    }
  }
}
