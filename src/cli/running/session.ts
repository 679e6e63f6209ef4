import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  dispatch,
  environmentText,
  readStatus,
  readTold,
  requirementCheck,
  UNSET_STATUS,
  unsetIn,
  type Dispatch,
  type DispatchRequest,
  expectationOf,
  type Requirements,
  type RunEnvironment,
  type ShellReading,
  type Step,
  type Told,
} from '../../core/index.ts';
import { openBash, type BashSession } from '../../node/index.ts';
import type { Surroundings } from './declared.ts';

/** How a step came out. `output` is what it printed, bounded. */
export interface StepResult {
  readonly status: 'ok' | 'failed' | 'timeout' | 'unknown';
  readonly exitCode: number | undefined;
  /** Commands that failed on the way, where the block goes on after a failure. */
  readonly failedBefore: number;
  readonly output: string;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly why: string | undefined;
}

const MOVES_ON = 'the context of its shell changes while it is asked';
const STARTED = 'started in the background; it is ended with the run';

/** Milliseconds for all tools of a document to tell their versions. */
const CHECK_LIMIT = 30_000;

/** More than this of one step's output is not kept; it is shown all the same. */
const MOST_KEPT = 1 << 20;

export interface SessionRequest {
  readonly cwd: string;
  /** The document's, which what is said of folders in it is relative to. */
  readonly folder: string;
  readonly environment: readonly RunEnvironment[];
  /** Every program that the document runs. */
  readonly programs: readonly string[];
  /** Variables that the person has set for the run. */
  readonly variables: Readonly<Record<string, string>>;
  readonly echo: NonNullable<DispatchRequest['echo']>;
  readonly show: (text: string) => void;
  readonly surroundings: Surroundings;
  /** Why a step is not run after all, where the shell has told where its commands would go. */
  readonly refusalOf: (step: Step, told: Told) => string | undefined;
}

