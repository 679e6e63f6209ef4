import { readOnce, type ContextFile } from './file.ts';
import { readIni } from './ini.ts';
import { kubeContext, type KubeContext } from './kubeconfig.ts';
import { filled, type ContextSources } from './sources.ts';

/** A name with what says so: a variable, or a file. */
export interface Said {
  readonly name: string;
  readonly from: string;
}

/** In a terminal that has told, by its own account. */
const TOLD = 'the terminal';

/** Where kubectl, oc and helm go when no option says otherwise. */
export function currentKube(sources: ContextSources): KubeContext | undefined {
  const { told } = sources;
  const context = told?.['kube.context'];
  if (context === undefined) return kubeContext(sources.kubeconfigs);
  if (context === '') return undefined;
  const known = kubeContext(sources.kubeconfigs, context);
  const server = told?.['kube.server'] ?? known?.server ?? '';
  return {
    context,
    // The name of the cluster may be that of another file, where the servers differ.
    cluster: known?.server === server ? known.cluster : '',
    server,
    namespace: told?.['kube.namespace'] ?? known?.namespace ?? '',
    file: TOLD,
  };
}

/** The first of these variables that is set, as the terminal has told it or else as it was read. */
export function variable(sources: ContextSources, ...names: readonly string[]): Said | undefined {
  for (const name of names) {
    const value = filled(sources.told?.[name] ?? sources.env[name]);
    if (value !== undefined) return { name: value, from: name };
  }
  return undefined;
}

const iniOf = readOnce(({ text }: ContextFile) => readIni(text ?? ''));

/** What the AWS configuration says of a profile. */
export function awsProfile({ awsConfig }: ContextSources, profile: string): (key: string) => Said | undefined {
  const sections = iniOf(awsConfig);
  const section = sections.get(profile === 'default' ? 'default' : `profile ${profile}`) ?? sections.get(profile);
  return (key) => {
    const name = filled(section?.get(key));
    return name === undefined ? undefined : { name, from: awsConfig.path };
  };
}

export function gcloudConfiguration(sources: ContextSources): Said {
  const told = filled(sources.told?.['gcloud.configuration']);
  if (told !== undefined) return { name: told, from: TOLD };
  const { path, text } = sources.gcloudActive;
  const active = filled(text?.trim());
  return (
    variable(sources, 'CLOUDSDK_ACTIVE_CONFIG_NAME') ??
    (active === undefined ? { name: 'default', from: 'gcloud' } : { name: active, from: path })
  );
}

/** The project of a configuration; `named` where the command says which. */
export function gcloudProject(sources: ContextSources, named?: string): Said | undefined {
  const told = named === undefined ? sources.told?.['gcloud.project'] : undefined;
  if (told !== undefined) return told === '' ? undefined : { name: told, from: TOLD };
  const variables = variable(sources, 'CLOUDSDK_CORE_PROJECT');
  if (variables !== undefined) return variables;
  const file = sources.gcloudConfigurations[named ?? gcloudConfiguration(sources).name];
  const name = file && filled(iniOf(file).get('core')?.get('project'));
  return name === undefined || file === undefined ? undefined : { name, from: file.path };
}

/** A subscription of Azure's. */
export interface Subscription extends Said {
  readonly id: string;
}

/** The subscription that `az account set` has made the default. */
export function azureSubscription({ azureProfile, told }: ContextSources): Subscription | undefined {
  const all = subscriptions(azureProfile);
  const id = told?.['az.subscription'];
  if (id === '') return undefined;
  const found = all.find((each) => (id === undefined ? each.isDefault : each.id === id));
  const from = id === undefined ? azureProfile.path : TOLD;
  if (found === undefined) return id === undefined ? undefined : { id, name: id, from };
  return { id: found.id, name: found.name, from };
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
}

const subscriptions = readOnce(({ text }: ContextFile): readonly Listed[] => {
  if (text === undefined) return [];
  try {
    // az writes a byte order mark.
    const root: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const list = isRecord(root) && Array.isArray(root['subscriptions']) ? (root['subscriptions'] as unknown[]) : [];
    return list.filter(isRecord).map((each) => ({
      id: typeof each['id'] === 'string' ? each['id'] : '',
      name: typeof each['name'] === 'string' ? each['name'] : '',
      isDefault: each['isDefault'] === true,
    }));
  } catch {
    return [];
  }
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function terraformWorkspace(sources: ContextSources): Said {
  const told = filled(sources.told?.['terraform.workspace']);
  if (told !== undefined) return { name: told, from: TOLD };
  const { path, text } = sources.terraformEnvironment;
  const written = filled(text?.trim());
  return (
    variable(sources, 'TF_WORKSPACE') ?? (written === undefined ? { name: 'default', from: 'terraform' } : { name: written, from: path })
  );
}
