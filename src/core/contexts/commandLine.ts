import type { Assigned, Invocation } from '../shell/index.ts';
import type { ContextTool } from './context.ts';

/** The programs that go where kubectl goes. */
const KUBE = 'kubectl k kubecolor stern k9s kubectx kubens velero flux istioctl linkerd cilium argo';
const NAMES: Readonly<Record<ContextTool, string>> = {
  kubectl: KUBE,
  oc: 'oc',
  helm: 'helm helm3 helmfile',
  aws: 'aws eksctl aws-vault awslocal sam copilot ecs-cli',
  gcloud: 'gcloud gsutil bq',
  az: 'az',
  terraform: 'terraform tf tofu terragrunt',
};

const TOOLS = new Map(
  Object.entries(NAMES).flatMap(([tool, names]) => names.split(' ').map((name) => [name, tool as ContextTool] as const)),
);

/** The tool that a program is, or goes along with; `$KUBECTL` is one too. */
export function toolOf(name: string): ContextTool | undefined {
  const variable = /^\$\{?([A-Z][A-Z0-9_]*?)(?:_CMD|_BIN)?\}?$/.exec(name)?.[1]?.toLowerCase();
  return TOOLS.get(variable ?? name.replace(/\.exe$/, ''));
}

/**
 * The value of an option that is given as `--name value`, `--name=value` or, with one letter, `-nvalue`. The last one holds, as it does for
 * the tools. What stands behind `--` is somebody else's.
 */
export function optionValue(words: readonly string[], ...names: readonly string[]): string | undefined {
  let value: string | undefined;
  for (let at = 0; at < words.length && words[at] !== '--'; at += 1) {
    const word = words[at] ?? '';
    for (const name of names) {
      if (word === name) value = words[at + 1];
      else if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
      else if (/^-[a-z]$/.test(name) && word.startsWith(name) && !word.startsWith('--')) value = word.slice(2);
    }
  }
  return value;
}

/** The words that are no options, up to `--`. The value of an option counts as one, unless the option is among `taking`. */
export function plainWords(words: readonly string[], taking: readonly string[]): readonly string[] {
  const plain: string[] = [];
  for (let at = 0; at < words.length && words[at] !== '--'; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) plain.push(word);
    else if (taking.includes(word)) at += 1;
  }
  return plain;
}

/** A variable in a text, braced or bare. */
const REFERENCE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** What variables a script has given a value by the time of one of its commands. */
export class Variables {
  readonly #values = new Map<string, string>();

  /** Takes in what the command sets for those after it: `A=b` alone, `export A=b`. */
  follow({ name, words, assignments }: Invocation): void {
    const set = ['export', 'declare', 'typeset', 'local', 'readonly'].includes(name);
    if (name === '' || set) for (const { name: variable, value } of assignments) this.#values.set(variable, this.resolve(value));
    if (name === 'unset') for (const word of words) this.#values.set(word, '');
  }

  /** What the script itself has set, for this command too. */
  set(variable: string, own: readonly Assigned[]): string | undefined {
    const value = own.findLast(({ name }) => name === variable)?.value;
    return value === undefined ? this.#values.get(variable) : this.resolve(value);
  }

  /** `$NAME` and `${NAME}` filled in where the script says the value; the rest as it is written. */
  resolve(text: string): string {
    return filledIn(text, (name) => this.#values.get(name));
  }
}

/** The text with its variables filled in as far as a value is known. */
export function filledIn(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(REFERENCE, (whole, braced?: string, bare?: string) => valueOf(braced ?? bare ?? '') ?? whole);
}

/** The variables in a text. */
export function variablesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(REFERENCE), ([, braced, bare]) => braced ?? bare ?? '');
}
