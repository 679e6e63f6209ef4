import assert from 'node:assert/strict';
import { createMarkdown } from '../../../src/core/markdown/index.ts';
import { gate } from '../../../src/core/running/index.ts';
import { readSteps, type Step } from '../../../src/core/steps/index.ts';

const FENCE = '```';

function step(code: string, language = 'bash', comment = ''): Step {
  const markdown = createMarkdown(`# Runbook: A\n\n${comment}\n${FENCE}${language}\n${code}\n${FENCE}\n`);
  const [first] = readSteps(markdown.chunks, markdown.lineCount).steps;
  assert.ok(first);
  return first;
}

/** What the gate says of a block that was shown as it is, in a trusted workspace of this machine. */
function decide(code: string, language?: string, but: Partial<Parameters<typeof gate>[0]> = {}) {
  const shown = step(code, language);
  return gate({ step: shown, hash: shown.hash, trusted: true, local: true, unlabelled: 'ask', problem: undefined, destroys: [], ...but });
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

describe('the gate and what an author says of a block', () => {
  const annotated = (keys: string, code = 'ls', destroys: readonly string[] = []) => {
    const shown = step(code, 'bash', `<!-- steady: ${keys} -->`);
    return gate({ step: shown, hash: shown.hash, trusted: true, local: true, unlabelled: 'ask', problem: undefined, destroys });
  };

  it('asks with the sentence of the author, also before what only reads', () => {
    const decision = annotated('confirm="Counts the rows of a large table"');
    assert.ok(decision.kind === 'confirm');
    assert.equal(decision.question, 'Counts the rows of a large table. Run it?');
  });

  for (const [keys, found] of [
    ['until="kubectl delete pod x"', 'found one that destroys'],
    ['until="touch x"', 'found one that changes things'],
    ['until="kubectl get pod <pod>"', 'found pod still open'],
    ['until="true; exit 1"', 'which would end the terminal'],
    ['until="kubectl get pods -w"', 'found one that does not end by itself'],
    ['until="if true"', 'in until="if true"'],
    ['until="echo \u202ehs.x"', 'found a hidden character'],
    ['until="$ true\nrm -rf ~/x"', 'found a prompt'],
    ['until="% true"', 'found a prompt'],
    ['background expect="0 failed"', 'found background'],
  ] as const)
    it(`refuses ${keys}`, () => {
      const decision = annotated(keys);
      assert.ok(decision.kind === 'refuse', JSON.stringify(decision));
      assert.ok(decision.reason.includes(found), decision.reason);
    });

  it('lets a condition pass that only looks, and shows it where it asks', () => {
    assert.deepEqual(annotated('until="curl -fsS localhost/health" every=2s tries=10'), { kind: 'go' });
    const decision = annotated('until="curl -fsS localhost/health"', 'rm -rf build');
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /Then it waits until “curl -fsS localhost\/health” succeeds\./);
  });

  it('refuses a condition that the workspace says destroys', () => {
    const decision = annotated('until="cd app && make status"', 'ls', ['make *']);
    assert.ok(decision.kind === 'refuse');
    assert.match(decision.reason, /found one that destroys/);
  });

  it('asks before a change whose annotation has a slip, and lets what reads pass', () => {
    const decision = annotated('confrim="Drains"', 'touch a');
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /“confrim”/);
    assert.deepEqual(annotated('confrim="Drains"', 'ls'), { kind: 'go' });
  });
});

describe('the gate and where commands go', () => {
  const PLACES = { contexts: [], protectedNames: [], required: undefined };
  const context = (name: string, ambient = true) =>
    ({ tool: 'kubectl', kind: 'context', name, from: '/home/me/.kube/config', ambient, known: true, asked: true }) as const;
  const SCALE = 'kubectl scale deployment a --replicas=2';

  it('lets a change pass where nothing is protected, and asks where something is', () => {
    assert.deepEqual(decide(SCALE, 'bash', { whereabouts: { ...PLACES, contexts: [context('nonprod')] } }), { kind: 'go' });
    const decision = decide(SCALE, 'bash', { whereabouts: { ...PLACES, contexts: [context('prod-eu')] } });
    assert.ok(decision.kind === 'confirm');
    assert.match(
      decision.question,
      /This changes things: kubectl scale\. It goes to kubectl context prod-eu \(\/home\/me\/\.kube\/config\)\. Protected: prod-eu\./,
    );
    assert.equal(decision.typed, undefined);
  });

  it('asks before a change that goes nobody can tell where, but for what the shell itself will tell', () => {
    const unknown = { ...context('$(cat context)'), known: false };
    const decision = decide(SCALE, 'bash', { whereabouts: { ...PLACES, contexts: [{ ...unknown, asked: false }] } });
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /context \$\(cat context\), known to the shell only/);
    assert.deepEqual(decide(SCALE, 'bash', { whereabouts: { ...PLACES, contexts: [unknown] } }), { kind: 'go' });
  });

  it('asks before every change where the settings say so, and never before what reads', () => {
    assert.equal(decide(SCALE, 'bash', { changes: 'always' }).kind, 'confirm');
    assert.deepEqual(decide('kubectl get pods', 'bash', { changes: 'always' }), { kind: 'go' });
  });

  it('says in which folder something is destroyed', () => {
    const decision = decide('rm -rf build', 'bash', { whereabouts: { ...PLACES, folder: '/srv/shop' } });
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /In the folder “\/srv\/shop”\./);
  });

  it('protects what the workspace adds', () => {
    const whereabouts = { ...PLACES, contexts: [context('cards-pci')], protectedNames: ['*-pci'] };
    assert.equal(decide(SCALE, 'bash', { whereabouts }).kind, 'confirm');
  });

  it('shows every context before something is destroyed, and has a protected one typed', () => {
    const decision = decide('kubectl delete ns a', 'bash', { whereabouts: { ...PLACES, contexts: [context('dev'), context('prod-eu')] } });
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /context dev .*, context prod-eu /);
    assert.equal(decision.typed, 'prod-eu');
  });

  it('asks before a change somewhere else than where the document is for, but for a command that names its context', () => {
    const at = (ambient: boolean) => ({ ...PLACES, contexts: [context('staging', ambient)], required: 'dev' });
    const decision = decide(SCALE, 'bash', { whereabouts: at(true) });
    assert.ok(decision.kind === 'confirm');
    assert.match(decision.question, /Expected the context dev, found staging\./);
    assert.deepEqual(decide(SCALE, 'bash', { whereabouts: at(false) }), { kind: 'go' });
  });
});
