import assert from 'node:assert/strict';
import { nearest } from '../../../src/core/words/index.ts';

describe('the nearest word', () => {
  it('is a slip of the pen away', () => {
    assert.equal(nearest('rolback', ['rollback', 'failover']), 'rollback');
    assert.equal(nearest('evn', ['env']), 'env');
    assert.equal(nearest('Rules', ['rules', 'root']), 'rules');
  });

  it('is none where nothing is near, or two are equally so', () => {
    assert.equal(nearest('run', ['documents']), undefined);
    assert.equal(nearest('step-3', ['step-1', 'step-2']), undefined);
    assert.equal(nearest('a'.repeat(100_000), ['a'.repeat(100_000)]), undefined);
  });
});
