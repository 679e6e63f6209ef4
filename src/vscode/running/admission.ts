import * as vscode from 'vscode';
import { fill, gate, questionsOf, withReading, type Gate, type Session, type Step } from '../../core/index.ts';
import { settingsFor } from '../host/settings.ts';
import { confirm } from './confirm.ts';
import type { InputMemory } from './memory.ts';
import { ask } from './questions.ts';

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
}

/** The one way to a terminal: filled in, shown where it must be, and not refused. Anything but a clear yes is a no. */
export async function admit({ uri, session, step: found, hash, inFlow }: Candidate, memory: InputMemory): Promise<Admission> {
  const problem = session?.configProblems.find(({ concernsRuns }) => concernsRuns)?.message;
  const decide = (step: Step | undefined): Gate =>
    gate({
      step,
      hash,
      inFlow,
      trusted: vscode.workspace.isTrusted,
      local: uri.scheme === 'file',
      unlabelled: settingsFor(uri).unlabelled,
      problem,
    });
  let step = found;
  let decision = decide(step);
  if (decision.kind === 'ask' && step !== undefined) {
    const filled = await withValues(step, uri.toString(), memory);
    if (filled === undefined || 'refused' in filled) return filled;
    step = filled.step;
    decision = decide(step);
  }
  if (decision.kind === 'refuse') return { refused: decision.reason, step };
  if (decision.kind === 'confirm' && !(await confirm(decision.question, decision.script))) return undefined;
  return (decision.kind === 'go' || decision.kind === 'confirm') && step !== undefined ? { step } : undefined;
}

/** The step with the person's values in their places. The document is not touched. */
async function withValues(step: Step, uri: string, memory: InputMemory): Promise<Admission> {
  const questions = questionsOf(step.reading);
  const answers = await ask(step, questions, memory.of(uri));
  if (answers === undefined) return undefined;
  const filled = fill(step.reading, answers);
  if (filled.kind === 'refused') return { refused: `${filled.name}: ${filled.reason}`, step };
  await memory.keep(uri, questions, answers);
  return { step: withReading(step, filled.reading) };
}
