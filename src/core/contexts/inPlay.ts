import { invocationsOf, plainWordsOf, variablesOf, type Invocation } from '../shell/index.ts';
import { filledIn, optionValue, plainWords, toolOf, Variables, variablesIn } from './commandLine.ts';
import type { Ambient, ContextInPlay, ContextKind, ContextTool } from './context.ts';
import {
  awsProfile,
  azureSubscription,
  currentKube,
  gcloudConfiguration,
  gcloudProject,
  terraformWorkspace,
  variable,
  type Said,
} from './current.ts';
import { kubeContext, type KubeContext } from './kubeconfig.ts';
import type { ContextSources, Environment } from './sources.ts';

/**
 * Every name that decides where the commands of a script go: what their options say, else what the script has set, else the environment and
 * the files. `variables` are values that the script's own do not tell and the host knows. Each name once, in the order of the script.
 */
export function contextsInPlay(script: string, sources: ContextSources, variables?: Environment): readonly ContextInPlay[] {
  return [...read(script, sources, variables).found.values()];
}

/** What decides where the commands of a script go and is not in its text, each once. */
export function ambientOf(script: string, sources: ContextSources, variables?: Environment): readonly Ambient[] {
  return [...read(script, sources, variables).asks.values()];
}

function read(script: string, sources: ContextSources, variables: Environment = { ...sources.env, ...sources.told }): Reader {
  const reader = new Reader(sources, variables, new Set(variablesOf(script).sets));
  for (const invocation of invocationsOf(script)) reader.read(invocation);
  return reader;
}

/** What the configuration of a profile says of where it leads. */
const AWS_KEYS = [
  ['sso_account_id', 'account'],
  ['role_arn', 'role'],
  ['sso_role_name', 'role'],
] as const;

function saysEverywhere(words: readonly string[]): boolean {
  return words.includes('-A') || words.includes('--all-namespaces');
}

/** By what kubectl is called: an alias `k` may hold options that `kubectl` does not. */
function programOf(name: string): string {
  return ['k', 'kubecolor', 'oc'].includes(name) ? name : 'kubectl';
}

