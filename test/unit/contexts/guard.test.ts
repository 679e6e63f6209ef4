import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONTEXT_CHANGED, contextGuard, readTold, type ContextSources } from '../../../src/core/contexts/index.ts';
import { readContextSources } from '../../../src/node/index.ts';
import { kubeconfig } from './sources.ts';
import { SHELLS } from '../running/shellsHere.ts';

/** As far as the guard asks it: the first file that names a current context, and what that context's only entry says. */
const STAND_IN = `#!/bin/sh
case "$*" in *--context*) set -- "$3" "$4" "$5"; file=$KUBECONFIG_OTHER ;; *) file= ;; esac
[ "$1 $2 $3" = 'config view --minify' ] || { echo "not asked: $*"; exit 1; }
IFS=:
for each in \${file:-\${KUBECONFIG:-$HOME/.kube/config}}; do
  [ -r "$each" ] && grep -q '^current-context:' "$each" && { file=$each; break; }
done
[ -r "$file" ] || exit 1
sed -n 's/^current-context: //p' "$file"
sed -n 's/^ *namespace: //p' "$file" | grep . || echo
sed -n 's/^ *server: //p' "$file"
`;

interface Guarded {
  readonly status: number | null;
  readonly output: string;
  readonly told: string;
}

/** A folder to live in, with a kubectl where the tools would be. */
class World {
  readonly home = fs.mkdtempSync(path.join(os.tmpdir(), "steady guard '"));
  readonly env: Record<string, string>;

  constructor(readonly shell: string) {
    this.env = { HOME: this.home, PATH: `${this.home}/bin:/usr/bin:/bin` };
    this.write('bin/kubectl', STAND_IN, 0o755);
    this.write('.kube/config', kubeconfig('dev', { context: 'dev', namespace: 'shop' }));
    this.write('prod.yaml', kubeconfig('prod-eu', { context: 'prod-eu' }));
    this.write('.aws/config', '[default]\nregion = eu-west-1\n');
    this.write('.config/gcloud/active_config', 'main');
    this.write('.config/gcloud/configurations/config_main', '[core]\naccount = me\nproject = acme-dev\n[compute]\nproject = no\n');
    this.write('.config/gcloud/configurations/config_ops', '[core]\nproject=acme-prod');
    this.write('.azure/azureProfile.json', this.azure('1'));
    this.write('.terraform/environment', 'dev');
  }

  azure(standard: string): string {
    const subscription = (id: string): string =>
      `{"id": "${id}", "name": "S${id}", "user": {"name": "me"}, "isDefault": ${String(id === standard)}, "tenantId": "t"}`;
    return `\ufeff{"installationId": "x", "subscriptions": [${['1', '2', '3'].map(subscription).join(', ')}]}`;
  }

  write(name: string, text: string, mode = 0o600): void {
    const file = path.join(this.home, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { mode });
  }

  /** What the person was shown, then the guard in a shell in which `before` was typed. */
  async run(script: string, before = '', shown: Partial<ContextSources> = {}, folder?: string): Promise<Guarded> {
    const sources = { ...(await readContextSources(this.env, this.home)), ...shown };
    const report = path.join(this.home, 'told');
    fs.rmSync(report, { force: true });
    const guard = contextGuard({ script, sources, report, ...(folder !== undefined && { folder }) }) ?? ':';
    this.write('block', `${guard} || return $?\necho ran\n`);
    const input = `${before}\n. "$HOME/block"\nprintf 'status %s\\n' "$?"\nset | grep -c '^__steady' || :\n`;
    const { status, stdout, stderr } = spawnSync(this.shell, ['-s'], {
      input,
      env: this.env,
      cwd: this.home,
      encoding: 'utf8',
      timeout: 20_000,
    });
    assert.equal(status, 0, stderr);
    const found = /status (\d+)\n(\d+)\n$/.exec(stdout);
    assert.equal(found?.[2], '0', 'something is left behind');
    const told = fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '';
    return { status: Number(found[1]), output: stdout.slice(0, found.index) + stderr, told };
  }

