/**
 * How a tool is asked for its version. Only these are: a program that nobody knows may do anything with an option that it does not know, and a
 * document must not choose what is started.
 */
const ASKED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['kubectl', 'oc'].map((tool) => [tool, 'version --client'])),
  ...Object.fromEntries(['helm', 'terraform', 'tofu', 'go', 'istioctl', 'velero', 'flux'].map((tool) => [tool, 'version'])),
  ...Object.fromEntries(
    (
      'aws gcloud jq yq docker podman git curl psql mysql python3 node npm ansible make ssh vault consul eksctl kustomize redis-cli promtool ' +
      'bash zsh gh sops age terragrunt'
    )
      .split(' ')
      .map((tool) => [tool, '--version']),
  ),
  ssh: '-V',
  consul: 'version',
  // `az --version` looks for a newer one over the network.
  az: 'version',
  flux: '--version',
};

/** Where a tool comes from. */
const FROM: Readonly<Record<string, string>> = {
  kubectl: 'https://kubernetes.io/docs/tasks/tools/',
  oc: 'https://docs.redhat.com/en/documentation/openshift_container_platform',
  helm: 'https://helm.sh/docs/intro/install/',
  aws: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
  gcloud: 'https://cloud.google.com/sdk/docs/install',
  az: 'https://learn.microsoft.com/cli/azure/install-azure-cli',
  terraform: 'https://developer.hashicorp.com/terraform/install',
  tofu: 'https://opentofu.org/docs/intro/install/',
};

/** How it is asked for its version; `undefined` where it is not. */
export function versionOption(tool: string): string | undefined {
  return Object.hasOwn(ASKED, tool) ? ASKED[tool] : undefined;
}

/** Where a person gets it. */
export function sourceOf(tool: string): string | undefined {
  return Object.hasOwn(FROM, tool) ? FROM[tool] : undefined;
}
