import * as vscode from 'vscode';
import {
  dispatch,
  ended,
  environmentText,
  fill,
  gate,
  lost,
  preparation,
  questionsOf,
  runKey,
  started,
  UNSET_STATUS,
  unsetIn,
  variableQuestion,
  type DispatchRequest,
  type Gate,
  type Intent,
  type RunState,
  type Session,
  type Step,
} from '../../core/index.ts';
import { createRunFolder } from '../../node/index.ts';
import type { Documents } from '../host/documents.ts';
import { wanted } from '../host/intents.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { confirm } from './confirm.ts';
import { send, type Outcome, type Told } from './execution.ts';
import type { InputMemory } from './memory.ts';
import { ask } from './questions.ts';
import type { Ready, Terminals } from './terminals.ts';

/** Runs blocks and remembers how they went. Every run, from lens, tree or palette, comes through `run`. */
export interface Runner extends vscode.Disposable {
  /** Resolves when the block has ended, or at once when nothing was sent. */
  run(intent: Intent): Promise<RunState | undefined>;
  state(uri: string, step: Step): RunState | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export interface RunnerRequest {
  readonly documents: Documents;
  readonly terminals: Terminals;
  readonly memory: InputMemory;
  readonly log: HostLog;
}

export function createRunner(request: RunnerRequest): Runner {
  return new TerminalRunner(request);
}

/** A runbook's terminal is taken from the click until the end of the block is known: two clicks never type into one terminal. */
interface Slot {
  readonly label: string;
}

/** What the person has said of variables that the shell does not have. */
type Values = Required<Pick<DispatchRequest, 'assignments' | 'leftUnset'>>;

const NO_VALUES: Values = { assignments: {}, leftUnset: [] };

function merged(one: Values, other: Values): Values {
  return { assignments: { ...one.assignments, ...other.assignments }, leftUnset: [...one.leftUnset, ...other.leftUnset] };
}

class TerminalRunner implements Runner {
  readonly #documents: Documents;
  readonly #terminals: Terminals;
  readonly #log: HostLog;
  readonly #memory: InputMemory;
  readonly #states = new Map<string, RunState>();
  readonly #slots = new Map<string, Slot>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  constructor({ documents, terminals, memory, log }: RunnerRequest) {
    this.#memory = memory;
    this.#documents = documents;
    this.#terminals = terminals;
    this.#log = log;
  }

  state(uri: string, step: Step): RunState | undefined {
    return this.#states.get(runKey(uri, step.id, step.hash));
  }

  async run(intent: Intent): Promise<RunState | undefined> {
    const uri = vscode.Uri.parse(intent.uri, true);
    const session = await this.#documents.load(uri);
    const step = session === undefined ? undefined : wanted(session, intent);
    const admitted = await this.#admit(uri, session, step, intent.hash);
    if (admitted === undefined || session === undefined) return undefined;
    // From here on it is this step, as it was shown, whatever is typed into the document meanwhile.
    const held = this.#slots.get(session.uri);
    if (held !== undefined) return this.#elsewhere(intent, session, `“${held.label}” is running in its terminal, or has not told its end.`);
    const slot = { label: admitted.label };
    this.#slots.set(session.uri, slot);
    try {
      return await this.#runIn(intent, session, admitted);
    } finally {
      // The slot is another's where the person has gone on in a new terminal.
      if (this.#slots.get(session.uri) === slot) this.#slots.delete(session.uri);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The step as it may run: filled in, shown where it must be, and not refused. Whatever a person does besides a clear yes is a no. */
  async #admit(uri: vscode.Uri, session: Session | undefined, found: Step | undefined, hash: string): Promise<Step | undefined> {
    const problem = session?.configProblems.find(({ concernsRuns }) => concernsRuns)?.message;
    const decide = (step: Step | undefined): Gate =>
      gate({
        step,
        hash,
        trusted: vscode.workspace.isTrusted,
        local: uri.scheme === 'file',
        unlabelled: settingsFor(uri).unlabelled,
        problem,
      });
    let step = found;
    let decision = decide(step);
    if (decision.kind === 'ask' && step !== undefined) {
      step = await this.#filled(step, uri.toString());
      if (step === undefined) return undefined;
      decision = decide(step);
    }
    if (decision.kind === 'refuse') this.#refuse(decision.reason, step);
    if (decision.kind === 'confirm' && !(await confirm(decision.question, decision.script))) return undefined;
    return decision.kind === 'go' || decision.kind === 'confirm' ? step : undefined;
  }

  /** The step with the person's values in their places. The document is not touched. */
  async #filled(step: Step, uri: string): Promise<Step | undefined> {
    const questions = questionsOf(step.reading);
    const answers = await ask(step, questions, this.#memory.of(uri));
    if (answers === undefined) return undefined;
    const filled = fill(step.reading, answers);
    if (filled.kind === 'refused') {
      this.#refuse(`“${filled.name}”: ${filled.reason}`, step);
      return undefined;
    }
    await this.#memory.keep(uri, questions, answers);
    return { ...step, reading: filled.reading };
  }

  /** Says why nothing was sent, and offers what can be done all the same. */
  #refuse(reason: string, step?: Step): void {
    this.#log.debug(reason);
    const copy = 'Copy';
    void vscode.window.showWarningMessage(reason, ...(step === undefined ? [] : [copy])).then((chosen) => {
      if (chosen === copy && step !== undefined) void vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    });
  }

  /** Nothing is ever typed into a running program: the person decides. The block is looked at afresh, for the answer may take its time. */
  async #elsewhere(intent: Intent, session: Session, why: string): Promise<RunState | undefined> {
    const another = 'Run in a New Terminal';
    if ((await vscode.window.showWarningMessage(`${why} Nothing was typed into it.`, another)) !== another) return undefined;
    this.#terminals.renew(session.uri);
    this.#slots.delete(session.uri);
    return this.run(intent);
  }

