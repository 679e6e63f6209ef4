import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  pathOf,
  plan,
  readGivenValues,
  refusalOf,
  requiresAnything,
  select,
  selectable,
  withReading,
  nearest,
  type Effect,
  type Plan,
  type Session,
  type Step,
  type Whereabouts,
} from '../../core/index.ts';
import { count } from '../count.ts';
import { openDocuments } from '../open.ts';
import { folderOf, missingHere, startingFolder, surroundingsOf, valuesFor, type Surroundings } from '../running/declared.ts';
import { RunSession, type StepResult } from '../running/session.ts';
import { UsageError } from '../usage.ts';

export interface RunRequest {
  /** `FILE`, `FILE#ID`, `FILE#Section`, `FILE#4`. */
  readonly targets: readonly string[];
  readonly as: string | undefined;
  /** `name=value`. */
  readonly set: readonly string[];
  /** A file of names and values. */
  readonly inputs: string | undefined;
  readonly from: string | undefined;
  readonly allow: Effect;
  /** Where the steps are to go; what is protected is only destroyed where it is named. */
  readonly context: string | undefined;
  readonly onError: 'stop' | 'continue' | undefined;
  /** For each step, in milliseconds. */
  readonly timeout: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly log: string | undefined;
}

/** A document with what is to run of it. */
interface Target {
  readonly shown: string;
  readonly session: Session;
  readonly plan: Plan;
  /** By name: those that were given, and what the front matter says of the others. */
  readonly values: ReadonlyMap<string, string>;
  readonly surroundings: Surroundings;
  /** Why nothing of it can be run on this machine. */
  readonly missing: readonly string[];
}

/** What is told of a step, and written to the log. */
interface Told {
  readonly path: string;
  readonly id: string;
  readonly label: string;
  readonly line: number;
  readonly effect: Effect;
  readonly status: StepResult['status'] | 'skipped';
  readonly exitCode?: number;
  readonly why?: string;
  readonly output?: string;
  readonly startedAt?: string;
  readonly seconds?: number;
}

/** `steady run`: 0 when every step went well, 1 when one did not, 2 when nothing was run because something in it is refused. */
export async function run(request: RunRequest): Promise<number> {
  const values = await givenValues(request);
  const targets: Target[] = [];
  for (const target of request.targets) targets.push(await opened(target, request, values));
  const refused = targets.flatMap(({ shown, plan: { refusals } }) => refusals.map((refusal) => ({ shown, ...refusal })));
  for (const { shown, step, reason } of refused) process.stderr.write(`steady: ${place(shown, step)}: ${step.label}: ${reason}\n`);
  const missing = targets.flatMap((target) => target.missing.map((what) => `${target.shown}: ${what}`));
  for (const what of missing) process.stderr.write(`steady: ${what}\n`);
  const held = refused.length + missing.length > 0;
  if (request.dryRun) for (const target of targets) showPlan(target);
  else if (held) process.stderr.write(`steady: nothing was run.\n`);
  if (request.dryRun || held) return held ? 2 : 0;
  if (!(await areMet(targets, request))) return 2;
  const told: Told[] = [];
  for (const target of targets) told.push(...(await runOne(target, request)));
  if (request.json) process.stdout.write(`${JSON.stringify({ steps: told }, undefined, 2)}\n`);
  const bad = told.filter(({ status }) => status !== 'ok' && status !== 'skipped').length;
  const ran = told.filter(({ status }) => status !== 'skipped').length;
  process.stderr.write(`${count(ran, 'step')} run, ${String(bad)} failed, ${String(told.length - ran)} skipped\n`);
  return bad > 0 ? 1 : 0;
}

async function givenValues({ set, inputs }: RunRequest): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  if (inputs !== undefined) {
    const text = await readFile(inputs, 'utf8').catch((error: unknown) => {
      throw new UsageError(`Expected --inputs FILE, found ${error instanceof Error ? error.message : String(error)}`);
    });
    const read = readGivenValues(text);
    if ('problem' in read) throw new UsageError(`${inputs}:${String(read.line)}: ${read.problem}`);
    for (const [name, value] of read.values) values.set(name, value);
  }
  for (const given of set) {
    const at = given.indexOf('=');
    if (at < 1) throw new UsageError(`Expected --set name=value, found “${given}”.`);
    values.set(given.slice(0, at), given.slice(at + 1));
  }
  return values;
}

async function opened(target: string, request: RunRequest, given: ReadonlyMap<string, string>): Promise<Target> {
  const hash = target.indexOf('#');
  const file = hash < 0 ? target : target.slice(0, hash);
  const name = hash < 0 ? undefined : target.slice(hash + 1);
  for await (const { shown, session } of openDocuments({ paths: [file], as: request.as, stdinPath: undefined })) {
    if (session.kind === undefined)
      throw new UsageError(`Expected a runbook, found “${shown}”, which is none: give --as runbook if it is.`);
    const chosen = name === undefined ? { steps: session.procedure().steps, single: false } : chosenBy(session, name, shown);
    const steps = request.from === undefined ? chosen.steps : startingAt(session, chosen.steps, request.from, shown);
    const values = valuesFor(session, given);
    const answers = new Map([...values].map(([input, value]) => [input, { kind: 'value', value } as const]));
    const problem = session.configProblems.find(({ concernsRuns }) => concernsRuns)?.message;
    const limited = request.timeout !== undefined;
    const surroundings = await surroundingsOf(session, request.context);
    const { allow, context } = request;
    const { destroys } = session;
    const whereabouts = (step: Step): Whereabouts => surroundings.of(step);
    const planned = plan({ steps, answers, allow, context, limited, named: chosen.single, problem, destroys, whereabouts });
    return { shown, session, plan: planned, values, surroundings, missing: missingHere(session, values) };
  }
  throw new UsageError(`Expected a document at “${file}”, found none that can be read.`);
}

