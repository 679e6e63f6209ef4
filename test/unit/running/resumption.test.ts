import assert from 'node:assert/strict';
import { ended, lost, resumption, skipped, started, type RunState } from '../../../src/core/running/index.ts';
import { procedureOf } from './document.ts';

const ok = (at: number): RunState => ended(started(at), { exitCode: 0, failedBefore: 0 }, at);
const failed = (at: number): RunState => ended(started(at), { exitCode: 1, failedBefore: 0 }, at);

/** The place, from 1, at which four steps in these states are gone on with. */
function from(...states: readonly (RunState | undefined)[]): number {
  const procedure = procedureOf('uptime', 'df -h', 'free', 'date');
  const found = resumption(procedure, (step) => states[procedure.steps.indexOf(step)]);
  return found === undefined ? 0 : procedure.steps.indexOf(found) + 1;
}

describe('where a runbook goes on', () => {
  it('is the step that failed', () => {
    assert.equal(from(ok(1), failed(2)), 2);
    assert.equal(from(ok(1), lost(started(2), 'closed')), 2);
  });

  it('is the step behind the last that went well', () => {
    assert.equal(from(ok(1), ok(2)), 3);
    assert.equal(from(ok(1), ok(2), undefined, ok(0)), 3);
  });

  it('is the latest failure, not an old one', () => {
    assert.equal(from(failed(1), ok(2), failed(3)), 3);
  });

  it('is a step that was passed over last', () => {
    assert.equal(from(ok(1), skipped(2)), 2);
  });

  it('is nowhere where nothing was run since the last edit, or nothing is left', () => {
    assert.equal(from(), 0);
    assert.equal(from({ status: 'stale', startedAt: 5, was: 'failed' }), 0);
    assert.equal(from(ok(1), ok(2), ok(3), ok(4)), 0);
  });
});