  async #runIn(intent: Intent, session: Session, step: Step): Promise<RunState | undefined> {
    const uri = vscode.Uri.parse(session.uri, true);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const ready = this.#terminals.of(session.uri, session.title, folder);
    if (ready === undefined) {
      this.#refuse('Expected bash or zsh on this machine, found neither: copy the block instead.', step);
      return undefined;
    }
    const { terminal, fresh } = ready;
    terminal.show(true);
    const readiness = fresh ? 'idle' : await this.#terminals.readiness(terminal);
    if (readiness === 'busy') return this.#elsewhere(intent, session, `A program is running in the terminal “${terminal.name}”.`);
    if (readiness === 'unknown')
      return this.#elsewhere(intent, session, `It cannot be told whether the terminal “${terminal.name}” is free.`);
    return this.#execute(session, step, ready);
  }

  async #execute(session: Session, step: Step, { terminal, fresh }: Ready): Promise<RunState> {
    const uri = vscode.Uri.parse(session.uri, true);
    const key = runKey(session.uri, step.id, step.hash);
    const tell = (state: RunState): RunState => {
      this.#states.set(key, state);
      this.#changed.fire(uri);
      return state;
    };
    let begun = tell(started(Date.now()));
    // A new terminal takes its time to start: that is not the block's.
    const typed = (): void => {
      begun = started(Date.now());
    };
    const silent = (why: string): void => {
      tell(lost(begun, why));
    };
    try {
      const outcome = await this.#send(session, step, { terminal, fresh }, { typed, silent });
      return tell('unknown' in outcome ? lost(begun, outcome.unknown) : ended(begun, outcome, Date.now()));
    } catch (error) {
      this.#log.error(`“${step.label}” could not be run`, error);
      return tell(lost(begun, 'it could not be sent; see the log'));
    }
  }

  async #send(session: Session, step: Step, { terminal, fresh }: Ready, told: Told, values: Values = NO_VALUES): Promise<Outcome> {
    const { shellIntegrationTimeout } = settingsFor(vscode.Uri.parse(session.uri));
    const integration = await this.#terminals.integration(terminal, shellIntegrationTimeout);
    const folder = await createRunFolder();
    const request: DispatchRequest = {
      reading: step.reading,
      environmentFile: await this.#environment(session, terminal),
      folder: folder.path,
      reportsEnd: integration !== undefined,
      ...values,
    };
    const sending = { terminal, integration, folder, terminals: this.#terminals };
    try {
      if (fresh) {
        const prepared = await send(preparation(request), sending);
        if ('unknown' in prepared) return prepared;
        if (prepared.exitCode !== 0) return { unknown: 'the environment of the workspace could not be set; nothing was run' };
      }
      const sent = dispatch(request);
      const outcome = await send(sent, { ...sending, told });
      const unset =
        'exitCode' in outcome && outcome.exitCode === UNSET_STATUS && sent.unset !== undefined && (await folder.read(sent.unset));
      if (typeof unset !== 'string') return outcome;
      const asked = await this.#askForVariables(session, step, unsetIn(unset));
      if (asked === undefined)
        return {
          unknown: `${unsetIn(unset)
            .map((name) => `$${name}`)
            .join(', ')} is not set; nothing was run`,
        };
      return await this.#send(session, step, { terminal, fresh: false }, told, merged(values, asked));
    } finally {
      await folder.remove();
    }
  }

  /** The shell has told that it has no such variables: the person gives them a value, or says that none is meant. */
  async #askForVariables(session: Session, { label, reading }: Step, names: readonly string[]): Promise<Values | undefined> {
    const questions = names.map((name) => variableQuestion(reading, name));
    const answers = await ask({ label, reading }, questions, this.#memory.of(session.uri));
    if (answers === undefined) return undefined;
    await this.#memory.keep(session.uri, questions, answers);
    const assignments = Object.fromEntries(
      [...answers].flatMap(([name, answer]) => (answer.kind === 'value' ? [[name, answer.value] as const] : [])),
    );
    return { assignments, leftUnset: names.filter((name) => answers.get(name)?.kind === 'literal') };
  }

  /** The environment that the workspace sets for what it runs, in a file; only a trusted workspace gets this far. */
  async #environment(session: Session, terminal: vscode.Terminal): Promise<string | undefined> {
    const programs = new Set(session.procedure().steps.flatMap(({ reading }) => reading.programs));
    const text = environmentText(session.environment, [...programs]);
    return text === undefined ? undefined : this.#terminals.keep(terminal, text);
  }
}
