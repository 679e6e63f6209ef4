import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keepableIn, restoringCommand } from '../../../src/core/running/index.ts';
import { dispatch } from '../../../src/core/running/index.ts';
import { readShell } from '../../../src/core/shell/index.ts';
import { SHELLS } from './shellsHere.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  ownerReferences:
  - kind: App
    uid: owner
  resourceVersion: "7"
  uid: own
spec:
  replicas: 3
`;

describe('state that can be kept', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'kubectl scale deployment/api -n shop --replicas=0': ['kubectl get deployment/api -n shop -o yaml'],
    'kubectl --context prod-eu scale deploy api --replicas 2': ['kubectl --context prod-eu get deploy api -o yaml'],
    'kubectl set image deployment/api app=app:2 --namespace=shop': ['kubectl get deployment/api -n shop -o yaml'],
    'kubectl set env deployment/api DEBUG=1 OLD-': ['kubectl get deployment/api -o yaml'],
    'kubectl patch svc api -p \'{"spec": {}}\'': ['kubectl get svc api -o yaml'],
    'kubectl --token x delete pod/a --request-timeout 5s': ['kubectl get pod/a -o yaml'],
    'kubectl patch -p "{}" --field-manager me svc api': ['kubectl get svc api -o yaml'],
    'kubectl delete pod a -- b': ['kubectl get pod a b -o yaml'],
    'kubectl delete pod "$POD" -n shop': ['kubectl get pod "$POD" -n shop -o yaml'],
    'kubectl delete pod/$POD sealedsecret/a': ['kubectl get "pod/$POD" sealedsecret/a -o yaml'],
    'oc delete pod a b -n "$NS"': ['oc get pod a b -n "$NS" -o yaml'],
    'kubectl delete pod -l app=api -n shop': ['kubectl get pod -l app=api -n shop -o yaml'],
    'kubectl rollout restart deployment/api': ['kubectl get deployment/api -o yaml'],
    'sudo kubectl delete pod/a; kubectl get pods; kubectl delete svc b': ['kubectl get pod/a -o yaml', 'kubectl get svc b -o yaml'],
  };
  for (const [script, expected] of Object.entries(cases))
    it(`by ${script}`, () => {
      assert.deepEqual(
        keepableIn(script).map(({ get }) => get),
        expected,
      );
    });

  for (const script of [
    'kubectl get pods',
    'kubectl rollout status deployment/api',
    'kubectl delete -f app.yaml',
    'kubectl delete secret api-key',
    'kubectl delete pod/a secret/b',
    'kubectl delete deploy,secret -l app=api',
    'kubectl delete all -l app=api',
    'kubectl delete "$KIND" db cache',
    'kubectl delete $KIND/db',
    'kubectl delete deploy,$KIND -l app=api',
    'kubectl delete pod/a "$OTHER"',
    'kubectl delete deploy,secrets.v1 -l app=api',
    'kubectl delete deploy,all -l app=api',
    'kubectl delete all,deploy -l app=api',
    'kubectl delete Secret.v1/db',
    'kubectl delete pod/a,secret/b',
    'kubectl --kubeconfig ~/.kube/prod delete pod/a',
    'kubectl delete pod/a --kubeconfig=~/.kube/prod',
    'kubectl delete pod/~a',
    'kubectl delete pod "$(cat pod)"',
    'kubectl delete pods --all',
    'kubectl --token x config use-context prod; kubectl delete pod/a',
    'kubectl delete pod a -- -b',
    'kubectl scale deployment --replicas=0',
    'KUBECONFIG=prod kubectl delete pod/a',
    'export KUBECONFIG=prod\nkubectl delete pod/a',
    'kubectl config use-context prod; kubectl delete pod/a',
    'for ns in a b; do kubectl delete pod/a -n $ns; done',
    'helm uninstall api',
    'rm -rf build',
  ])
    it(`is none by ${script}`, () => {
      assert.deepEqual(keepableIn(script), []);
    });
});

describe('the command that brings state back', () => {
  const restoring = (script: string, text: string): string | undefined => {
    const [keepable] = keepableIn(script);
    assert.ok(keepable);
    return restoringCommand(keepable, "/tmp/it's/1.yaml", text);
  };

  it('scales to what there was', () => {
    assert.equal(
      restoring('kubectl --context a scale deploy/api -n shop --replicas=0', DEPLOYMENT),
      'kubectl --context a scale deploy/api -n shop --replicas=3',
    );
  });

  it('replaces what was altered, and creates what was deleted', () => {
    const sed = `sed -e '/^  uid:/d' -e '/^  resourceVersion:/d' '/tmp/it'\\''s/1.yaml'`;
    assert.equal(restoring('kubectl set image deploy/api a=b', DEPLOYMENT), `${sed} | kubectl replace -f -`);
    assert.equal(restoring('kubectl delete deploy/api', DEPLOYMENT), `${sed} | kubectl create -f -`);
    assert.match(restoring('kubectl delete deploy a b', 'kind: List\n') ?? '', /\/\^ {4}uid:\/d/);
  });

  it('is none where the file holds nothing', () => {
    assert.equal(restoring('kubectl delete deploy/api', ''), undefined);
  });

  for (const shell of SHELLS)
    it(`works in ${shell}, and nothing runs where nothing can be kept`, () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "steady it's "));
      try {
        const log = path.join(folder, 'log');
        const kubectl = `#!/bin/sh\ncase $1 in get) [ "$2" = deploy/gone ] && exit 1; cat "$STATE" ;; create) cat >"$LOG" ;; *) echo "$*" >>"$LOG" ;; esac\n`;
        fs.writeFileSync(path.join(folder, 'kubectl'), kubectl, { mode: 0o755 });
        fs.writeFileSync(path.join(folder, 'state'), DEPLOYMENT);
        const env = { PATH: `${folder}:/usr/bin:/bin`, STATE: path.join(folder, 'state'), LOG: log };
        const run = (text: string, kept: string): void => {
          const reading = readShell({ language: 'bash', meta: undefined, text, fenced: true });
          const own = fs.mkdtempSync(path.join(folder, 'run'));
          const keep = { keepables: keepableIn(text), files: [kept] };
          const sent = dispatch({ reading, environmentFile: undefined, folder: own, reportsEnd: true, keep });
          for (const file of sent.files) fs.writeFileSync(file.path, file.text);
          spawnSync(shell, ['-s'], { input: `${sent.line}\n`, env });
        };
        run('kubectl delete deploy/gone', path.join(folder, 'none'));
        assert.ok(!fs.existsSync(log));
        const kept = path.join(folder, 'kept.yaml');
        run('kubectl delete deploy/api', kept);
        assert.equal(fs.readFileSync(log, 'utf8'), 'delete deploy/api\n');
        const [keepable] = keepableIn('kubectl delete deploy/api');
        assert.ok(keepable);
        spawnSync(shell, ['-c', restoringCommand(keepable, kept, fs.readFileSync(kept, 'utf8')) ?? ''], { env });
        assert.equal(fs.readFileSync(log, 'utf8'), DEPLOYMENT.replace('  resourceVersion: "7"\n', '').replace('  uid: own\n', ''));
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
});
