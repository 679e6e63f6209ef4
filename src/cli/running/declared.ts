import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  appliedEnvironment,
  contextsInPlay,
  valueProblem,
  type Environment,
  type Session,
  type Step,
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

/** Where the commands of the steps would go, as the files and the environment say. */
export async function whereaboutsFor(session: Session): Promise<(step: Step) => Whereabouts> {
  const sources = await readContextSources(environmentFor(session), startingFolder(session));
  const { protectedNames, declared } = session;
  return ({ reading }) => ({
    contexts: contextsInPlay(reading.script ?? '', sources),
    protectedNames,
    required: declared.requires.context,
  });
}

function environmentFor({ environment }: Session): Environment {
  return appliedEnvironment(environment, process.env);
}
