import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { describeProgress, ended, lost, progressOf, started, type RunState } from '../../../src/core/running/index.ts';
import { readSteps } from '../../../src/core/steps/index.ts';

const OK = ended(started(0), { exitCode: 0, failedBefore: 0 }, 1);
const FAILED = ended(started(0), { exitCode: 1, failedBefore: 0 }, 1);

/** Three shell blocks and one of SQL, the first of them in these states. */
function after(...states: readonly RunState[]) {
  const fence = '```';
  const blocks = ['bash\nuptime', 'sql\nselect 1;', 'bash\ndf -h', 'bash\nfree'].map((block) => `${fence}${block}\n${fence}\n`);
  const markdown = createMarkdown(`# Runbook: A\n\n${blocks.join('\n')}`);
  const { steps } = readSteps(markdown.chunks, markdown.lineCount);
  const shell = steps.filter(({ reading }) => reading.run === 'shell');
  return describeProgress(progressOf(steps, (step) => states[shell.indexOf(step)]));
}

describe('progress through a document', () => {
  it('is the number of steps that can run until one has', () => {
    assert.deepEqual(after(), { short: '3 steps', spoken: '3 steps, none run' });
  });

  it('counts how runs have ended, and says it without signs', () => {
    assert.deepEqual(after(OK), { short: '1/3 ✓', spoken: '1 of 3 steps succeeded' });
    assert.deepEqual(after(OK, FAILED), { short: '1/3 ✓ 1 ✗', spoken: '1 of 3 steps succeeded, 1 failed' });
    assert.deepEqual(after(lost(started(0), 'closed'), started(0)), {
      short: '0/3 ✓ 1 ?',
      spoken: '0 of 3 steps succeeded, 1 running, 1 not known',
    });
  });
});
