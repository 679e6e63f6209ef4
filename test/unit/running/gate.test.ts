import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { gate } from '../../../src/core/running/index.ts';
import { readSteps, type Step } from '../../../src/core/steps/index.ts';

const FENCE = '```';

function step(code: string, language = 'bash'): Step {
  const markdown = createMarkdown(`# Runbook: A\n\n${FENCE}${language}\n${code}\n${FENCE}\n`);
  const [first] = readSteps(markdown.chunks, markdown.lineCount).steps;
  assert.ok(first);
  return first;
}

/** What the gate says of a block that was shown as it is, in a trusted workspace of this machine. */
function decide(code: string, language?: string, but: Partial<Parameters<typeof gate>[0]> = {}) {
  const shown = step(code, language);
  return gate({ step: shown, hash: shown.hash, trusted: true, local: true, unlabelled: 'ask', problem: undefined, ...but });
}

describe('the gate before a run', () => {
  const refused: readonly (readonly [what: string, decision: ReturnType<typeof gate>, reason: RegExp])[] = [
    ['an untrusted workspace', decide('ls', 'bash', { trusted: false }), /Restricted Mode/],
    ['a document from elsewhere', decide('ls', 'bash', { local: false }), /file of this machine/],
    ['a block that is gone', decide('ls', 'bash', { step: undefined }), /found none/],
    ['another language', decide('print(1)', 'python'), /copying only/],
    ['a hidden character', decide('echo \u202ehs.x'), /right-to-left override, U\+202E/],
    [
      'anything while .steady.yaml is not understood',
      decide('ls', 'bash', { problem: 'Expected text in quotes' }),
      /Expected text in quotes/,
    ],
    [
      'an unlabelled block where the settings say so',
      decide('kubectl get pods', '', { unlabelled: 'never' }),
      /does not say that it is shell/,
    ],
    ['a command that goes on behind the block', decide('ls\nrm -r a \\'), /complete/],
    ['a heredoc without an end', decide('cat > x <<EOF\nhello'), /complete/],
    ['a change that cannot be read to its end', decide('touch a\nif true; then touch b'), /read to its end|complete/],
    ['text beyond the edge', decide(`echo hello${' '.repeat(100)}; touch b`), /far beyond the edge/],
    ['a destroying block that no dialog can show whole', decide('rm -rf a\n'.repeat(60)), /fits a dialog, found 60 lines/],
  ];
  for (const [what, decision, reason] of refused) {
    it(`refuses ${what}`, () => {
      assert.ok(decision.kind === 'refuse', decision.kind);
      assert.match(decision.reason, reason);
    });
  }

  const asked: readonly (readonly [what: string, decision: ReturnType<typeof gate>, question: RegExp, script: string])[] = [
    ['a block that destroys', decide('ls\nrm -rf ./x'), /^This destroys: .*rm/, 'ls\nrm -rf ./x'],
    ['a block that has changed since', decide('ls', 'bash', { hash: 'another' }), /changed since it was shown/, 'ls'],
    ['commands meant for a session inside', decide('oc debug node/x\nchroot /host'), /opens a session/, 'oc debug node/x\nchroot /host'],
    [
      'an unlabelled block that changes something',
      decide('kubectl scale deploy a --replicas=0', ''),
      /Nothing says that this is shell/,
      'kubectl scale deploy a --replicas=0',
    ],
    [
      'a destroying block that has changed as well',
      decide('rm -rf x', 'bash', { hash: 'another' }),
      /changed since.*This destroys/,
      'rm -rf x',
    ],
  ];
  for (const [what, decision, question, script] of asked) {
    it(`asks before ${what}, and shows it whole`, () => {
      assert.ok(decision.kind === 'confirm', decision.kind);
      assert.match(decision.question, question);
      assert.equal(decision.script, script);
    });
  }

  for (const code of ['kubectl get pod <pod name>', 'ssh YOUR_HOST uptime', 'rm -rf {{ folder }}']) {
    it(`asks for the values of ${code}`, () => {
      assert.deepEqual(decide(code), { kind: 'ask' });
    });
  }

  it('refuses what it would refuse with values too, before it asks for them', () => {
    assert.equal(decide('cat <pod> \u202e').kind, 'refuse');
    assert.equal(decide('cat <pod>', 'bash', { trusted: false }).kind, 'refuse');
  });

  for (const code of ['ls', 'kubectl get pods', 'kubectl scale deployment a --replicas=2', '# nothing']) {
    it(`lets ${code} pass`, () => {
      assert.deepEqual(decide(code), { kind: 'go' });
    });
  }
});
