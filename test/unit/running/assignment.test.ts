import assert from 'node:assert/strict';
import { assignRuns, ended, queued, skipped, started, type KeptRun, type RunState, type RunStep } from '../../../src/core/running/index.ts';

const OK = ended(started(1), { exitCode: 0, failedBefore: 0 }, 2);
const FAILED = ended(started(3), { exitCode: 1, failedBefore: 0 }, 4);

/** `a/1=x`: the step a/1 whose text is x. */
function steps(...written: readonly string[]): RunStep[] {
  return written.map((each) => {
    const [id = '', hash = ''] = each.split('=');
    return { id, hash };
  });
}

function ran(written: string, state: RunState): KeptRun {
  const [step = '', hash = ''] = written.split('=');
  return { step, hash, state };
}

function shown(document: readonly RunStep[], ...runs: readonly KeptRun[]): Record<string, string> {
  return Object.fromEntries([...assignRuns(document, runs)].map(([id, { status }]) => [id, status]));
}

describe('which run is which step’s', () => {
  it('is told by id and text', () => {
    assert.deepEqual(shown(steps('a/1=x', 'a/2=y'), ran('a/1=x', OK), ran('a/2=y', FAILED)), { 'a/1': 'ok', 'a/2': 'failed' });
  });

  it('follows a step that a new block above has given another id, and says nothing of the new one', () => {
    assert.deepEqual(shown(steps('a/1=new', 'a/2=x'), ran('a/1=x', OK)), { 'a/2': 'ok' });
  });

  it('is stale where the step has another text now, and itself again when the edit is undone', () => {
    const runs = [ran('a/1=x', FAILED)];
    assert.deepEqual(assignRuns(steps('a/1=y'), runs).get('a/1'), { status: 'stale', startedAt: 3, was: 'failed' });
    assert.equal(assignRuns(steps('a/1=x'), runs).get('a/1'), FAILED);
  });

  it('goes on being shown as running, whatever is typed into its block', () => {
    assert.deepEqual(shown(steps('a/1=y', 'a/2=z'), ran('a/1=x', started(1)), ran('a/2=w', queued(1))), {
      'a/1': 'running',
      'a/2': 'queued',
    });
  });

  it('is nothing where a step was passed over and then edited', () => {
    assert.deepEqual(shown(steps('a/1=y'), ran('a/1=x', skipped(1))), {});
  });

  it('leaves equal blocks of several sections apart', () => {
    assert.deepEqual(shown(steps('a/1=x', 'b/1=x'), ran('b/1=x', OK)), { 'b/1': 'ok' });
  });

  it('does not call a step stale for a text that stands elsewhere in the document', () => {
    assert.deepEqual(shown(steps('a/1=new', 'a/2=x'), ran('a/1=x', FAILED), ran('a/2=x', OK)), { 'a/2': 'ok' });
  });

  it('is the later one of two', () => {
    assert.equal(assignRuns(steps('c/1=x'), [ran('a/1=x', FAILED), ran('b/1=x', OK)]).get('c/1'), OK);
  });
});
