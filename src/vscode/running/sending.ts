import {
  dispatch,
  environmentText,
  readTold,
  UNSET_STATUS,
  unsetIn,
  variableQuestion,
  type Dispatch,
  type DispatchRequest,
  type Session,
  type Step,
} from '../../core/index.ts';
import { createRunFolder, type RunFolder } from '../../node/index.ts';
import type { Shown } from './admission.ts';
import { isCompared, type Comparisons } from './comparison.ts';
import type { Outcome, Told } from './execution.ts';
import { untilLimit } from './limit.ts';
import type { Keeping } from './keptStates.ts';
import type { InputMemory } from './memory.ts';
import type { Place } from './place.ts';
import { ask } from './questions.ts';
import { stepFolder, type Surroundings } from './surroundings.ts';

/** What the person has said of variables that the shell does not have. */
type Values = Required<Pick<DispatchRequest, 'assignments' | 'leftUnset'>>;

const NO_VALUES: Values = { assignments: {}, leftUnset: [] };

/** A step on its way to the place where it runs. */
export interface SendingRequest {
  readonly session: Session;
  readonly step: Step;
  readonly place: Place;
  readonly memory: InputMemory;
  readonly surroundings: Surroundings;
  readonly comparisons: Comparisons;
  /** State that is kept before. */
  readonly keeping?: Keeping | undefined;
  /** What is known of where its commands go; `undefined` where that makes no difference. */
  readonly shown: Shown | undefined;
  /** What is heard before the end. */
  readonly told: Told;
  /** Does what Stop does. */
  readonly interrupt: () => void;
}

/** Sends a step and waits for its end; asks for variables that the shell turns out not to have, and sends it again. */
export async function sendStep(request: SendingRequest, values: Values = NO_VALUES): Promise<Outcome> {
  const { session, step, place, shown } = request;
  const compared = isCompared(step);
  const reportsEnd = await place.reportsEnd();
  const folder = await createRunFolder();
  const report = `${folder.path}/told`;
  const environment = environmentOf(session);
  const guard = shown?.guard(report);
  const cwd = stepFolder(session, step);
  const requires = request.surroundings.required(session, step);
  const asked: DispatchRequest = {
    reading: step.reading,
    environmentFile: environment === undefined ? undefined : await place.keep(environment, folder),
    folder: folder.path,
    reportsEnd,
    options: step.options,
    ...(cwd !== undefined && { cwd }),
    ...(guard !== undefined && { guard }),
    ...(requires !== undefined && { requires }),
    ...(compared && { capture: true }),
    ...(request.keeping !== undefined && { keep: request.keeping }),
    ...values,
  };
  try {
    const unprepared = await place.prepare(asked, folder);
    if (unprepared !== undefined) return unprepared;
    const sent = dispatch(asked);
    const told: Told = {
      ...request.told,
      begun: (trace) => {
        request.told.begun(trace && compared ? { ...trace, compared } : trace);
      },
    };
    const outcome = await untilLimit(step, told, request.interrupt, (heard) => place.send(sent, folder, heard));
    await giveBack(sent, place, folder);
    const unmet = sent.unmet === undefined ? undefined : await folder.read(sent.unmet);
    if (unmet !== undefined && unmet !== '') return { notRun: unmet.trim().replaceAll('\n', ' ') };
    if (requires !== undefined && 'exitCode' in outcome) request.surroundings.met(session, step);
    const found = guard === undefined ? undefined : await folder.read(report);
    if (found !== undefined) shown?.remember(readTold(found));
    if (sent.elsewhere !== undefined && (await folder.read(sent.elsewhere)) !== undefined) {
      const again = await shown?.again(readTold(found ?? ''));
      return again === undefined ? { notRun: ELSEWHERE } : await sendStep({ ...request, shown: again }, values);
    }
    const missing = await missingVariables(outcome, sent.unset, folder);
    if (missing === undefined && !('taken' in outcome)) await request.keeping?.done();
    if (missing === undefined) return await request.comparisons.outcome(step, sent, folder, outcome);
    const more = await askForVariables(request, missing);
    if (more === undefined) return { unknown: `${missing.map((name) => `$${name}`).join(', ')} is not set; nothing was run` };
    return await sendStep(request, merged(values, more));
  } finally {
    await folder.remove();
  }
}

const ELSEWHERE = 'The terminal is somewhere else than you were shown: nothing was run.';

/** A block that was interrupted has not come to give back the folder and the options that it was run with. */
async function giveBack({ restore, status }: Dispatch, place: Place, folder: RunFolder): Promise<void> {
  if (restore === undefined || (status !== undefined && (await folder.read(status)) !== undefined)) return;
  if (await place.isIdle()) await place.send(restore, folder, NOBODY);
}

const NOBODY: Told = { begun: () => undefined, typed: () => undefined, silent: () => undefined };

/** The names that the shell has told it does not have; `undefined` where the block was begun. */
async function missingVariables(outcome: Outcome, file: string | undefined, folder: RunFolder): Promise<readonly string[] | undefined> {
  if (!('exitCode' in outcome) || outcome.exitCode !== UNSET_STATUS || file === undefined) return undefined;
  const text = await folder.read(file);
  return text === undefined ? undefined : unsetIn(text);
}

/** The person gives them a value, or says that none is meant. */
async function askForVariables({ session, step, memory }: SendingRequest, names: readonly string[]): Promise<Values | undefined> {
  const questions = names.map((name) => variableQuestion(step.reading, name, session.declared.inputs));
  const answers = await ask(step, questions, memory.of(session.uri));
  if (answers === undefined) return undefined;
  await memory.keep(session.uri, questions, answers);
  const given = [...answers].flatMap(([name, answer]) => (answer.kind === 'value' ? [[name, answer.value] as const] : []));
  return { assignments: Object.fromEntries(given), leftUnset: names.filter((name) => answers.get(name)?.kind === 'literal') };
}

function merged(one: Values, other: Values): Values {
  return { assignments: { ...one.assignments, ...other.assignments }, leftUnset: [...one.leftUnset, ...other.leftUnset] };
}

/** The environment that the workspace sets for what it runs; only a trusted workspace gets this far. */
function environmentOf(session: Session): string | undefined {
  const programs = new Set(session.procedure().steps.flatMap(({ reading }) => reading.programs));
  return environmentText(session.environment, [...programs]);
}
