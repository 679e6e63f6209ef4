import type { ContextFile } from './file.ts';

/** What the files and the environment say of where commands go. A host reads it; nothing in it comes over the network. */
export interface ContextSources {
  readonly env: Environment;
  /** The files of KUBECONFIG in their order, else the one of the home folder. */
  readonly kubeconfigs: readonly ContextFile[];
  readonly awsConfig: ContextFile;
  /** The name of gcloud's active configuration as its file says it. */
  readonly gcloudActive: ContextFile;
  /** gcloud's configurations by name. */
  readonly gcloudConfigurations: Readonly<Record<string, ContextFile>>;
  readonly azureProfile: ContextFile;
  /** `.terraform/environment` of the working directory. */
  readonly terraformEnvironment: ContextFile;
  /** What a shell itself has told, which is nearer to the truth than any file that we have read. */
  readonly told?: Told;
}

/** By the name of what was asked. */
export type Told = Readonly<Record<string, string>>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The machine on which the files are. */
export interface Machine {
  readonly home: string;
  /** Where the commands run. */
  readonly cwd: string;
  readonly windows: boolean;
}

/** Which files are to be read. `gcloud` is the folder of its configurations. */
export interface ContextPaths {
  readonly kubeconfigs: readonly string[];
  readonly aws: string;
  readonly gcloudActive: string;
  /** Files `config_<name>` in it. */
  readonly gcloud: string;
  readonly azure: string;
  readonly terraform: string;
}

/** Where the tools themselves look, by the variables that say so. */
export function contextPaths(env: Environment, { home, cwd, windows }: Machine): ContextPaths {
  const slash = windows ? '\\' : '/';
  const join = (...parts: readonly string[]): string => parts.join(slash);
  const listed = (env['KUBECONFIG'] ?? '').split(windows ? ';' : ':').filter((path) => path !== '');
  const gcloud = filled(env['CLOUDSDK_CONFIG']) ?? (windows ? join(env['APPDATA'] ?? home, 'gcloud') : join(home, '.config', 'gcloud'));
  const terraform = filled(env['TF_DATA_DIR']) ?? '.terraform';
  const isWhole = /^(?:[\\/]|[A-Za-z]:)/.test(terraform);
  return {
    kubeconfigs: listed.length > 0 ? listed : [join(home, '.kube', 'config')],
    aws: filled(env['AWS_CONFIG_FILE']) ?? join(home, '.aws', 'config'),
    gcloudActive: join(gcloud, 'active_config'),
    gcloud: join(gcloud, 'configurations'),
    azure: join(filled(env['AZURE_CONFIG_DIR']) ?? join(home, '.azure'), 'azureProfile.json'),
    terraform: isWhole ? join(terraform, 'environment') : join(cwd, terraform, 'environment'),
  };
}

/** A variable that is empty says as little as one that is not there. */
export function filled(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
