import assert from 'node:assert/strict';
import { env } from 'node:process';
import { fuzzYaml } from './yamlEdits.ts';

const EDITS = Number(env['STEADY_FUZZ_EDITS'] ?? 5000);
const SEED = Number(env['STEADY_FUZZ_SEED'] ?? 1);

/** So many edits at a time, that a failure names a seed which repeats it soon. */
const ROUND = 500;

describe('the YAML engine', function () {
  this.timeout(Math.max(120_000, EDITS * 40));

  it(`equals a full parse after each of ${String(EDITS)} edits`, () => {
    for (let done = 0, seed = SEED; done < EDITS; done += ROUND, seed++) {
      const difference = fuzzYaml(seed, Math.min(ROUND, EDITS - done));
      assert.equal(difference, undefined, `STEADY_FUZZ_SEED=${String(seed)}: ${JSON.stringify(difference, undefined, 2)}`);
    }
  });
});
