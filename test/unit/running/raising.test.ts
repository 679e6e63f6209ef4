import assert from 'node:assert/strict';
import { gate, plan, raised } from '../../../src/core/running/index.ts';
import type { Answers } from '../../../src/core/shell/index.ts';
import { stepOf } from './document.ts';

function decide(code: string, destroys: readonly string[]) {
  const step = stepOf(code);
  return gate({ step, hash: step.hash, trusted: true, local: true, unlabelled: 'ask', problem: undefined, destroys });
}

describe('what a workspace says of commands', () => {
  const globs = ['make deploy*', 'kubectl get *', './fail-over *', 'rails db:*'];

  it('raises the class of those that it names, what reads too', () => {
    for (const code of ['make deploy-api', 'ls\nmake deploy', 'kubectl get pods']) {
      const decision = decide(code, globs);
      assert.ok(decision.kind === 'confirm', code);
      assert.match(decision.question, /This destroys: by \.steady\.yaml/);
      assert.equal(decision.script, code);
    }
  });

  for (const code of [
    'cd app && make deploy',
    'sudo make deploy',
    'sudo -u ops /usr/bin/make deploy-api',
    'if true; then make deploy; fi',
    'ENV=x make deploy',
    'env ENV=x make   "deploy"',
    "bash -c 'make deploy'",
    'echo "$(make deploy)"',
    'cd ops && ./fail-over eu',
    'ssh web1 make deploy',
    'kubectl exec web -- rails db:seed',
    'if true; then make deploy; done',
  ])
    it(`finds them in ${code}`, () => {
      assert.equal(raised(stepOf(code), globs).reading.effect, 'destroy');
    });

  it('leaves the others, and lowers nothing', () => {
    for (const code of ['make test', 'echo make deploy', 'rm -rf build', 'cd make && ls deploy', '# make deploy'])
      assert.equal(raised(stepOf(code), globs).reading.effect, stepOf(code).reading.effect);
    assert.equal(decide('rm -rf build', ['*']).kind, 'confirm');
  });

  it('holds for a block whose values are filled in', () => {
    for (const [code, value] of [
      ['make deploy ENV=<env>', 'prod'],
      ['make <target>', 'deploy'],
      ['kubectl get -n <namespace> pods', 'shop'],
    ] as const) {
      const step = stepOf(code);
      const answers: Answers = new Map(step.reading.inputs.map(({ name }) => [name, { kind: 'value', value }]));
      const request = { steps: [step], answers, limited: false, named: false, problem: undefined, destroys: globs };
      const refused = plan({ ...request, allow: 'change' });
      assert.match(
        refused.refusals[0]?.reason ?? '',
        /Expected at most --allow change, found a step that destroys: by \.steady\.yaml/,
        code,
      );
      const [planned] = plan({ ...request, allow: 'destroy' }).planned;
      assert.ok(planned?.kind === 'run');
      assert.equal(planned.reading.effect, 'destroy');
    }
  });

  it('gives the same step while nothing has changed', () => {
    const one = stepOf('make deploy');
    assert.equal(raised(one, globs), raised(one, globs));
    assert.equal(raised(raised(one, globs), globs), raised(one, globs));
    assert.equal(raised(one, []), one);
  });
});
