import { inputPlaces, maskInputs } from './inputs.ts';
import { parseShell, type Assigned } from './parser.ts';
import { tokenStatements } from './tokens.ts';
import { innerCommands } from './unwrap.ts';

/** One program that a script runs on this machine, with its arguments as far as the text tells them. */
export interface Invocation {
  /** Without its path: `kubectl` for `/usr/bin/kubectl`. Empty for assignments alone. */
  readonly name: string;
  /** As it is called, with its path. */
  readonly called: string;
  readonly words: readonly string[];
  /** `NAME=value` in front of it, of what wraps it too. */
  readonly assignments: readonly Assigned[];
}

/** Commands in commands in commands: deeper than this nobody writes them. */
const DEEPEST = 5;
const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([^]*)$/;
/** What they run, they run somewhere else: in a pod, in a container, on another machine. */
const ELSEWHERE = new Set(
  (
    'kubectl k oc kubecolor crictl docker podman nerdctl docker-compose podman-compose nomad lxc ssh gcloud vagrant cf virtctl aws ansible ' +
    'salt pssh parallel-ssh clush heroku'
  ).split(' '),
);

/** Every program that a script runs on this machine, in the order of its text: in loops, substitutions and behind `sudo` or `watch` too. */
export function invocationsOf(script: string): readonly Invocation[] {
  return gathered(script, false);
}

/** The same, with what it runs somewhere else: behind `ssh` and `kubectl exec`. */
export function invocationsAnywhere(script: string): readonly Invocation[] {
  return gathered(script, true);
}

interface Gathering {
  readonly found: Invocation[];
  readonly elsewhere: boolean;
}

function gathered(script: string, elsewhere: boolean): readonly Invocation[] {
  const found: Invocation[] = [];
  gatherAll(maskInputs(script, inputPlaces(script)), [], { found, elsewhere }, 0);
  return found;
}

function gatherAll(script: string, assignments: readonly Assigned[], into: Gathering, depth: number): void {
  const parsed = parseShell(script);
  const statements = parsed.error === undefined ? parsed.statements : tokenStatements(script);
  for (const { commands } of statements)
    for (const command of commands) gather(command.words, [...assignments, ...command.assignments], into, depth);
}

function gather(all: readonly string[], outer: readonly Assigned[], into: Gathering, depth: number): void {
  if (depth > DEEPEST) return;
  const start = all.findIndex((word) => !ASSIGNMENT.test(word));
  const own = (start < 0 ? all : all.slice(0, start)).flatMap(assignmentOf);
  const assignments = [...outer, ...own];
  const [called = '', ...words] = start < 0 ? [] : all.slice(start);
  const name = called.slice(called.lastIndexOf('/') + 1).replace(/^\\/, '');
  into.found.push({ name, called, words, assignments });
  if (ELSEWHERE.has(name) && !into.elsewhere) return;
  const passed = name === 'env' || name === 'sudo' ? [...assignments, ...words.flatMap(assignmentOf)] : assignments;
  for (const inner of innerCommands(name, words)) {
    if ('words' in inner) gather(inner.words, passed, into, depth + 1);
    else gatherAll(inner.script, passed, into, depth + 1);
  }
}

function assignmentOf(word: string): readonly Assigned[] {
  const [, name, value] = ASSIGNMENT.exec(word) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value }];
}
