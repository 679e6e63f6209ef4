import assert from 'node:assert/strict';
import { contextGuard, contextsInPlay, protectedOf, type ContextSources } from '../../../src/core/contexts/index.ts';
import { kubeconfig, sources } from './sources.ts';

/** `kind name ← from`, and `?` where the name is not known. */
function inPlay(script: string, given: Partial<ContextSources> = {}): readonly string[] {
  return contextsInPlay(script, sources(given)).map(
    ({ kind, name, from, ambient, known }) => `${kind} ${name}${known ? '' : '?'} ← ${ambient ? '' : 'said by '}${from}`,
  );
}

const dev = kubeconfig('dev', { context: 'dev', namespace: 'shop' }, { context: 'prod-eu', cluster: 'eks-1' });
const kube: Partial<ContextSources> = { kubeconfigs: [{ path: '/home/me/.kube/config', text: dev }] };

describe('where kubectl goes', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'kubectl get pods': ['context dev ← /home/me/.kube/config', 'namespace shop ← /home/me/.kube/config'],
    'kubectl get pods -n production': ['context dev ← /home/me/.kube/config', 'namespace production ← said by -n'],
    'kubectl -nproduction get pods': ['context dev ← /home/me/.kube/config', 'namespace production ← said by -n'],
    'kubectl get pods --namespace=production': ['context dev ← /home/me/.kube/config', 'namespace production ← said by --namespace'],
    'kubectl get pods -A': ['context dev ← /home/me/.kube/config'],
    'kubectl --context prod-eu get pods': [
      'context prod-eu ← said by --context',
      'cluster eks-1 ← said by --context',
      'namespace default ← said by --context',
    ],
    'kubectl --kubeconfig prod.yaml get pods -n x': ['kubeconfig prod.yaml ← said by --kubeconfig', 'namespace x ← said by -n'],
    'KUBECONFIG=~/.kube/prod kubectl get pods': ['kubeconfig ~/.kube/prod ← said by KUBECONFIG'],
    'export KUBECONFIG=~/.kube/prod\nkubectl get pods': ['kubeconfig ~/.kube/prod ← said by KUBECONFIG'],
    'NS=prod\nkubectl -A get pods; kubectl -n "$NS" get pods': ['context dev ← /home/me/.kube/config', 'namespace prod ← said by -n'],
    'kubectl -n "$NAMESPACE" get pods': ['context dev ← /home/me/.kube/config', 'namespace $NAMESPACE? ← said by -n'],
    'sudo -u x watch kubectl get pods -n a': ['context dev ← /home/me/.kube/config', 'namespace a ← said by -n'],
    'kubectl exec -n a pod -- tail -n 5 log': ['context dev ← /home/me/.kube/config', 'namespace a ← said by -n'],
    'for ns in a b; do oc get pods -n live; done': ['context dev ← /home/me/.kube/config', 'namespace live ← said by -n'],
    'kubectl config use-context prod-eu': [
      'context dev ← /home/me/.kube/config',
      'namespace shop ← /home/me/.kube/config',
      'context prod-eu ← said by use-context',
    ],
    ...Object.fromEntries(
      ['--token x', '-s https://x', '--request-timeout 5s', '--certificate-authority ca.pem', '--as-group ops'].map((option) => [
        `kubectl ${option} config use-context prod-eu`,
        ['context dev ← /home/me/.kube/config', 'namespace shop ← /home/me/.kube/config', 'context prod-eu ← said by use-context'],
      ]),
    ),
    'helm upgrade x y --kube-context prod-eu -n a': [
      'context prod-eu ← said by --kube-context',
      'cluster eks-1 ← said by --context',
      'namespace a ← said by -n',
    ],
    'ssh host kubectl get pods': [],
    'echo kubectl': [],
    'df -h': [],
  };
  for (const [script, expected] of Object.entries(cases)) it(script, () => assert.deepEqual(inPlay(script, kube), expected));

  it('by the first of several files that says so', () => {
    const kubeconfigs = [
      { path: '/a', text: undefined },
      { path: '/b', text: kubeconfig(undefined, { context: 'live', namespace: 'first' }) },
      { path: '/c', text: kubeconfig('live', { context: 'live', namespace: 'second' }) },
      { path: '/d', text: kubeconfig('dev', { context: 'dev' }) },
    ];
    assert.deepEqual(inPlay('kubectl get pods', { kubeconfigs }), ['context live ← /c', 'namespace first ← /c']);
  });

  it('nowhere that is known where the files do not say', () => {
    for (const text of [undefined, '', 'a: [', 'current-context: gone\ncontexts: []\n'])
      assert.deepEqual(inPlay('kubectl get pods', { kubeconfigs: [{ path: '/a', text }] }), []);
  });

  it('by the variables of helm', () => {
    assert.deepEqual(inPlay('helm list', { ...kube, env: { HELM_KUBECONTEXT: 'prod-eu', HELM_NAMESPACE: 'a' } }), [
      'context prod-eu ← HELM_KUBECONTEXT',
      'cluster eks-1 ← said by --context',
      'namespace a ← HELM_NAMESPACE',
    ]);
  });

  it('by what the terminal has told', () => {
    const told = { 'kube.context': 'prod-eu', 'kube.namespace': '', 'kube.server': 'https://prod-eu' };
    assert.deepEqual(inPlay('kubectl get pods', { ...kube, told }), [
      'context prod-eu ← the terminal',
      'cluster eks-1 ← the terminal',
      'namespace default ← the terminal',
    ]);
  });
});