/** A placeholder that is still open has been written over with as many letters. */
function isKnown(name: string): boolean {
  return !/[$`*]/.test(name) && !/^x{3,}$/.test(name);
}

class Reader {
  readonly found = new Map<string, ContextInPlay>();
  readonly asks = new Map<string, Ambient>();
  readonly #variables = new Variables();
  #tool: ContextTool = 'kubectl';
  /** The script has gone to another folder. */
  #moved = false;
  #invocation: Invocation = { name: '', called: '', words: [], assignments: [] };

  constructor(
    private readonly sources: ContextSources,
    private readonly given: Environment,
    /** Variables that the script itself gives a value, of which the shell knows nothing before. */
    private readonly own: ReadonlySet<string>,
  ) {}

  read(invocation: Invocation): void {
    this.#variables.follow(invocation);
    this.#moved ||= invocation.name === 'cd' || invocation.name === 'pushd';
    const tool = toolOf(invocation.name);
    if (tool === undefined) return;
    this.#tool = tool;
    this.#invocation = invocation;
    if (tool === 'aws') this.#aws();
    else if (tool === 'gcloud') this.#gcloud();
    else if (tool === 'az') this.#az();
    else if (tool === 'terraform') this.#terraform();
    else this.#kube();
  }

  #kube(): void {
    const { words, name } = this.#invocation;
    const file = this.#said('kubeconfig', '--kubeconfig') ?? this.#set('kubeconfig', 'KUBECONFIG');
    const context = this.#said('context', '--context', '--kube-context', '--kubecontext') ?? this.#helm('context', 'HELM_KUBECONTEXT');
    // The files of another KUBECONFIG have not been read: its own name has to tell.
    const kube =
      file !== undefined ? undefined : context === undefined ? currentKube(this.sources) : kubeContext(this.sources.kubeconfigs, context);
    const ambient = context === undefined;
    if (file === undefined && ambient) this.#ask('kube', programOf(name));
    if (kube !== undefined) this.#cluster(kube, ambient);
    const namespace = this.#said('namespace', '-n', '--namespace') ?? this.#helm('namespace', 'HELM_NAMESPACE');
    if (kube !== undefined && namespace === undefined && !saysEverywhere(words))
      this.#add('namespace', kube.namespace || 'default', ambient ? kube.file : '--context', ambient);
    this.#kubeSwitch(name, plainWordsOf(name, words));
  }

  #cluster({ context, cluster, file }: KubeContext, ambient: boolean): void {
    if (ambient) this.#add('context', context, file, true);
    if (cluster !== '' && cluster !== context) this.#add('cluster', cluster, ambient ? file : '--context', ambient);
  }

  /** Commands that go on to another place, or make one the current. */
  #kubeSwitch(name: string, [first, second, third]: readonly string[]): void {
    if (name === 'kubectx') this.#says('context', first, 'kubectx');
    else if (name === 'kubens') this.#says('namespace', first, 'kubens');
    else if (name === 'oc' && first === 'project') this.#says('namespace', second, 'oc project');
    else if (first === 'config' && second === 'use-context') this.#says('context', third, 'use-context');
  }

  #aws(): void {
    const { words, name } = this.#invocation;
    if (words[0] === 'eks' && words[1] === 'update-kubeconfig') this.#says('cluster', optionValue(words, '--name'), 'update-kubeconfig');
    const vault = name === 'aws-vault' && words[0] === 'exec' ? plainWords(words.slice(1), ['-d', '--duration'])[0] : undefined;
    if (vault !== undefined) this.#says('profile', vault, 'aws-vault');
    const said = this.#said('profile', '--profile') ?? this.#set('profile', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE') ?? vault;
    if (said === undefined) this.#awsAmbient();
    const setting = awsProfile(this.sources, said ?? variable(this.sources, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE')?.name ?? 'default');
    for (const [key, kind] of AWS_KEYS) {
      const found = setting(key);
      if (found !== undefined) this.#add(kind, found.name, found.from, said === undefined);
    }
    if ((this.#said('region', '--region') ?? this.#set('region', 'AWS_REGION', 'AWS_DEFAULT_REGION')) !== undefined) return;
    this.#ask('aws region');
    const region = variable(this.sources, 'AWS_REGION', 'AWS_DEFAULT_REGION') ?? setting('region');
    if (region !== undefined) this.#ambient('region', region);
  }

  /** Keys in the environment go before a profile there. Which of the two variables counts is another matter from version to version. */
  #awsAmbient(): void {
    this.#ask('aws profile');
    const keys = variable(this.sources, 'AWS_ACCESS_KEY_ID');
    if (keys !== undefined) this.#ambient('credentials', { name: 'of the environment', from: keys.from });
    const profiles = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].flatMap((name) => variable(this.sources, name) ?? []);
    for (const profile of profiles) this.#ambient('profile', profile);
    if (profiles.length === 0 && keys === undefined) this.#ambient('profile', { name: 'default', from: 'aws' });
  }

  #gcloud(): void {
    const { words } = this.#invocation;
    const configuration = this.#said('configuration', '--configuration') ?? this.#set('configuration', 'CLOUDSDK_ACTIVE_CONFIG_NAME');
    const project = this.#said('project', '--project', '--project_id') ?? this.#set('project', 'CLOUDSDK_CORE_PROJECT');
    if (project === undefined) {
      this.#ask('gcloud');
      if (configuration === undefined) this.#ambient('configuration', gcloudConfiguration(this.sources));
      const found = gcloudProject(this.sources, configuration);
      if (found !== undefined) this.#add('project', found.name, found.from, configuration === undefined);
    }
    const plain = plainWords(words, ['--project', '--configuration', '--region', '--zone', '--location']);
    const [first, second, third, fourth] = plain;
    if (first === 'config' && second === 'set' && /^(?:core\/)?project$/.test(third ?? '')) this.#says('project', fourth, 'config set');
    if (first === 'config' && second === 'configurations' && third === 'activate') this.#says('configuration', fourth, 'activate');
    if (first === 'container' && third === 'get-credentials') this.#says('cluster', fourth, 'get-credentials');
  }

  #az(): void {
    const { words } = this.#invocation;
    const set = words[0] === 'account' && words[1] === 'set';
    if (set) this.#said('subscription', '-s', '-n', '--name');
    if (this.#said('subscription', '--subscription') === undefined && !set) {
      this.#ask('az');
      const found = azureSubscription(this.sources);
      if (found !== undefined) this.#ambient('subscription', found);
    }
    if (words[0] === 'aks' && words[1] === 'get-credentials') this.#says('cluster', optionValue(words, '-n', '--name'), 'get-credentials');
  }

  #terraform(): void {
    const { words } = this.#invocation;
    const directory = this.#said('directory', '-chdir', '--chdir', '--terragrunt-working-dir');
    this.#said('variables', '-var-file', '--var-file');
    const [first, second, third] = plainWords(words, ['-var-file', '-var']);
    if (first === 'workspace' && (second === 'select' || second === 'new')) this.#says('workspace', third, 'workspace select');
    else if (this.#set('workspace', 'TF_WORKSPACE') === undefined) {
      this.#ask('terraform');
      const workspace = terraformWorkspace(this.sources);
      // Each folder has its own, where no variable says it for all.
      const elsewhere = (directory !== undefined || this.#moved) && workspace.from !== 'TF_WORKSPACE';
      if (elsewhere) this.#unknown('workspace', 'of that folder', 'terraform');
      else this.#ambient('workspace', workspace);
    }
  }

  #helm(kind: ContextKind, name: string): string | undefined {
    if (this.#tool !== 'helm') return undefined;
    const set = this.#set(kind, name);
    if (set !== undefined) return set;
    this.#ask('helm');
    const found = variable(this.sources, name);
    if (found !== undefined) this.#ambient(kind, found);
    return found?.name;
  }

  /** What an option of the command says. */
  #said(kind: ContextKind, ...options: readonly string[]): string | undefined {
    const from = options.find((option) => optionValue(this.#invocation.words, option) !== undefined);
    return from === undefined ? undefined : this.#says(kind, optionValue(this.#invocation.words, ...options), from);
  }

  /** What a variable says that the script itself has set. */
  #set(kind: ContextKind, ...variables: readonly string[]): string | undefined {
    for (const name of variables) {
      const value = this.#variables.set(name, this.#invocation.assignments);
      if (value !== undefined && value !== '') return this.#says(kind, value, name);
    }
    return undefined;
  }

  #says(kind: ContextKind, value: string | undefined, from: string): string | undefined {
    if (value === undefined || value === '' || value.startsWith('-')) return undefined;
    const written = this.#variables.resolve(value);
    // What is known here of a variable may be another thing in the terminal.
    const outer = variablesIn(written).filter((variable) => !this.own.has(variable));
    for (const variable of outer) this.#ask('variable', variable);
    const name = filledIn(written, (variable) => (outer.includes(variable) ? this.given[variable] : undefined));
    const asked = !/[$`*]/.test(filledIn(written, (variable) => (outer.includes(variable) ? '' : undefined)));
    this.#keep({ tool: this.#tool, kind, name, from, ambient: false, known: isKnown(name), asked });
    return name;
  }

  #ask(group: Ambient['group'], program = ''): void {
    this.asks.set(`${group} ${program}`, { group, program });
  }

  #ambient(kind: ContextKind, { name, from }: Said): void {
    this.#add(kind, name, from, true);
  }

  #add(kind: ContextKind, name: string, from: string, ambient: boolean): void {
    this.#keep({ tool: this.#tool, kind, name, from, ambient, known: isKnown(name), asked: true });
  }

  #unknown(kind: ContextKind, name: string, from: string): void {
    this.#keep({ tool: this.#tool, kind, name, from, ambient: false, known: false, asked: false });
  }

  #keep(context: ContextInPlay): void {
    const key = `${context.kind} ${context.name}`;
    const before = this.found.get(key);
    if (before === undefined || (context.ambient && !before.ambient)) this.found.set(key, context);
  }
}
