import assert from 'node:assert/strict';
import { documentInputs } from '../../../src/core/running/index.ts';
import { procedureOf } from './document.ts';

describe('what a document asks for', () => {
  it('is each name once, with every block that asks', () => {
    const { steps } = procedureOf(
      'kubectl get pod <pod> -n <namespace>',
      'uptime',
      'kubectl logs <pod>',
      'curl -H YOUR_API_TOKEN localhost',
    );
    const found = documentInputs(steps).map(({ question: { name, secret }, steps: asking }) => [
      name,
      secret,
      asking.map((step) => steps.indexOf(step) + 1),
    ]);
    assert.deepEqual(found, [
      ['pod', false, [1, 3]],
      ['namespace', false, [1]],
      ['YOUR_API_TOKEN', true, [4]],
    ]);
  });
});