describe('where the clouds are', () => {
  const awsConfig = {
    path: '~/.aws/config',
    text: '[default]\nregion = eu-west-1\n[profile live]\nregion=us-east-1\nsso_account_id = 123456789012 # ours\n  s3 =\n    region = x\n',
  };
  const gcloudActive = { path: 'active_config', text: 'main\n' };
  const gcloudConfigurations = {
    main: { path: 'config_main', text: '[core]\naccount = me@example.com\nproject = acme-dev\n[compute]\nregion = x\n' },
    ops: { path: 'config_ops', text: '[core]\nproject = acme-prod\n' },
  };
  const azureProfile = {
    path: 'azureProfile.json',
    text: '\ufeff{"subscriptions": [{"id": "1", "name": "Dev", "isDefault": false}, {"id": "2", "name": "Prod", "isDefault": true}]}',
  };
  const cases: readonly (readonly [string, Partial<ContextSources>, readonly string[]])[] = [
    ['aws s3 ls', { awsConfig }, ['profile default ← aws', 'region eu-west-1 ← ~/.aws/config']],
    [
      'aws s3 ls --profile live',
      { awsConfig },
      ['profile live ← said by --profile', 'account 123456789012 ← said by ~/.aws/config', 'region us-east-1 ← ~/.aws/config'],
    ],
    ['AWS_PROFILE=live aws s3 ls --region x', {}, ['profile live ← said by AWS_PROFILE', 'region x ← said by --region']],
    ['aws s3 ls', { env: { AWS_PROFILE: 'live', AWS_REGION: 'x' } }, ['profile live ← AWS_PROFILE', 'region x ← AWS_REGION']],
    ['aws s3 ls', { env: { AWS_ACCESS_KEY_ID: 'AKIA' } }, ['credentials of the environment ← AWS_ACCESS_KEY_ID']],
    ['aws-vault exec live', { env: { AWS_REGION: 'x' } }, ['profile live ← said by aws-vault', 'region x ← AWS_REGION']],
    [
      'gcloud compute instances list',
      { gcloudActive, gcloudConfigurations },
      ['configuration main ← active_config', 'project acme-dev ← config_main'],
    ],
    ['gcloud compute instances list --project acme-prod', { gcloudActive }, ['project acme-prod ← said by --project']],
    [
      'gcloud --configuration=ops projects list',
      { gcloudActive, gcloudConfigurations },
      ['configuration ops ← said by --configuration', 'project acme-prod ← said by config_ops'],
    ],
    [
      'gcloud projects list',
      { env: { CLOUDSDK_CORE_PROJECT: 'p' } },
      ['configuration default ← gcloud', 'project p ← CLOUDSDK_CORE_PROJECT'],
    ],
    [
      'gcloud container clusters get-credentials prod --project p',
      {},
      ['project p ← said by --project', 'cluster prod ← said by get-credentials'],
    ],
    ['az vm list', { azureProfile }, ['subscription Prod ← azureProfile.json']],
    ['az vm list --subscription Dev', { azureProfile }, ['subscription Dev ← said by --subscription']],
    ['az account set -s Dev', { azureProfile }, ['subscription Dev ← said by -s']],
    ['az vm list', { azureProfile: { path: 'x', text: '{"subscriptions": [7' } }, []],
    ['terraform apply', {}, ['workspace default ← terraform']],
    [
      'terraform apply',
      { terraformEnvironment: { path: '.terraform/environment', text: 'prod\n' } },
      ['workspace prod ← .terraform/environment'],
    ],
    [
      'terraform -chdir=envs/prod apply -var-file=live.tfvars',
      { env: { TF_WORKSPACE: 'w' } },
      ['directory envs/prod ← said by -chdir', 'variables live.tfvars ← said by -var-file', 'workspace w ← TF_WORKSPACE'],
    ],
    ['cd infra && terraform apply', {}, ['workspace of that folder? ← said by terraform']],
    ['terraform -chdir=infra apply', {}, ['directory infra ← said by -chdir', 'workspace of that folder? ← said by terraform']],
    ['terraform workspace select prod', {}, ['workspace prod ← said by workspace select']],
  ];
  for (const [script, given, expected] of cases)
    it(`${script} (${Object.keys({ ...given, ...given.env }).join(', ')})`, () => assert.deepEqual(inPlay(script, given), expected));
});

