import assert from 'node:assert/strict';
import { choicesIn, listingRefusal } from '../../../src/core/index.ts';
import { readShell } from '../../../src/core/shell/index.ts';

function refusal(command: string): string | undefined {
  return listingRefusal({ command, reading: readShell({ language: 'bash', meta: undefined, text: command, fenced: true }) });
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
    assert.match(refusal('kubectl get pods -n <namespace>') ?? '', /one that asks for a value itself/);
    assert.match(refusal('tail -f /var/log/syslog') ?? '', /does not end by itself/);
    assert.match(refusal('echo "open') ?? '', /cannot be read to its end/);
    assert.match(refusal('echo a\u202eb') ?? '', /hidden character/);
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
