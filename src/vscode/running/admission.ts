import * as vscode from 'vscode';
import {
  contextGuard,
  contextsInPlay,
  fill,
  gate,
  keepableIn,
  questionsOf,
  raised,
  withReading,
  type Gate,
  type Keepable,
  type Session,
  type Step,
  type Told,
} from '../../core/index.ts';
import { settingsFor } from '../host/settings.ts';
import { confirm, confirmName } from './confirm.ts';
import type { NotRun } from './execution.ts';
import type { Keeping, KeptStates } from './keptStates.ts';
import type { InputMemory } from './memory.ts';
import { listerOf } from './listing.ts';
import { ask } from './questions.ts';
import type { Surrounding, Surroundings } from './surroundings.ts';

/** What is to be let through to a terminal. */
export interface Candidate {
  readonly uri: vscode.Uri;
  readonly session: Session | undefined;
  readonly step: Step | undefined;
  /** The hash of the block when it was shown to the person. */
  readonly hash: string;
  /** One of several that were started together: what changes something is asked for. */
  readonly inFlow: boolean;
}

/** The step as it may run; or why nothing runs: `undefined` where the person has turned away. */
export type Admission = Admitted | { readonly refused: string; readonly step: Step | undefined } | undefined;

export interface Admitted {
  readonly step: Step;
  /** What is known of where its commands go; `undefined` where that makes no difference. */
  readonly shown: Shown | undefined;
  /** State that the person wants to be kept before. */
  readonly keeping?: Keeping;
}

/** What an admission asks. */
export interface Admitting {
  readonly memory: InputMemory;
  readonly surroundings: Surroundings;
  readonly kept: KeptStates;
}

/** What is known of where the commands go, and was shown where it had to be: the shell is asked whether that is so. */
export interface Shown {
  /** What asks, and writes what it finds to `report`. */
  guard(report: string): string | undefined;
  remember(told: Told): void;
  /** Decides again, with what the shell has told instead; or why nothing runs there, `undefined` where the person has turned away. */
  again(told: Told): Promise<Shown | NotRun | undefined>;
}

/** The one way to a terminal: filled in, shown where it must be, and not refused. Anything but a clear yes is a no. */
export async function admit(candidate: Candidate, { memory, surroundings, kept }: Admitting): Promise<Admission> {
  const { uri, session } = candidate;
  let step = session && candidate.step && raised(candidate.step, session.destroys);
  let around = await aroundOf(session, step, surroundings);
  let decision = decide(candidate, step, around);
  if (decision.kind === 'ask' && step !== undefined) {
    const filled = await withValues(step, uri.toString(), memory, session);
    if (filled === undefined || 'refused' in filled) return filled;
    step = filled.step;
    // With its values it may be graver than before.
    around ??= await aroundOf(session, step, surroundings);
    decision = decide(candidate, step, around);
  }
  if (decision.kind === 'refuse') return { refused: decision.reason, step };
  if (decision.kind === 'ask' || step === undefined) return undefined;
  const confirmed = decision.kind === 'confirm' ? await confirmWith(decision, step) : { keepables: [] };
  if (confirmed === undefined) return undefined;
  if (around === undefined || session === undefined) return { step, shown: undefined };
  const how = decision.kind === 'confirm' ? 'confirmed' : 'unasked';
  const keeping = confirmed.keepables.length === 0 ? undefined : await kept.begin(session.uri, step, confirmed.keepables);
  return { step, shown: new Whereabouts({ candidate, step, session, surroundings }, around, how), ...(keeping && { keeping }) };
}

async function aroundOf(
  session: Session | undefined,
  step: Step | undefined,
  surroundings: Surroundings,
): Promise<Surrounding | undefined> {
  return session === undefined || step === undefined ? undefined : surroundings.of(session, step);
}

