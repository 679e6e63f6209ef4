import type { ContextSources } from '../../../src/core/contexts/index.ts';

/** Nothing but what is given. */
export function sources(given: Partial<ContextSources> = {}): ContextSources {
  return {
    env: {},
    kubeconfigs: [],
    awsConfig: { path: '/home/me/.aws/config', text: undefined },
    gcloudActive: { path: '/home/me/.config/gcloud/active_config', text: undefined },
    gcloudConfigurations: {},
    azureProfile: { path: '/home/me/.azure/azureProfile.json', text: undefined },
    terraformEnvironment: { path: '/w/.terraform/environment', text: undefined },
    ...given,
  };
}

export interface Place {
  readonly context: string;
  readonly cluster?: string;
  readonly server?: string;
  readonly namespace?: string;
}

/** A kubeconfig as `kubectl config` writes it. */
export function kubeconfig(current: string | undefined, ...places: readonly Place[]): string {
  return [
    'apiVersion: v1',
    'kind: Config',
    ...(current === undefined ? [] : [`current-context: ${current}`]),
    'contexts:',
    ...places.flatMap(({ context, cluster = context, namespace }) => [
      '- context:',
      `    cluster: ${cluster}`,
      ...(namespace === undefined ? [] : [`    namespace: ${namespace}`]),
      `  name: ${context}`,
    ]),
    'clusters:',
    ...places.flatMap(({ context, cluster = context, server = `https://${context}` }) => [
      '- cluster:',
      `    server: ${server}`,
      `  name: ${cluster}`,
    ]),
    '',
  ].join('\n');
}
