import * as vscode from 'vscode';
import { raised, stepLenses, whereLine, type ContextSources, type Intent, type Lens, type Session, type Step } from '../../core/index.ts';
import { visibleLines } from '../host/backlog.ts';
import { toRange } from '../host/convert.ts';
import { SELECTOR, type Documents } from '../host/documents.ts';
import { guarded } from '../host/guard.ts';
import type { HostLog } from '../host/log.ts';
import { settingsFor } from '../host/settings.ts';
import { timeOfDay } from '../host/time.ts';
import { withheld } from '../host/withheld.ts';
import { timed } from '../host/work.ts';
import type { KeptStates } from '../running/keptStates.ts';
import type { Runner } from '../running/runner.ts';
import type { Surroundings } from '../running/surroundings.ts';

/** So many lenses get their command at once and are drawn at once; those further down when they come into view. */
const AT_ONCE = 200;

interface LensesRequest {
  readonly documents: Documents;
  readonly runner: Runner;
  readonly surroundings: Surroundings;
  readonly kept: KeptStates;
  readonly log: HostLog;
}

/** Run, Copy and the last result over each block of a document of ours. */
export function registerLenses({ documents, runner, surroundings, kept, log }: LensesRequest): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const commands = new IntentCommands();
  const refresh = (): void => {
    changed.fire();
  };
  const provide = (document: vscode.TextDocument): StepLens[] => {
    const session = documents.session(document);
    const settings = settingsFor(document.uri);
    if (session?.kind === undefined) return [];
    const canRun = withheld(document.uri) === undefined;
    const states = runner.states(session.uri, session.procedure().steps);
    const sources = settings.whereLens && canRun ? sourcesOf(session, surroundings) : undefined;
    const lenses = shownSteps(session, documents).flatMap((step) => {
      const state = states.get(step.id);
      const at = state === undefined ? '' : timeOfDay(state.startedAt);
      const where = sources && whereLine(step, sources, session.protectedNames);
      return stepLenses({
        uri: session.uri,
        step: raised(step, session.destroys),
        canRun,
        unlabelled: settings.unlabelled,
        state,
        at,
        where,
        canUndo: kept.has(session.uri, step),
      });
    });
    const shown = lenses.filter(({ intent }) => settings.lenses[intent.kind]);
    return shown.map((lens, index) => new StepLens(lens, index < AT_ONCE ? commands.for(lens) : undefined));
  };
  return vscode.Disposable.from(
    changed,
    commands,
    runner.onDidChange(refresh),
    surroundings.onDidChange(refresh),
    kept.onDidChange(refresh),
    documents.onDidChange(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('steady')) refresh();
    }),
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: guarded(log, 'Lenses', [], provide),
      resolveCodeLens: timed('A lens', (lens: vscode.CodeLens) => {
        if (lens instanceof StepLens) lens.command = commands.for(lens.lens);
        return lens;
      }),
    }),
  );
}

/** Every block is read for where it goes: of so many nobody waits for all. */
function sourcesOf(session: Session, surroundings: Surroundings): ContextSources | undefined {
  return session.procedure().steps.length > AT_ONCE ? undefined : surroundings.known(session);
}

/** What a block does takes reading it: while a long document is being opened, only blocks that can be seen are shown. */
function shownSteps(session: Session, documents: Documents): readonly Step[] {
  const { steps } = session.procedure();
  const uri = vscode.Uri.parse(session.uri, true);
  if (steps.length <= AT_ONCE || !documents.isReading(uri) || wereRead.has(session)) {
    if (!documents.isReading(uri)) wereRead.add(session);
    return steps;
  }
  const seen = visibleLines(session.uri);
  return seen === undefined ? [] : steps.filter(({ range }) => range.start.line <= seen.endLine && range.end.line >= seen.line);
}

/** All their blocks were read once: what is new since then is little. */
const wereRead = new WeakSet<Session>();

class StepLens extends vscode.CodeLens {
  constructor(
    readonly lens: Lens,
    command: vscode.Command | undefined,
  ) {
    super(toRange(lens.range), command);
  }
}

/** More commands than fit any screen; the oldest make room. */
const MOST_COMMANDS = 2000;

/**
 * A command without arguments for each intent that is shown. VS Code keeps the arguments of a lens only until the next refresh, yet goes on
 * showing the old lens until it scrolls into view: a click then ends in “Actual command not found”. A command of its own does not age; the
 * block is read again in any case.
 */
class IntentCommands implements vscode.Disposable {
  readonly #registered = new Map<string, { readonly id: string; readonly registration: vscode.Disposable }>();
  #count = 0;

  for({ icon, title, tooltip, intent }: Lens): vscode.Command {
    return { title: icon === undefined ? title : `$(${icon}) ${title}`, tooltip, command: this.#idOf(intent) };
  }

  dispose(): void {
    for (const { registration } of this.#registered.values()) registration.dispose();
  }

  #idOf(intent: Intent): string {
    const key = JSON.stringify(intent);
    const known = this.#registered.get(key);
    if (known !== undefined) return known.id;
    const id = `steady.lens.${String((this.#count += 1))}`;
    const registration = vscode.commands.registerCommand(id, () => vscode.commands.executeCommand(`steady.${intent.kind}`, intent));
    this.#registered.set(key, { id, registration });
    for (const [oldest, { registration: old }] of this.#registered) {
      if (this.#registered.size <= MOST_COMMANDS) break;
      old.dispose();
      this.#registered.delete(oldest);
    }
    return id;
  }
}
