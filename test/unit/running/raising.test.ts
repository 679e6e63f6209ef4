import assert from 'node:assert/strict';
import { gate, raised } from '../../../src/core/running/index.ts';
import { stepOf } from './document.ts';

function decide(code: string, globs: readonly string[]) {
  const shown = raised(stepOf(code), globs);
  return gate({ step: shown, hash: shown.hash, trusted: true, local: true, unlabelled: 'ask', problem: undefined });
}

describe('what a workspace says of commands', () => {
  const globs = ['make deploy*', 'kubectl get *'];

  it('raises the class of those that it names, what reads too', () => {
    for (const code of ['make deploy-api', 'ls\nmake deploy', 'kubectl get pods']) {
      const decision = decide(code, globs);
      assert.ok(decision.kind === 'confirm', code);
      assert.match(decision.question, /This destroys: by \.steady\.yaml/);
      assert.equal(decision.script, code);
    }
  });

  it('leaves the others, and lowers nothing', () => {
    for (const code of ['make test', 'echo make deploy', 'rm -rf build'])
      assert.equal(raised(stepOf(code), globs).reading.effect, stepOf(code).reading.effect);
    assert.equal(decide('rm -rf build', ['*']).kind, 'confirm');
  });

  it('gives the same step while nothing has changed', () => {
    const one = stepOf('make deploy');
    assert.equal(raised(one, globs), raised(one, globs));
    assert.equal(raised(one, []), one);
  });
});
