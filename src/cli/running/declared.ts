import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  appliedEnvironment,
  contextGuard,
  contextsInPlay,
  valueProblem,
  type Environment,
  type Session,
  type Step,
  type Told,
  type Whereabouts,
} from '../../core/index.ts';
import { readContextSources, standsOnPath } from '../../node/index.ts';
import { UsageError } from '../usage.ts';

/** The folder that a document says its paths from. */
export function folderOf({ uri }: Session): string {
  return uri.startsWith('file:') ? path.dirname(fileURLToPath(uri)) : process.cwd();
}

/** Where its steps begin. */
export function startingFolder(session: Session): string {
  const { cwd } = session.declared;
  return cwd === undefined ? process.cwd() : path.resolve(folderOf(session), cwd);
}

/** The values of a run: those that are given, and for the other names what the front matter says. */
export function valuesFor({ declared }: Session, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const values = new Map(given);
  for (const input of declared.inputs) {
    const value = values.get(input.name) ?? input.default;
    if (value === undefined) continue;
    const problem = valueProblem(input, value);
    if (problem !== undefined) throw new UsageError(`${input.name}: ${problem}`);
    values.set(input.name, value);
  }
  return values;
}

/** Why nothing of a document can be run here: what it requires is checked before its first step. */
export function missingHere(session: Session, values: ReadonlyMap<string, string>): readonly string[] {
  const { requires, shell } = session.declared;
  const environment = environmentFor(session);
  const tools = requires.tools.filter(({ name }) => !standsOnPath(name, environment['PATH'] ?? ''));
  const variables = requires.env.filter((name) => !environment[name] && !values.has(name));
  return [
    ...(shell === 'zsh' ? ['Expected a document for bash, found one for zsh'] : []),
    ...tools.map(({ name, version }) => `Expected ${name}${version === undefined ? '' : ` ${version}`} on PATH, found none: install it`),
    ...variables.map((name) => `Expected $${name}, found it not set: export it, or give --set ${name}=value`),
  ];
}

/** Where the commands of steps would go. */
export interface Surroundings {
  /** As the files and the environment say, unless the shell has told otherwise. */
  of(step: Step, told?: Told): Whereabouts;
  /** What asks the shell, and writes what it finds to `report`; `undefined` where it makes no difference. */
  guard(step: Step, report: string, told?: Told): string | undefined;
}

/** `context` is the one that the person has named. */
export async function surroundingsOf(session: Session, context: string | undefined): Promise<Surroundings> {
  const sources = await readContextSources(environmentFor(session), startingFolder(session));
  const { protectedNames, declared } = session;
  const required = context ?? declared.requires.context;
  return {
    of: ({ reading }, told) => ({
      contexts: contextsInPlay(reading.script ?? '', { ...sources, ...(told && { told }) }),
      protectedNames,
      required: declared.requires.context,
    }),
    guard({ reading }, report, told) {
      if (reading.effect === 'read' && required === undefined) return undefined;
      return contextGuard({ script: reading.script ?? '', sources: { ...sources, ...(told && { told }) }, report });
    },
  };
}

function environmentFor({ environment }: Session): Environment {
  return appliedEnvironment(environment, process.env);
}
