import {
  dispatch,
  environmentText,
  UNSET_STATUS,
  unsetIn,
  variableQuestion,
  type DispatchRequest,
  type Session,
  type Step,
} from '../../core/index.ts';
import { createRunFolder, type RunFolder } from '../../node/index.ts';
import type { Outcome, Told } from './execution.ts';
import type { InputMemory } from './memory.ts';
import type { Place } from './place.ts';
import { ask } from './questions.ts';

/** What the person has said of variables that the shell does not have. */
type Values = Required<Pick<DispatchRequest, 'assignments' | 'leftUnset'>>;

const NO_VALUES: Values = { assignments: {}, leftUnset: [] };

/** A step on its way to the place where it runs. */
export interface SendingRequest {
  readonly session: Session;
  readonly step: Step;
  readonly place: Place;
  readonly memory: InputMemory;
  /** What is heard before the end. */
  readonly told: Told;
}

/** Sends a step and waits for its end; asks for variables that the shell turns out not to have, and sends it again. */
export async function sendStep(request: SendingRequest, values: Values = NO_VALUES): Promise<Outcome> {
  const { session, step, place, told } = request;
  const reportsEnd = await place.reportsEnd();
  const folder = await createRunFolder();
  const environment = environmentOf(session);
  const asked: DispatchRequest = {
    reading: step.reading,
    environmentFile: environment === undefined ? undefined : await place.keep(environment, folder),
    folder: folder.path,
    reportsEnd,
    ...values,
  };
  try {
    const unprepared = await place.prepare(asked, folder);
    if (unprepared !== undefined) return unprepared;
    const sent = dispatch(asked);
    const outcome = await place.send(sent, folder, told);
    const missing = await missingVariables(outcome, sent.unset, folder);
    if (missing === undefined) return outcome;
    const more = await askForVariables(request, missing);
    if (more === undefined) return { unknown: `${missing.map((name) => `$${name}`).join(', ')} is not set; nothing was run` };
    return await sendStep(request, merged(values, more));
  } finally {
    await folder.remove();
  }
}

/** The names that the shell has told it does not have; `undefined` where the block was begun. */
async function missingVariables(outcome: Outcome, file: string | undefined, folder: RunFolder): Promise<readonly string[] | undefined> {
  if (!('exitCode' in outcome) || outcome.exitCode !== UNSET_STATUS || file === undefined) return undefined;
  const text = await folder.read(file);
  return text === undefined ? undefined : unsetIn(text);
}

/** The person gives them a value, or says that none is meant. */
async function askForVariables({ session, step, memory }: SendingRequest, names: readonly string[]): Promise<Values | undefined> {
  const questions = names.map((name) => variableQuestion(step.reading, name));
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