  remove(): void {
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}

for (const shell of SHELLS) {
  describe(`a context guard in ${shell}`, () => {
    let world: World;
    beforeEach(() => (world = new World(shell)));
    afterEach(() => {
      world.remove();
    });

    const blocks = ['kubectl delete pod x', 'helm list', 'aws s3 ls', 'gcloud projects list', 'az vm list', 'terraform apply'];
    it('lets a block run where nothing has changed', async () => {
      for (const block of [...blocks, blocks.join('\n')]) {
        const { status, output } = await world.run(block);
        assert.deepEqual([status, output], [0, 'ran\n'], block);
      }
    });

    it("lets it run under the person's own options", async () => {
      const options = {
        bash: 'set -euC; trap "echo trapped" ERR',
        zsh: 'set -euC; setopt ksharrays shwordsplit extendedglob nomatch',
        dash: 'set -euC',
      };
      const before = options[shell as keyof typeof options];
      const { status, output } = await world.run(blocks.join('\n'), before);
      assert.deepEqual([status, output], [0, 'ran\n']);
    });

    const moves: Readonly<Record<string, readonly [block: string, typed: string, found: RegExp]>> = {
      'another KUBECONFIG': ['kubectl delete pod x', 'export KUBECONFIG="$HOME/prod.yaml"', /Expected the context “dev”, found “prod-eu”/],
      'several files, of which the first decides': [
        'kubectl delete pod x',
        'export KUBECONFIG="$HOME/none:$HOME/prod.yaml:$HOME/.kube/config"',
        /Expected the context “dev”, found “prod-eu”/,
      ],
      'another current context': [
        'kubectl delete pod x',
        `sed -i.bak 's/current-context: dev/current-context: live/' "$HOME/.kube/config"`,
        /found “live”/,
      ],
      'another namespace': [
        'kubectl delete pod x',
        `sed -i.bak 's/namespace: shop/namespace: pay/' "$HOME/.kube/config"`,
        /Expected the namespace “shop”, found “pay”/,
      ],
      'a context of the same name elsewhere': [
        'kubectl delete pod x',
        `sed -i.bak 's#server: .*#server: https://elsewhere#' "$HOME/.kube/config"`,
        /Expected the server “https:\/\/dev”, found “https:\/\/elsewhere”/,
      ],
      'no context at all': ['kubectl delete pod x', 'rm "$HOME/.kube/config"', /Expected the context “dev”, found “none”/],
      'helm without kubectl': [
        'helm uninstall x',
        'rm "$HOME/bin/kubectl"; export KUBECONFIG="$HOME/prod.yaml"',
        /Expected the context “dev”, found “prod-eu”/,
      ],
      'a variable of helm': ['helm uninstall x', 'export HELM_NAMESPACE=pay', /Expected HELM_NAMESPACE “none”, found “pay”/],
      'another profile': ['aws s3 rb s3://x', 'export AWS_PROFILE="it\'s prod"', /Expected AWS_PROFILE “none”, found “it's prod”/],
      'keys of their own': ['aws s3 rb s3://x', 'export AWS_ACCESS_KEY_ID=AKIASECRET', /Expected AWS_ACCESS_KEY_ID “none”, found “set”/],
      'another region': [
        'aws s3 rb s3://x --profile default',
        'export AWS_REGION=us-east-1',
        /Expected AWS_REGION “none”, found “us-east-1”/,
      ],
      'another gcloud configuration': [
        'gcloud projects list',
        'export CLOUDSDK_ACTIVE_CONFIG_NAME=ops',
        /Expected the project “acme-dev”, found “acme-prod”/,
      ],
      'a configuration that was activated': [
        'gcloud projects list',
        'echo ops >"$HOME/.config/gcloud/active_config"',
        /Expected the gcloud configuration “main”, found “ops”/,
      ],
      'another subscription': [
        'az vm list',
        `sed -i.bak 's/"isDefault": true/"isDefault": 0/; s/"isDefault": false/"isDefault": true/' "$HOME/.azure/azureProfile.json"`,
        /Expected the subscription “1”, found “2”/,
      ],
      'another workspace': ['terraform apply', 'printf prod >.terraform/environment', /Expected the workspace “dev”, found “prod”/],
      'a workspace by its variable': ['terraform apply', 'export TF_WORKSPACE=prod', /Expected the workspace “dev”, found “prod”/],
      'another folder': ['terraform apply', 'cd /', /Expected the workspace “dev”, found “default”/],
    };
    for (const [what, [block, typed, found]] of Object.entries(moves)) {
      it(`stops before anything runs: ${what}`, async () => {
        const { status, output, told } = await world.run(block, typed);
        assert.equal(status, CONTEXT_CHANGED);
        assert.match(output, found);
        assert.doesNotMatch(output, /ran|AKIASECRET/);
        assert.doesNotMatch(told, /AKIASECRET/);
      });
    }

    it('lets the block run once the person has been shown what it told', async () => {
      for (const [block, typed] of Object.values(moves)) {
        if (/sed|rm|echo|printf/.test(typed)) continue;
        const first = await world.run(block, typed);
        assert.deepEqual([(await world.run(block, typed, { told: readTold(first.told) })).output, block], ['ran\n', block]);
      }
    });

    it('asks for variables that say where a block goes', async () => {
      const block = 'kubectl delete pod x -n "${TEAM2}-eu"';
      const { status, output, told } = await world.run(block, 'TEAM2=prod');
      assert.equal(status, CONTEXT_CHANGED);
      assert.match(output, /Expected TEAM2 “none”, found “prod”/);
      assert.equal((await world.run(block, 'TEAM2=prod', { told: readTold(told) })).output, 'ran\n');
      assert.equal((await world.run(block, 'TEAM2=pay', { told: readTold(told) })).status, CONTEXT_CHANGED);
      assert.equal((await world.run(block)).output, 'ran\n');
    });

    it('knows the folder that it was shown, by any of its names', async () => {
      fs.symlinkSync(world.home, path.join(world.home, "it's here"));
      assert.equal((await world.run('rm -rf x', '', {}, path.join(world.home, "it's here"))).output, 'ran\n');
      const { status, output, told } = await world.run('rm -rf x', 'cd /', {}, world.home);
      assert.equal(status, CONTEXT_CHANGED);
      assert.match(output, /Expected the folder “.*steady guard '.*”, found “\/”/);
      assert.equal(readTold(told)['folder'], '/');
    });

    it('does not let it run on what another terminal told', async () => {
      const { told } = await world.run('kubectl delete pod x', 'export KUBECONFIG="$HOME/prod.yaml"');
      assert.equal((await world.run('kubectl delete pod x', '', { told: readTold(told) })).status, CONTEXT_CHANGED);
    });

    it('asks nothing that the block says itself', async () => {
      const typed = 'export KUBECONFIG="$HOME/prod.yaml" AWS_PROFILE=prod CLOUDSDK_CORE_PROJECT=prod TF_WORKSPACE=prod';
      for (const block of [
        'kubectl --context a -n b get pods',
        'KUBECONFIG=x kubectl get pods',
        'aws s3 ls --profile a --region b',
        'gcloud projects list --project a',
        'TF_WORKSPACE=a terraform plan',
        'ls',
      ])
        assert.deepEqual([block, (await world.run(block, typed)).output], [block, 'ran\n']);
    });
  });
}

describe('what a guard has told', () => {
  it('is read line by line, and nothing else is', () => {
    assert.deepEqual(readTold('kube.context=dev\nAWS_PROFILE=\n__proto__=x\n\nx\n1=2\nfoo=a\u0007b\nterraform.workspace=a=b'), {
      'kube.context': 'dev',
      AWS_PROFILE: '',
      'terraform.workspace': 'a=b',
    });
  });
});
