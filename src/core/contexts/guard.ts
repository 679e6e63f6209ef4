import { quote } from '../shell/index.ts';
import { azureSubscription, currentKube, gcloudConfiguration, gcloudProject, terraformWorkspace } from './current.ts';
import { ambientOf } from './inPlay.ts';
import { questions, type Question } from './questions.ts';
import type { ContextSources, Environment, Told } from './sources.ts';

/** The status of a script that was not run because its shell is somewhere else than where the person was told that it is. */
export const CONTEXT_CHANGED = 213;

/** Where a guard is made for. */
export interface GuardRequest {
  /** What would run, with every value filled in. */
  readonly script: string;
  /** What the person was shown. */
  readonly sources: ContextSources;
  /** Values of variables that the host knows besides. */
  readonly variables?: Environment;
  /** The folder that it was shown to run in. */
  readonly folder?: string;
  /** A file of mode 0600 into which the guard writes what it finds, for `readTold`. */
  readonly report?: string;
}

/**
 * A command for bash, zsh and dash that compares where this very shell would send the script with what the person was shown, and fails with
 * `CONTEXT_CHANGED` and a message where that is not the same. To be put in front of the script as `… || return`. It runs in a subshell, leaves
 * nothing behind, and uses builtins, files and `kubectl config view` only, which reads files. `undefined` where nothing has to be asked.
 */
export function contextGuard({ script, sources, variables, folder, report }: GuardRequest): string | undefined {
  const ambient = ambientOf(script, sources, variables);
  if (ambient.length === 0 && folder === undefined) return undefined;
  const asked = ambient.flatMap((each) => questions(each));
  const place = folder === undefined ? [] : inFolder(folder);
  return ['(', ...HEAD, ...place, ...asked.flatMap((question) => lines(question, expected(question, sources))), ...tail(report), ')'].join(
    '\n',
  );
}

/** Reads what a guard has written: to be given to the sources as `told`, before the person is asked again. */
export function readTold(text: string): Told {
  const told: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^([A-Za-z_][\w.]{0,59})=([^\p{Cc}]*)$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined && name !== '__proto__') told[name] = value;
  }
  return told;
}

const HEAD: readonly string[] = [
  '__steady_status=0 __steady_told=',
  `__steady_line='\n'`,
  '__steady_is() {',
  '  __steady_told=$__steady_told$1=$4$__steady_line',
  '  [ "$3" = "$4" ] && return 0',
  `  [ "$__steady_status" = 0 ] && printf 'steady: nothing was run: this terminal is somewhere else than you were shown.\\n' >&2`,
  `  printf 'steady: Expected %s “%s”, found “%s”.\\n' "$2" "\${3:-none}" "\${4:-none}" >&2`,
  `  __steady_status=${String(CONTEXT_CHANGED)}`,
  '}',
];

/** `>|` also where the person has forbidden to write over files. */
function tail(report: string | undefined): readonly string[] {
  return [...(report === undefined ? [] : [`printf '%s' "$__steady_told" >|${quote(report)}`]), 'exit "$__steady_status"'];
}

/** The same folder by another name is the same. */
function inFolder(folder: string): readonly string[] {
  const path = quote(folder);
  return [
    '__steady_folder=$PWD',
    `[ "$PWD" -ef ${path} ] && __steady_folder=${path}`,
    `__steady_is folder 'the folder' ${path} "$__steady_folder"`,
  ];
}

function lines({ prepare, compare, when }: Question, values: readonly string[]): readonly string[] {
  const compared = compare.map(
    ({ name, label, found }, at) => `__steady_is ${quote(name)} ${quote(label)} ${quote(values[at] ?? '')} "${found}"`,
  );
  return when === undefined ? [...prepare, ...compared] : [`if ${when}; then`, ...prepare, ...compared, 'fi'];
}

function expected({ compare }: Question, sources: ContextSources): readonly string[] {
  return compare.map(({ name }) => sources.told?.[name] ?? SHOWN[name]?.(sources) ?? sources.env[name] ?? '');
}

/** What the person was shown, by what is asked; the rest are variables. */
const SHOWN: Readonly<Record<string, (sources: ContextSources) => string>> = {
  'kube.context': (sources) => currentKube(sources)?.context ?? '',
  'kube.namespace': (sources) => currentKube(sources)?.namespace ?? '',
  'kube.server': (sources) => currentKube(sources)?.server ?? '',
  'gcloud.configuration': (sources) => gcloudConfiguration(sources).name,
  'gcloud.project': (sources) => gcloudProject(sources)?.name ?? '',
  'az.subscription': (sources) => azureSubscription(sources)?.id ?? '',
  'terraform.workspace': (sources) => terraformWorkspace(sources).name,
  AWS_ACCESS_KEY_ID: (sources) => (sources.env['AWS_ACCESS_KEY_ID'] ? 'set' : ''),
};