function decide({ uri, session, hash, inFlow }: Candidate, step: Step | undefined, around: Surrounding | undefined): Gate {
  const settings = settingsFor(uri);
  return gate({
    step,
    hash,
    inFlow,
    trusted: vscode.workspace.isTrusted,
    local: uri.scheme === 'file',
    unlabelled: settings.unlabelled,
    changes: settings.confirmChanges,
    destroys: session?.destroys ?? [],
    problem: session?.configProblems.find(({ concernsRuns }) => concernsRuns)?.message,
    ...(session !== undefined &&
      step !== undefined &&
      around !== undefined && {
        whereabouts: {
          contexts: contextsInPlay(step.reading.script ?? '', around.sources),
          protectedNames: session.protectedNames,
          required: session.declared.requires.context,
          folder: around.folder,
        },
      }),
  });
}

/** Where the state that it alters can be kept, that is offered; `undefined` is a no. */
async function confirmWith(
  { question, script, typed }: Extract<Gate, { kind: 'confirm' }>,
  step: Step,
): Promise<{ readonly keepables: readonly Keepable[] } | undefined> {
  const keepables = step.reading.effect === 'read' ? [] : keepableIn(script);
  const keep = vscode.l10n.t('Keep the State and Run');
  const said = await confirm(question, script, RUN, ...(keepables.length > 0 ? [keep] : []));
  if (said === undefined || !(await confirmName(typed))) return undefined;
  return { keepables: said === keep ? keepables : [] };
}

const RUN = vscode.l10n.t('Run');

interface Asked {
  readonly candidate: Candidate;
  readonly step: Step;
  readonly session: Session;
  readonly surroundings: Surroundings;
}

class Whereabouts implements Shown {
  constructor(
    private readonly asked: Asked,
    private readonly around: Surrounding,
    /** `moved`: nothing was asked, though the shell was found to be somewhere else. */
    private readonly how: 'unasked' | 'moved' | 'confirmed',
  ) {}

  guard(report: string): string | undefined {
    const { sources, folder } = this.around;
    const script = this.asked.step.reading.script ?? '';
    return contextGuard({ script, sources, report, ...(this.how === 'confirmed' && { folder }) });
  }

  remember(told: Told): void {
    const { surroundings, session, step } = this.asked;
    surroundings.remember(session.uri, step, told);
  }

  async again(told: Told): Promise<Shown | NotRun | undefined> {
    const { candidate, step } = this.asked;
    const { sources, folder } = this.around;
    const around = { sources: { ...sources, told: { ...sources.told, ...told } }, folder: told['folder'] ?? folder };
    const decision = decide(candidate, step, around);
    if (decision.kind === 'refuse') return { notRun: decision.reason };
    if (decision.kind === 'ask') return undefined;
    // Where nothing has to be asked nothing is; but once, so that nothing goes round in circles.
    if (decision.kind === 'go' && this.how === 'unasked') return new Whereabouts(this.asked, around, 'moved');
    const question = decision.kind === 'confirm' ? decision.question : vscode.l10n.t('Run it?');
    const script = step.reading.script ?? '';
    const typed = decision.kind === 'confirm' ? decision.typed : undefined;
    const warned = vscode.l10n.t('The terminal is somewhere else than you were shown; nothing was run. {0}', question);
    if ((await confirm(warned, script, RUN)) === undefined || !(await confirmName(typed))) return undefined;
    return new Whereabouts(this.asked, around, 'confirmed');
  }
}

/** The step with the person's values in their places. The document is not touched. */
async function withValues(
  step: Step,
  uri: string,
  memory: InputMemory,
  session: Session | undefined,
): Promise<{ readonly step: Step } | { readonly refused: string; readonly step: Step } | undefined> {
  if (session === undefined) return undefined;
  const questions = questionsOf(step.reading, session.declared.inputs);
  const answers = await ask(step, questions, memory.of(uri), listerOf(session, step));
  if (answers === undefined) return undefined;
  const filled = fill(step.reading, answers);
  if (filled.kind === 'refused') return { refused: `${filled.name}: ${filled.reason}`, step };
  await memory.keep(uri, questions, answers);
  return { step: raised(withReading(step, filled.reading), session.destroys) };
}
