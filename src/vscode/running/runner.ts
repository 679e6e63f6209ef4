import * as vscode from 'vscode';
import {
  dispatch,
  ended,
  environmentText,
  gate,
  lost,
  preparation,
  runKey,
  started,
  type DispatchRequest,
  type Intent,
  type RunState,
  type Session,
  type Step,
} from '../../core/index.ts';
import { createRunFolder } from '../../node/index.ts';
import type { Documents } from '../host/documents.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { confirm } from './confirm.ts';
import { send, type Outcome } from './execution.ts';
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
  readonly log: HostLog;
}

export function createRunner(request: RunnerRequest): Runner {
  return new TerminalRunner(request);
}

class TerminalRunner implements Runner {
  readonly #documents: Documents;
  readonly #terminals: Terminals;
  readonly #log: HostLog;
  readonly #states = new Map<string, RunState>();
  /** What we have sent to a terminal and not seen end: the label of the step. */
  readonly #running = new Map<vscode.Terminal, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  constructor({ documents, terminals, log }: RunnerRequest) {
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
    const decision = gate({ step, hash: intent.hash, trusted: vscode.workspace.isTrusted, local: uri.scheme === 'file' });
    if (decision.kind === 'refuse') {
      this.#refuse(decision.reason, step);
      return undefined;
    }
    if (decision.kind === 'confirm' && !(await confirm(decision.question, decision.script))) return undefined;
    if (session === undefined || step === undefined) return undefined;
    // From here on it is this step, as it was shown, whatever is typed into the document meanwhile.
    const terminal = await this.#free(session, uri);
    return terminal === undefined ? undefined : this.#execute(session, step, terminal);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Says why nothing was sent, and offers what can be done all the same. */
  #refuse(reason: string, step?: Step): void {
    this.#log.debug(reason);
    const copy = 'Copy';
    void vscode.window.showWarningMessage(reason, ...(step === undefined ? [] : [copy])).then((chosen) => {
      if (chosen === copy && step !== undefined) void vscode.env.clipboard.writeText(step.reading.script ?? step.block.text);
    });
  }

  /** The runbook's terminal if nothing runs in it, else what the person decides: nothing is ever typed into a running program. */
  async #free(session: Session, uri: vscode.Uri): Promise<Ready | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const open = (): Ready | undefined => this.#terminals.of(session.uri, session.title, folder);
    const found = open();
    if (found === undefined) this.#refuse('Expected bash or zsh on this machine, found neither: copy the block instead.');
    if (found === undefined || found.fresh) return found;
    const running = this.#running.get(found.terminal);
    const readiness = running === undefined ? await this.#terminals.readiness(found.terminal) : 'busy';
    if (readiness === 'idle') return found;
    found.terminal.show(true);
    const what = running === undefined ? 'A program' : `“${running}”`;
    const message =
      readiness === 'busy'
        ? `${what} is running in the terminal “${found.terminal.name}”. Nothing was typed into it.`
        : `Expected a free terminal, found no way to tell whether “${found.terminal.name}” is. Nothing was typed into it.`;
    const another = 'Run in a New Terminal';
    if ((await vscode.window.showWarningMessage(message, another)) !== another) return undefined;
    this.#terminals.renew(session.uri);
    return open();
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
    this.#running.set(terminal, step.label);
    terminal.show(true);
    try {
      const outcome = await this.#send(session, step, { terminal, fresh }, typed);
      return tell('unknown' in outcome ? lost(begun, outcome.unknown) : ended(begun, outcome, Date.now()));
    } catch (error) {
      this.#log.error(`“${step.label}” could not be run`, error);
      return tell(lost(begun, 'it could not be sent; see the log'));
    } finally {
      this.#running.delete(terminal);
    }
  }

  async #send(session: Session, step: Step, { terminal, fresh }: Ready, typed: () => void): Promise<Outcome> {
    const { shellIntegrationTimeout } = settingsFor(vscode.Uri.parse(session.uri));
    const integration = await this.#terminals.integration(terminal, shellIntegrationTimeout);
    const folder = await createRunFolder();
    const request: DispatchRequest = {
      reading: step.reading,
      environmentFile: await this.#environment(session, terminal),
      folder: folder.path,
      reportsEnd: integration !== undefined,
    };
    const sending = { terminal, integration, folder, terminals: this.#terminals };
    try {
      const prepare = fresh ? preparation(request) : undefined;
      if (prepare !== undefined) {
        const prepared = await send(prepare, sending);
        if ('unknown' in prepared) return prepared;
      }
      return await send(dispatch(request), { ...sending, typed });
    } finally {
      await folder.remove();
    }
  }

  /** The environment that the workspace sets for what it runs, in a file; only a trusted workspace gets this far. */
  async #environment(session: Session, terminal: vscode.Terminal): Promise<string | undefined> {
    const commands = session.procedure().steps.flatMap(({ reading }) => reading.commands);
    const text = environmentText(session.environment, commands);
    return text === undefined ? undefined : this.#terminals.keep(terminal, text);
  }
}

/** The block that was clicked: by its id, or by its text where lines above have moved it. The gate compares the hash. */
function wanted(session: Session, intent: Intent): Step | undefined {
  const step = session.step(intent.block);
  if (step?.hash === intent.hash) return step;
  const same = session.procedure().steps.filter(({ hash }) => hash === intent.hash);
  return same.length === 1 ? same[0] : step;
}
