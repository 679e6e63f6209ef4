import assert from 'node:assert/strict';
import { choicesIn, listingRefusal } from '../../../src/core/index.ts';
import { readCommand } from '../../../src/core/shell/index.ts';

function refusal(command: string, destroys: readonly string[] = []): string | undefined {
  return listingRefusal(readCommand(command), destroys);
}

describe('a command that lists the choices of an input', () => {
  it('only looks', () => {
    assert.equal(refusal('kubectl get ns -o name'), undefined);
    assert.equal(refusal("aws ecs list-clusters --query 'clusterArns[]' --output text | tr '\\t' '\\n'"), undefined);
    assert.match(
      refusal('kubectl delete ns old') ?? '',
      /^Expected a command that lists choices, found one that destroys: kubectl delete ns old$/,
    );
    assert.match(refusal('kubectl scale deploy api --replicas=2') ?? '', /one that changes things/);
    assert.match(refusal('kubectl get pods -n <namespace>') ?? '', /found namespace still open: kubectl/);
    assert.match(refusal('tail -f /var/log/syslog') ?? '', /does not end by itself/);
    assert.match(refusal('echo "open') ?? '', /found a double quote without its end: echo/);
    assert.match(refusal('echo a\u202eb') ?? '', /hidden character/);
    assert.match(refusal('exit 0') ?? '', /would end the terminal/);
    assert.match(refusal(`echo ${'a'.repeat(400)}`) ?? '', /405 characters/);
  });

  it('is the very text that was judged', () => {
    for (const command of ['$ true\nrm -rf ~/x', '$ kubectl get ns', 'ls\r\nls']) assert.match(refusal(command) ?? '', /prompt/, command);
    assert.equal(refusal('kubectl get ns |\n  sort\n'), undefined);
  });

  it('is none that the workspace says destroys', () => {
    assert.equal(refusal('kubectl get ns', ['make *']), undefined);
    assert.match(refusal('cd app && kubectl get ns', ['kubectl get *']) ?? '', /one that destroys/);
  });

  it('prints one a line', () => {
    assert.deepEqual(choicesIn('b\r\na\n\n  c \na\n'), ['b', 'a', 'c']);
    assert.deepEqual(choicesIn('namespace/payments\nnamespace/default\n'), ['payments', 'default']);
    assert.deepEqual(choicesIn('pod/api-1\npod/api-2\n'), ['pod/api-1', 'pod/api-2']);
    assert.deepEqual(choicesIn('namespace/payments\npod/api\n'), ['namespace/payments', 'pod/api']);
    assert.equal(choicesIn(Array.from({ length: 3000 }, (_, at) => String(at)).join('\n')).length, 1000);
    assert.deepEqual(choicesIn('\n'), []);
  });
});
