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
import { within } from '../host/within.ts';
import type { Shown } from './admission.ts';
import { isCompared, type Comparisons } from './comparison.ts';
import type { NotRun, Outcome, Told } from './execution.ts';
import { untilLimit } from './limit.ts';
import { listerOf } from './listing.ts';
import type { Keeping } from './keptStates.ts';
import type { InputMemory } from './memory.ts';
import { NOBODY, type Place } from './place.ts';
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
  const { step, place, told } = request;
  const folder = await createRunFolder();
  try {
    const asked: DispatchRequest = { ...(await askedFor(request, folder)), ...values };
    const unprepared = await place.prepare(asked, folder, told);
    if (unprepared !== undefined) return unprepared;
    const sent = dispatch(asked);
    const compared = asked.capture === true;
    const heard: Told = {
      ...told,
      begun: (trace) => {
        told.begun(trace && compared ? { ...trace, compared } : trace);
      },
    };
    const outcome = await untilLimit(step, heard, request.interrupt, (each) => place.send(sent, folder, each));
    await giveBack(sent, place, folder);
    const held = await heldBack(request, sent, folder, outcome);
    if (held !== undefined) return 'shown' in held ? await sendStep({ ...request, shown: held.shown }, values) : held;
    const missing = await missingVariables(outcome, sent.unset, folder);
    if (missing === undefined) return await concluded(request, sent, folder, outcome);
    const more = await askForVariables(request, missing);
    if (more === undefined) return { unknown: `${missing.map((name) => `$${name}`).join(', ')} is not set; nothing was run` };
    return await sendStep(request, merged(values, more));
  } finally {
    await folder.remove();
  }
}

async function askedFor(request: SendingRequest, folder: RunFolder): Promise<DispatchRequest> {
  const { session, step, place, shown, keeping, surroundings } = request;
  const environment = environmentOf(session);
  const guard = shown?.guard(reportIn(folder));
  const cwd = stepFolder(session, step);
  const requires = surroundings.required(session, step);
  return {
    reading: step.reading,
    reportsEnd: await place.reportsEnd(),
    environmentFile: environment === undefined ? undefined : await place.keep(environment, folder),
    folder: folder.path,
    options: step.options,
    ...(cwd !== undefined && { cwd }),
    ...(guard !== undefined && { guard }),
    ...(requires !== undefined && { requires }),
    ...(isCompared(step) && { capture: true }),
    ...(keeping !== undefined && { keep: keeping }),
  };
}

/** Where the guard writes what it finds. */
function reportIn({ path }: RunFolder): string {
  return `${path}/told`;
}

/** Why the shell has not begun the block: something is missing, or it is somewhere else, and what was decided about that. */
async function heldBack(
  { session, step, shown, surroundings }: SendingRequest,
  sent: Dispatch,
  folder: RunFolder,
  outcome: Outcome,
): Promise<NotRun | { readonly shown: Shown } | undefined> {
  if (sent.unmet !== undefined) {
    const unmet = await folder.read(sent.unmet);
    if (unmet !== undefined && unmet !== '') return { notRun: unmet.trim().replaceAll('\n', ' ') };
    if ('exitCode' in outcome) surroundings.met(session, step);
  }
  if (sent.elsewhere === undefined || shown === undefined) return undefined;
  const told = readTold((await folder.read(reportIn(folder))) ?? '');
  shown.remember(told);
  if ((await folder.read(sent.elsewhere)) === undefined) return undefined;
  const again = await shown.again(told);
  if (again === undefined) return { notRun: ELSEWHERE };
  return 'notRun' in again ? again : { shown: again };
}

async function concluded(
  { step, keeping, comparisons }: SendingRequest,
  sent: Dispatch,
  folder: RunFolder,
  outcome: Outcome,
): Promise<Outcome> {
  if (!('taken' in outcome)) await keeping?.done();
  return comparisons.outcome(step, sent, folder, outcome);
}

const ELSEWHERE = 'The terminal is somewhere else than you were shown: nothing was run.';

/** A block that was interrupted has not come to give back the folder and the options that it was run with. */
async function giveBack({ restore, status }: Dispatch, place: Place, folder: RunFolder): Promise<void> {
  if (restore === undefined || (status !== undefined && (await folder.read(status)) !== undefined)) return;
  // It is only tidied up: where the shell does not tell its end, nobody waits for that.
  if (await place.isIdle()) await within(GIVEN_BACK_WITHIN, place.send(restore, folder, NOBODY));
}

/** Milliseconds. */
const GIVEN_BACK_WITHIN = 5000;

/** The names that the shell has told it does not have; `undefined` where the block was begun. */
async function missingVariables(outcome: Outcome, file: string | undefined, folder: RunFolder): Promise<readonly string[] | undefined> {
  if (!('exitCode' in outcome) || outcome.exitCode !== UNSET_STATUS || file === undefined) return undefined;
  const text = await folder.read(file);
  return text === undefined ? undefined : unsetIn(text);
}

/** The person gives them a value, or says that none is meant. */
async function askForVariables({ session, step, memory }: SendingRequest, names: readonly string[]): Promise<Values | undefined> {
  const questions = names.map((name) => variableQuestion(step.reading, name, session.declared.inputs));
  const answers = await ask(step, questions, memory.of(session.uri), listerOf(session, step));
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
