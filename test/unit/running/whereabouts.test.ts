import assert from 'node:assert/strict';
import { placesOf, stepLenses, whereLine } from '../../../src/core/running/index.ts';
import { kubeconfig, sources } from '../contexts/sources.ts';
import { procedureOf, stepOf } from './document.ts';

const HERE = sources({
  kubeconfigs: [{ path: '/home/me/.kube/config', text: kubeconfig('prod-eu', { context: 'prod-eu', namespace: 'shop' }) }],
});

function lineOf(code: string, protectedNames: readonly string[] = []) {
  return whereLine(stepOf(code), HERE, protectedNames);
}

describe('where a step goes, over it', () => {
  it('is said in names, with what says so, and whether one is protected', () => {
    assert.deepEqual(lineOf('kubectl get pods'), {
      title: 'prod-eu · shop',
      tooltip:
        'Goes to kubectl context prod-eu (/home/me/.kube/config), namespace shop (/home/me/.kube/config), as files and environment say; its shell is asked before anything changes',
      isProtected: true,
    });
    assert.deepEqual(lineOf('kubectl --context dev -n production get pods')?.title, 'dev · production');
    assert.equal(lineOf('kubectl --context dev -n shop get pods')?.isProtected, false);
    assert.equal(lineOf('kubectl --context dev -n shop get pods', ['sho*'])?.isProtected, true);
    assert.equal(lineOf('aws s3 ls --profile ops --region eu-west-1')?.title, 'ops');
    assert.equal(lineOf('kubectl -n "$NS" get pods')?.title, 'prod-eu · $NS');
  });

  it('is not said of what goes nowhere that has a name, nor of what does not run', () => {
    assert.equal(lineOf('ls'), undefined);
    const copied = stepOf('kubectl get pods');
    assert.equal(whereLine({ ...copied, hash: '', label: '', reading: { ...copied.reading, run: 'copy' } }, HERE, []), undefined);
  });

  it('is the same object while nothing has changed', () => {
    const step = stepOf('kubectl get pods');
    assert.equal(whereLine(step, HERE, []), whereLine(step, HERE, []));
    assert.notEqual(whereLine(step, { ...HERE }, []), whereLine(step, HERE, []));
  });

  it('is a lens of its own, and none where running is withheld', () => {
    const step = stepOf('kubectl get pods');
    const request = { uri: 'file:///a.md', step, unlabelled: 'ask', state: undefined, at: '', where: whereLine(step, HERE, []) } as const;
    const titles = (canRun: boolean) => stepLenses({ ...request, canRun }).map(({ icon, title }) => `${icon ?? ''} ${title}`);
    assert.deepEqual(titles(true), ['play Run', 'copy Copy', 'shield prod-eu · shop']);
    assert.deepEqual(titles(false), ['copy Copy']);
  });
});

describe('where the steps of a document go', () => {
  it('is said once each, what is protected first', () => {
    const { steps } = procedureOf(
      'kubectl --context dev -n a get pods',
      'ls',
      'kubectl get pods',
      'kubectl get nodes',
      'kubectl --context dev -n a get svc',
    );
    assert.deepEqual(
      placesOf(steps, HERE, []).map(({ title }) => title),
      ['prod-eu · shop', 'dev · a'],
    );
  });
});
