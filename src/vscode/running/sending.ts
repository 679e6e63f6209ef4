import * as vscode from 'vscode';
import {
  dispatch,
  environmentText,
  inWords,
  preparation,
  readTold,
  UNSET_STATUS,
  unsetIn,
  variableQuestion,
  type DispatchRequest,
  type Session,
  type Step,
} from '../../core/index.ts';
import { createRunFolder, type RunFolder } from '../../node/index.ts';
import { settingsFor } from '../host/settings.ts';
import type { Shown } from './admission.ts';
import { send, type Outcome, type Told } from './execution.ts';
import type { InputMemory } from './memory.ts';
import { ask } from './questions.ts';
import type { Trace } from './states.ts';
import { stepFolder } from './surroundings.ts';
import type { Ready, Terminals } from './terminals.ts';

/** What the person has said of variables that the shell does not have. */
type Values = Required<Pick<DispatchRequest, 'assignments' | 'leftUnset'>>;

const NO_VALUES: Values = { assignments: {}, leftUnset: [] };

/** A step on its way into a terminal that is free. */
export interface SendingRequest {
  readonly session: Session;
  readonly step: Step;
  readonly ready: Ready;
  readonly terminals: Terminals;
  readonly memory: InputMemory;
  /** What was confirmed of where its commands go. */
  readonly shown: Shown | undefined;
  /** What is heard before the end; `begun` once it is known where the end will be told. */
  readonly told: Told & { begun(trace: Trace | undefined): void };
}

/** Sends a step and waits for its end; asks for variables that the shell turns out not to have, and sends it again. */
export async function sendStep(request: SendingRequest, values: Values = NO_VALUES): Promise<Outcome> {
  const { session, step, ready, terminals, told } = request;
  const { terminal } = ready;
  const { shellIntegrationTimeout } = settingsFor(vscode.Uri.parse(session.uri));
  const integration = await terminals.integration(terminal, shellIntegrationTimeout);
  const folder = await createRunFolder();
  const report = `${folder.path}/told`;
  const guard = request.shown?.guard(report);
  const cwd = stepFolder(session, step);
  const asked: DispatchRequest = {
    reading: step.reading,
    environmentFile: await environmentOf(session, terminal, terminals),
    folder: folder.path,
    reportsEnd: integration !== undefined,
    options: step.options,
    ...(cwd !== undefined && { cwd }),
    ...(guard !== undefined && { guard }),
    ...values,
  };
  const sending = { terminal, integration, folder, terminals };
  try {
    if (ready.fresh) {
      const prepared = await send(preparation(asked), sending);
      if ('unknown' in prepared) return prepared;
      if (prepared.exitCode !== 0) return { unknown: 'the environment of the workspace could not be set; nothing was run' };
    }
    const sent = dispatch(asked);
    told.begun(await traceOf(terminal, folder, sent.status));
    const outcome = await untilLimit(step, terminal, told, (heard) => send(sent, { ...sending, told: heard }));
    if (sent.restore !== undefined && (await wasInterrupted(sent.status, sending))) await send(sent.restore, sending);
    if (sent.elsewhere !== undefined && (await folder.read(sent.elsewhere)) !== undefined) {
      const shown = await request.shown?.again(readTold((await folder.read(report)) ?? ''));
      if (shown === undefined) return { unknown: 'the terminal is somewhere else than it was shown; nothing was run' };
      return await sendStep({ ...request, shown, ready: { terminal, fresh: false } }, values);
    }
    const missing = await missingVariables(outcome, sent.unset, folder);
    if (missing === undefined) return outcome;
    const more = await askForVariables(request, missing);
    if (more === undefined) return { unknown: `${missing.map((name) => `$${name}`).join(', ')} is not set; nothing was run` };
    return await sendStep({ ...request, ready: { terminal, fresh: false } }, merged(values, more));
  } finally {
    await folder.remove();
  }
}

const CONTROL_C = '\u0003';

/** The author's limit was shown to the person who clicked: what has not ended by then gets what Stop would send. */
async function untilLimit(step: Step, terminal: vscode.Terminal, told: Told, sent: (told: Told) => Promise<Outcome>): Promise<Outcome> {
  const { timeout } = step.options;
  if (timeout === undefined) return sent(told);
  let timer: NodeJS.Timeout | undefined;
  const limit = { reached: false };
  const heard: Told = {
    typed() {
      told.typed();
      timer = setTimeout(() => {
        limit.reached = true;
        terminal.sendText(CONTROL_C, false);
      }, timeout * 1000);
    },
    silent: (why) => {
      told.silent(limit.reached ? `ended at its limit of ${inWords(timeout)}` : why);
    },
  };
  try {
    const outcome = await sent(heard);
    return limit.reached && 'exitCode' in outcome ? { ...outcome, limit: timeout } : outcome;
  } finally {
    clearTimeout(timer);
  }
}

/** The block has not come to its own end, and the shell waits for the next line. */
async function wasInterrupted(status: string | undefined, { folder, terminal, terminals }: Where): Promise<boolean> {
  if (terminal.exitStatus !== undefined || (status !== undefined && (await folder.read(status)) !== undefined)) return false;
  return (await terminals.readiness(terminal)) === 'idle';
}

interface Where {
  readonly folder: RunFolder;
  readonly terminal: vscode.Terminal;
  readonly terminals: Terminals;
}

async function traceOf(terminal: vscode.Terminal, folder: RunFolder, status: string | undefined): Promise<Trace | undefined> {
  const shell = await terminal.processId;
  return shell === undefined || status === undefined ? undefined : { shell, folder: folder.path, status };
}

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

/** The environment that the workspace sets for what it runs, in a file; only a trusted workspace gets this far. */
async function environmentOf(session: Session, terminal: vscode.Terminal, terminals: Terminals): Promise<string | undefined> {
  const programs = new Set(session.procedure().steps.flatMap(({ reading }) => reading.programs));
  const text = environmentText(session.environment, [...programs]);
  return text === undefined ? undefined : terminals.keep(terminal, text);
}
