/** A tool whose commands go somewhere that is named outside the command. */
export type ContextTool = 'kubectl' | 'oc' | 'helm' | 'aws' | 'gcloud' | 'az' | 'terraform';

export type ContextKind =
  | 'context'
  | 'namespace'
  | 'cluster'
  | 'kubeconfig'
  | 'profile'
  | 'region'
  | 'account'
  | 'role'
  | 'credentials'
  | 'configuration'
  | 'project'
  | 'subscription'
  | 'workspace'
  | 'directory'
  | 'variables';

/** One name that decides where a command goes. */
export interface ContextInPlay {
  readonly tool: ContextTool;
  readonly kind: ContextKind;
  readonly name: string;
  /** What says so: `--context`, `KUBECONFIG`, the path of a file. */
  readonly from: string;
  /** It is not in the text of the command, so that a terminal may have moved on from it. */
  readonly ambient: boolean;
  /** `false` where the name is only known to the shell: `--context "$CLUSTER"`. It may be anything. */
  readonly known: boolean;
  /** The shell itself is asked for whatever of it is not in the text, before anything runs. */
  readonly asked: boolean;
}

/** What has to be asked in the shell itself, where it may be another than here. `program` is what the script calls kubectl by, or the variable. */
export interface Ambient {
  readonly group: 'kube' | 'helm' | 'aws profile' | 'aws region' | 'gcloud' | 'az' | 'terraform' | 'variable';
  readonly program: string;
}
