import assert from 'node:assert/strict';
import { describeRun, elapsed, ended, lost, queued, skipped, started, type RunState } from '../../../src/core/running/index.ts';

describe('what is said of a run', () => {
  const said: readonly (readonly [state: RunState, text: string])[] = [
    [queued(0), 'queued · 14:03:12'],
    [started(0), 'running since 14:03:12'],
    [ended(started(0), { exitCode: 0, failedBefore: 0 }, 840), '✓ 0.8 s · 14:03:12'],
    [ended(started(0), { exitCode: 0, failedBefore: 2 }, 840), '✓ 0.8 s · 2 failed on the way · 14:03:12'],
    [ended(started(0), { exitCode: 3, failedBefore: 0 }, 185_000), '✗ exit 3 · 3 min 05 s · 14:03:12'],
    [lost(started(0), 'the terminal was closed'), '? the terminal was closed · 14:03:12'],
    [skipped(0), 'skipped · 14:03:12'],
    [{ status: 'stale', startedAt: 0, was: 'ok' }, 'edited since it ran · 14:03:12'],
    [{ status: 'stale', startedAt: 0, was: 'failed' }, 'edited since it failed · 14:03:12'],
  ];
  for (const [state, text] of said) {
    it(text, () => {
      assert.equal(describeRun(state, '14:03:12'), text);
    });
  }
});

describe('how long something has run', () => {
  it('is told as finely as anybody looks', () => {
    for (const [seconds, text] of [
      [0, '0 s'],
      [59.9, '59 s'],
      [60, '1 min 00 s'],
      [75, '1 min 10 s'],
      [3599, '59 min 50 s'],
      [7850, '2 h 10 min'],
      [-1, '0 s'],
    ] as const)
      assert.equal(elapsed(seconds).text, text);
  });

  it('is another text after the time that is told, and not before', () => {
    for (let seconds = 0; seconds < 8000; seconds += 0.75) {
      const { text, changesIn } = elapsed(seconds);
      assert.ok(changesIn > 0, String(seconds));
      assert.equal(elapsed(seconds + changesIn - 0.001).text, text, String(seconds));
      assert.notEqual(elapsed(seconds + changesIn + 0.001).text, text, String(seconds));
    }
  });

  it('takes few looks at something long', () => {
    let looks = 0;
    for (let at = 0; at < 12 * 3600; at += elapsed(at).changesIn) looks += 1;
    assert.ok(looks < 1100, String(looks));
  });
});