describe('the files that say where commands go', () => {
  it('are read once, whatever asks and however often', () => {
    const asked: Record<string, number> = {};
    const file = (path: string, content: string) => ({
      path,
      get text() {
        asked[path] = (asked[path] ?? 0) + 1;
        return content;
      },
    });
    const found = sources({
      kubeconfigs: [file('kube', kubeconfig('prod', { context: 'prod' }, { context: 'dev' }))],
      awsConfig: file('aws', '[default]\nregion = eu-west-1\n'),
      gcloudActive: { path: 'active', text: 'shop' },
      gcloudConfigurations: { shop: file('gcloud', '[core]\nproject = shop-prod\n') },
      azureProfile: file('azure', '{"subscriptions": [{"id": "1", "name": "Shop", "isDefault": true}]}'),
    });
    const script = 'kubectl get pods\nkubectl --context dev get pods\naws s3 ls\ngcloud compute instances list\naz vm list\n'.repeat(20);
    for (let times = 0; times < 3; times += 1) {
      assert.equal(contextsInPlay(script, found).length > 6, true);
      assert.match(contextGuard({ script, sources: found }) ?? '', /shop-prod/);
    }
    assert.deepEqual(asked, { kube: 1, aws: 1, gcloud: 1, azure: 1 });
  });
});

describe('protected contexts', () => {
  it('are found among those in play', () => {
    const found = contextsInPlay('kubectl --context prod-eu delete pod x -n a', sources(kube));
    assert.deepEqual(
      protectedOf(found).map(({ kind, name }) => [kind, name]),
      [['context', 'prod-eu']],
    );
    assert.deepEqual(
      protectedOf(found, ['a']).map(({ name }) => name),
      ['prod-eu', 'a'],
    );
  });
});