function chosenBy(session: Session, name: string, shown: string): { readonly steps: readonly Step[]; readonly single: boolean } {
  const selection = select(session.procedure(), name);
  if (selection !== undefined) return selection;
  const names = selectable(session.procedure());
  const near = nearest(name, names);
  throw new UsageError(
    `Expected a step or section of ${shown}, found “${name}”; ${near === undefined ? `there are: ${names.join(', ')}` : `the nearest: ${near}`}.`,
  );
}

function startingAt(session: Session, steps: readonly Step[], from: string, shown: string): readonly Step[] {
  const first = chosenBy(session, from, shown).steps[0];
  return steps.filter(({ range }) => range.start.line >= (first?.range.start.line ?? 0));
}

/** What would be sent, exactly, and what would be passed over. */
function showPlan({ shown, session, plan: { planned } }: Target): void {
  for (const each of planned) {
    const where = `${place(shown, each.step)}: ${pathOf(session.procedure(), each.step)}`;
    if (each.kind === 'skip') process.stdout.write(`# ${where}: skipped, ${each.why}\n`);
    else process.stdout.write(`# ${where} [${each.reading.effect}]\n${each.reading.script?.trimEnd() ?? ''}\n\n`);
  }
}

/** Tools may be there and too old: that is asked in the shell itself, of all documents before the first step of any. */
async function areMet(targets: readonly Target[], request: RunRequest): Promise<boolean> {
  let met = true;
  for (const target of targets) {
    // Its variables have been looked for already, among the values that are given too.
    const requires = { ...target.session.declared.requires, env: [] };
    if (!requiresAnything(requires)) continue;
    const asking = sessionFor(target, request);
    try {
      for (const what of await asking.unmet(requires)) {
        process.stderr.write(`steady: ${target.shown}: ${what}\n`);
        met = false;
      }
    } finally {
      await asking.close();
    }
  }
  if (!met) process.stderr.write(`steady: nothing was run.\n`);
  return met;
}

function sessionFor({ session, values, surroundings }: Target, request: RunRequest): RunSession {
  const { allow, context, timeout, json } = request;
  return new RunSession({
    cwd: startingFolder(session),
    folder: folderOf(session),
    environment: session.environment,
    programs: [...new Set(session.procedure().steps.flatMap(({ reading }) => reading.programs))],
    variables: Object.fromEntries(values),
    echo: json ? 'none' : process.stdout.isTTY ? 'bold' : 'plain',
    show: printing(request),
    surroundings,
    refusalOf: (step, told) =>
      refusalOf(step, {
        allow,
        context,
        limited: timeout !== undefined,
        problem: undefined,
        destroys: session.destroys,
        whereabouts: (each) => surroundings.of(each, told),
      }),
  });
}

function printing({ json }: RunRequest): (text: string) => void {
  return (text) => {
    if (!json) process.stdout.write(text);
  };
}

async function runOne(target: Target, request: RunRequest): Promise<Told[]> {
  const {
    session,
    shown,
    plan: { planned },
  } = target;
  const print = printing(request);
  const running = sessionFor(target, request);
  const told: Told[] = [];
  let stopped: string | undefined;
  try {
    for (const each of planned) {
      const { step } = each;
      const skipped = each.kind === 'skip' ? each.why : stopped;
      if (skipped !== undefined || each.kind === 'skip') {
        told.push(account(shown, step, { status: 'skipped', why: skipped ?? '' }));
        continue;
      }
      print(`── ${place(shown, step)} ${pathOf(session.procedure(), step)}\n`);
      const result = await running.run(withReading(step, each.reading), request.timeout);
      if (!result.output.endsWith('\n') && result.output !== '') print('\n');
      print(`${mark(result)}\n`);
      const one = account(shown, withReading(step, each.reading), result);
      told.push(one);
      await writeLog(request.log, one);
      if (stops(result, request)) stopped = `“${step.label}” did not go well`;
    }
  } finally {
    await running.close();
  }
  return told;
}

/** A shell that was ended at a limit is gone, with all that was set in it. */
function stops({ status }: StepResult, { onError }: RunRequest): boolean {
  return status === 'timeout' || status === 'unknown' || (status === 'failed' && onError !== 'continue');
}

function account(shown: string, step: Step, result: StepResult | { readonly status: 'skipped'; readonly why: string }): Told {
  const base = { path: shown, id: step.id, label: step.label, line: step.range.start.line + 1, effect: step.reading.effect };
  if (result.status === 'skipped') return { ...base, ...result };
  const { status, exitCode, why, output, startedAt, seconds } = result;
  return {
    ...base,
    status,
    ...(exitCode !== undefined && { exitCode }),
    ...(why !== undefined && { why }),
    output,
    startedAt: startedAt.toISOString(),
    seconds,
  };
}

function mark({ status, exitCode, seconds, why }: StepResult): string {
  const how = status === 'ok' ? '✓' : status === 'failed' && exitCode !== 0 ? `✗ exit ${String(exitCode)}` : '✗';
  return [how, `${seconds.toFixed(1)} s`, ...(why === undefined ? [] : [why])].join(' · ');
}

/** One line of JSON a step, without its output, which may hold what nobody wants to keep. */
async function writeLog(log: string | undefined, told: Told): Promise<void> {
  const line = { ...told, output: undefined };
  if (log !== undefined) await appendFile(path.resolve(log), `${JSON.stringify(line)}\n`);
}

function place(shown: string, { range }: Step): string {
  return `${shown}:${String(range.start.line + 1)}`;
}
