import assert from 'node:assert/strict';
import { readDuration } from '../../../src/core/words/index.ts';

describe('a duration', () => {
  const durations: Readonly<Record<string, number | undefined>> = {
    '30s': 30,
    '5m': 300,
    '1h30m': 5400,
    '1.5h': 5400,
    '500ms': 0.5,
    '2d': 172_800,
    '1m30s250ms': 90.25,
    '': undefined,
    '30': undefined,
    '0s': undefined,
    '5 m': undefined,
    '5minutes': undefined,
    '30m1h': undefined,
    '1m1m': undefined,
    '-5m': undefined,
    '1e3s': undefined,
    '1000d': undefined,
    '9999999999s': undefined,
  };
  for (const [text, seconds] of Object.entries(durations)) {
    it(`“${text}” is ${seconds === undefined ? 'none' : `${String(seconds)} s`}`, () => {
      assert.equal(readDuration(text), seconds);
    });
  }
});