/** One bash for all steps of a document, so that what one sets, the next one sees. */
export class RunSession {
  readonly #request: SessionRequest;
  #bash: BashSession | undefined;
  #folder: string | undefined;
  #runs = 0;
  /** What its shell has told of where commands go. */
  #told: Told | undefined;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  /** `again` where its shell was found to be somewhere else before. */
  async run(step: Step, limit: number | undefined, again = false): Promise<StepResult> {
    const { cwd, show } = this.#request;
    const { reading, options } = step;
    const expectation = options.background ? undefined : expectationOf(step);
    // What is compared is the output alone: the commands are shown before it then.
    const echo = expectation === undefined ? this.#request.echo : 'none';
    if (expectation !== undefined && this.#request.echo !== 'none') show(commandsOf(reading));
    this.#bash ??= openBash(cwd);
    const { sent, report } = await this.#dispatched(step, echo);
    let output = '';
    const keep = (text: string): void => {
      show(text);
      if (output.length < MOST_KEPT) output += text.slice(0, MOST_KEPT - output.length);
    };
    const startedAt = new Date();
    const how = await this.#bash.run(sent.line, { limit: shorter(limit, options.timeout), show: keep });
    const seconds = (Date.now() - startedAt.getTime()) / 1000;
    const told = sent.status === undefined ? undefined : readStatus(await textOf(sent.status));
    if (await this.#isElsewhere(sent, report)) {
      const refusal = again ? MOVES_ON : this.#request.refusalOf(step, this.#told ?? {});
      if (refusal === undefined) return await this.run(step, limit, true);
      return { status: 'failed', exitCode: told?.exitCode, failedBefore: 0, why: refusal, output, startedAt, seconds };
    }
    const unset = sent.unset === undefined ? '' : await textOf(sent.unset);
    const ended = outcome(how, told, unset);
    const why = ended.status === 'ok' ? expectation?.unmet(output) : undefined;
    if (options.background && ended.status === 'ok') return { ...ended, why: STARTED, output, startedAt, seconds };
    return { ...ended, ...(why !== undefined && { status: 'failed', why }), output, startedAt, seconds };
  }

  async #dispatched(step: Step, echo: NonNullable<DispatchRequest['echo']>): Promise<{ readonly sent: Dispatch; readonly report: string }> {
    const { variables, surroundings, folder: documents } = this.#request;
    const { reading, options } = step;
    const folder = path.join(await this.#open(), `run${String((this.#runs += 1))}`);
    const report = `${folder}/told`;
    const guard = surroundings.guard(step, report, this.#told);
    const sent = dispatch({
      reading,
      environmentFile: await this.#environment(),
      folder,
      reportsEnd: false,
      echo,
      assignments: assigned(reading, variables),
      options,
      detached: options.background,
      ...(guard !== undefined && { guard }),
      ...(options.cwd !== undefined && { cwd: path.resolve(documents, options.cwd) }),
    });
    await writeFiles(folder, sent.files);
    return { sent, report };
  }

  /** Its shell has told where commands go: somewhere else than was thought, so that nothing was run. */
  async #isElsewhere({ elsewhere }: Dispatch, report: string): Promise<boolean> {
    if (elsewhere === undefined) return false;
    this.#told = { ...this.#told, ...readTold(await textOf(report)) };
    return exists(elsewhere);
  }

  /** What is missing in its shell of what the document requires, versions too. Nothing is met that has not told so in time. */
  async unmet(requires: Requirements, limit = CHECK_LIMIT): Promise<readonly string[]> {
    this.#bash ??= openBash(this.#request.cwd);
    const folder = path.join(await this.#open(), 'requirements');
    const sent = requirementCheck(requires, { environmentFile: await this.#environment(), folder });
    await writeFiles(folder, sent.files);
    const how = await this.#bash.run(sent.line, { limit, show: () => undefined });
    const told = readStatus(await textOf(sent.status));
    const unmet = (await textOf(sent.unmet)).split('\n').filter((line) => line !== '');
    if (told?.exitCode === 0 || unmet.length > 0) return unmet;
    const found =
      how === 'timeout' ? ` within ${String(limit / 1000)} s, found that they did not` : ', found that the shell ended meanwhile';
    return [`Expected its tools to tell their versions${told === undefined ? found : `, found the status ${String(told.exitCode)}`}`];
  }

  async close(): Promise<void> {
    this.#bash?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  async #open(): Promise<string> {
    return (this.#folder ??= await mkdtemp(path.join(os.tmpdir(), 'steady-')));
  }

  async #environment(): Promise<string | undefined> {
    const text = environmentText(this.#request.environment, this.#request.programs);
    if (text === undefined) return undefined;
    const file = path.join(await this.#open(), 'env');
    await writeFile(file, text, { mode: 0o600 });
    return file;
  }
}

/** The smaller of the person's limit, in milliseconds, and the author's, in seconds. */
function shorter(limit: number | undefined, seconds: number | undefined): number | undefined {
  return seconds === undefined ? limit : Math.min(limit ?? Infinity, seconds * 1000);
}

function commandsOf({ script = '' }: ShellReading): string {
  return `${script
    .trimEnd()
    .split('\n')
    .map((line) => `$ ${line}`)
    .join('\n')}\n`;
}

type Outcome = Pick<StepResult, 'status' | 'exitCode' | 'failedBefore' | 'why'>;

function outcome(how: 'ended' | 'timeout' | 'gone', told: ReturnType<typeof readStatus>, unset: string): Outcome {
  if (how === 'timeout') return { status: 'timeout', exitCode: undefined, failedBefore: 0, why: 'it was ended at its time limit' };
  if (told === undefined) return { status: 'unknown', exitCode: undefined, failedBefore: 0, why: 'its shell ended without telling how' };
  const { exitCode, failedBefore } = told;
  const names = exitCode === UNSET_STATUS ? unsetIn(unset) : [];
  const why =
    names.length === 0 ? undefined : `${names.map((name) => `$${name}`).join(', ')} is not set: give --set ${names[0] ?? ''}=value`;
  return { status: exitCode === 0 ? 'ok' : 'failed', exitCode, failedBefore, why };
}

/** Only what the block reads: a variable that nobody asks for is not set behind the author's back. */
function assigned(reading: ShellReading, variables: Readonly<Record<string, string>>): Record<string, string> {
  const { reads, optional } = reading.variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => reads.includes(name) || optional.includes(name)));
}

async function writeFiles(folder: string, files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  for (const file of files) await writeFile(file.path, file.text, { mode: 0o600, flag: 'wx' });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
