import { optionValue, variablesIn } from '../contexts/index.ts';
import { invocationsOf, plainWordsOf, quote, variablesOf, type Invocation } from '../shell/index.ts';

/** State that a command is about to alter, and how it comes back. */
export interface Keepable {
  /** Reads it: `kubectl get deploy/api -n shop -o yaml`. */
  readonly get: string;
  /** The program with the options that say where: `kubectl --context prod-eu`. */
  readonly program: string;
  readonly verb: 'scale' | 'set' | 'patch' | 'delete' | 'rollout';
  /** As the command names it: `deploy/api`. */
  readonly objects: readonly string[];
  /** `-n shop`, for a command that names the objects again. */
  readonly place: readonly string[];
}

const PROGRAMS = new Set(['kubectl', 'oc', 'k', 'kubecolor']);
const VERBS = new Set<string>(['scale', 'set', 'patch', 'delete', 'rollout'] satisfies Keepable['verb'][]);
/** Behind these verbs stands another word before the objects. */
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  set: ['image', 'env', 'resources', 'serviceaccount', 'sa', 'selector', 'subject'],
  rollout: ['restart', 'undo', 'pause', 'resume'],
};
/** What says where the objects are, and which they are. */
const WHERE = ['--context', '--kubeconfig', '--cluster', '--user'];
const PLACE = ['-n', '--namespace'];
const WHICH = ['-l', '--selector'];
/** What holds secrets is not written to a disk: `secret`, `secrets.v1`, and whatever else `all` may come to hold. */
const SECRET = /^(?:secrets?(?:\.|$)|all$)/i;
const MOST = 5;

/**
 * What of the state that a script alters can be kept before: for what kubectl scales, sets, patches, deletes and rolls out, where the command
 * itself names it. Nothing is found where anything of it is only known while it runs.
 */
export function keepableIn(script: string): readonly Keepable[] {
  const invocations = invocationsOf(script);
  // Before the block the shell is where it was, and knows nothing of what the block sets.
  const own = new Set(variablesOf(script).sets);
  if (own.has('KUBECONFIG') || invocations.some(goesElsewhere)) return [];
  const found = invocations.filter(({ name }) => PROGRAMS.has(name)).flatMap((invocation) => keepableOf(invocation, own) ?? []);
  return found.slice(0, MOST);
}

/** Makes another context or namespace the current one. */
function goesElsewhere({ name, words }: Invocation): boolean {
  if (name === 'kubectx' || name === 'kubens') return words.length > 0;
  return PROGRAMS.has(name) && ['config', 'project', 'login'].includes(plainWordsOf(name, words)[0] ?? '');
}

function keepableOf({ name, words, assignments }: Invocation, own: ReadonlySet<string>): Keepable | undefined {
  if (assignments.length > 0) return undefined;
  const [verb = '', ...rest] = plainWordsOf(name, words);
  if (!VERBS.has(verb)) return undefined;
  const subcommands = SUBCOMMANDS[verb];
  if (subcommands !== undefined && !subcommands.includes(rest[0] ?? '')) return undefined;
  // What is set stands behind what it is set of: `deploy/api app=app:2`.
  const named = subcommands === undefined ? rest : rest.slice(1);
  const end = named.findIndex((word) => word.includes('=') || word.endsWith('-'));
  const objects = end < 0 ? named : named.slice(0, end);
  const which = options(words, WHICH);
  const isWhole = objects.length > 1 || objects[0]?.includes('/') === true || which.length > 0;
  if (objects.length === 0 || !isWhole || mayHoldSecrets(objects) || objects.some((word) => word.startsWith('-'))) return undefined;
  const [where, place] = [options(words, WHERE), options(words, PLACE)];
  const all = [...objects, ...which, ...where, ...place];
  if (!all.every(isPlain) || all.flatMap(variablesIn).some((variable) => own.has(variable))) return undefined;
  const program = [name, ...where.map(quoted)].join(' ');
  const get = [program, 'get', ...objects.map(quoted), ...which.map(quoted), ...place.map(quoted), '-o yaml'].join(' ');
  return { get, program, verb: verb as Keepable['verb'], objects, place };
}

/** A kind that only the shell knows may be any. Behind a kind that stands alone come names: `pod "$POD"`. */
function mayHoldSecrets(objects: readonly string[]): boolean {
  const kindsOf = (word: string): readonly string[] => word.split(',').map((each) => each.split('/')[0] ?? '');
  const withKinds = objects.some((word) => word.includes('/')) ? objects : objects.slice(0, 1);
  return withKinds.flatMap(kindsOf).some((kind) => kind.includes('$')) || objects.flatMap(kindsOf).some((kind) => SECRET.test(kind));
}

/** Both spellings of an option are one: the value that holds is taken. */
function options(words: readonly string[], names: readonly string[]): readonly string[] {
  const [short = '', ...others] = names;
  if (short.startsWith('--')) return names.flatMap((name) => optionOf(words, name));
  const value = optionValue(words, short, ...others);
  return value === undefined ? [] : [short, value];
}

function optionOf(words: readonly string[], name: string): readonly string[] {
  const value = optionValue(words, name);
  return value === undefined ? [] : [name, value];
}

/** Known before it runs: letters as they are, or a variable of the shell. `~` would be another word in the quotes that we write. */
function isPlain(word: string): boolean {
  return !/[`\\"'~!*?[\]{}()<>|;&\s]/.test(word.replaceAll(VARIABLE, '')) && !word.replaceAll(VARIABLE, '').includes('$');
}

const VARIABLE = /\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/g;

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return word.includes('$') ? `"${word}"` : quote(word);
}

/** Lines that write the state into files, before anything of the block runs; where one cannot be read nothing runs. */
export function keepLines(keepables: readonly Keepable[], files: readonly string[]): readonly string[] {
  return keepables.map(({ get }, at) => {
    const said = `steady: the state could not be kept; nothing was run: ${get}`;
    return `${get} >| ${quote(files[at] ?? '')} || { __steady_status=$?; printf '%s\\n' ${quote(said)} >&2; return "$__steady_status"; }`;
  });
}

/** The command that brings back what stands in a file, by what the file says; `undefined` where the file does not hold it. */
export function restoringCommand({ program, verb, objects, place }: Keepable, file: string, text: string): string | undefined {
  if (!/^kind: \S/m.test(text)) return undefined;
  const replicas = /^ {2}replicas: (\d+)$/m.exec(text)?.[1];
  if (verb === 'scale') {
    if (replicas === undefined) return undefined;
    return [program, 'scale', ...objects.map(quoted), ...place.map(quoted), `--replicas=${replicas}`].join(' ');
  }
  // What the cluster has written of one object must not be said of the next.
  const indent = ' '.repeat(/^kind: List$/m.test(text) ? 4 : 2);
  const without = ['uid', 'resourceVersion'].map((key) => `-e '/^${indent}${key}:/d'`).join(' ');
  return `sed ${without} ${quote(file)} | ${program} ${verb === 'delete' ? 'create' : 'replace'} -f -`;
}
