import * as vscode from 'vscode';
import {
  contextGuard,
  contextsInPlay,
  fill,
  gate,
  questionsOf,
  withReading,
  type ContextSources,
  type Gate,
  type Session,
  type Step,
  type Told,
} from '../../core/index.ts';
import { settingsFor } from '../host/settings.ts';
import { confirm, confirmName } from './confirm.ts';
import type { InputMemory } from './memory.ts';
import { ask } from './questions.ts';
import { readSources } from './surroundings.ts';

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
  /** What has been confirmed of where its commands go; `undefined` where nothing was. */
  readonly shown: Shown | undefined;
}

/** What a person was shown of where the commands go: the shell is asked whether that is so. */
export interface Shown {
  /** What asks, and writes what it finds to `report`. */
  guard(report: string): string | undefined;
  /** Asks again, with what the shell has told instead; `undefined` is a no. */
  again(told: Told): Promise<Shown | undefined>;
}

/** The one way to a terminal: filled in, shown where it must be, and not refused. Anything but a clear yes is a no. */
export async function admit(candidate: Candidate, memory: InputMemory): Promise<Admission> {
  const { uri, session } = candidate;
  let { step } = candidate;
  const sources = session === undefined || step === undefined ? undefined : await readSources(session, step);
  let decision = decide(candidate, step, sources);
  if (decision.kind === 'ask' && step !== undefined) {
    const filled = await withValues(step, uri.toString(), memory, session);
    if (filled === undefined || 'refused' in filled) return filled;
    step = filled.step;
    decision = decide(candidate, step, sources);
  }
  if (decision.kind === 'refuse') return { refused: decision.reason, step };
  if (decision.kind === 'ask' || step === undefined) return undefined;
  if (decision.kind === 'go') return { step, shown: undefined };
  if (!(await confirm(decision.question, decision.script)) || !(await confirmName(decision.typed))) return undefined;
  return { step, shown: sources && shownTo(candidate, step, sources) };
}

function decide({ uri, session, hash, inFlow }: Candidate, step: Step | undefined, sources: ContextSources | undefined): Gate {
  return gate({
    step,
    hash,
    inFlow,
    trusted: vscode.workspace.isTrusted,
    local: uri.scheme === 'file',
    unlabelled: settingsFor(uri).unlabelled,
    problem: session?.configProblems.find(({ concernsRuns }) => concernsRuns)?.message,
    ...(session !== undefined &&
      sources !== undefined && {
        whereabouts: {
          contexts: contextsInPlay(step?.reading.script ?? '', sources),
          protectedNames: session.protectedNames,
          required: session.declared.requires.context,
        },
      }),
  });
}

function shownTo(candidate: Candidate, step: Step, sources: ContextSources): Shown | undefined {
  const script = step.reading.script ?? '';
  // What only reads was asked about for another reason than where it goes.
  if (step.reading.effect === 'read') return undefined;
  return {
    guard: (report) => contextGuard({ script, sources, report }),
    async again(told) {
      const moved = { ...sources, told: { ...sources.told, ...told } };
      const decision = decide(candidate, step, moved);
      const question = decision.kind === 'confirm' ? decision.question : vscode.l10n.t('Run it?');
      const warned = vscode.l10n.t('The terminal is somewhere else than you were shown; nothing was run. {0}', question);
      const name = decision.kind === 'confirm' ? decision.typed : undefined;
      return (await confirm(warned, script)) && (await confirmName(name)) ? shownTo(candidate, step, moved) : undefined;
    },
  };
}

/** The step with the person's values in their places. The document is not touched. */
async function withValues(
  step: Step,
  uri: string,
  memory: InputMemory,
  session: Session | undefined,
): Promise<{ readonly step: Step } | { readonly refused: string; readonly step: Step } | undefined> {
  const questions = questionsOf(step.reading, session?.declared.inputs);
  const answers = await ask(step, questions, memory.of(uri));
  if (answers === undefined) return undefined;
  const filled = fill(step.reading, answers);
  if (filled.kind === 'refused') return { refused: `${filled.name}: ${filled.reason}`, step };
  await memory.keep(uri, questions, answers);
  return { step: withReading(step, filled.reading) };
}
