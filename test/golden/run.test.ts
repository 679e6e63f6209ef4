import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kubeconfig } from '../unit/contexts/sources.ts';
import { steady } from './steady.ts';

interface Told {
  readonly id: string;
  readonly status: string;
  readonly exitCode?: number;
  readonly output?: string;
  readonly why?: string;
  readonly effect: string;
}

const SAMPLE = 'runbooks/high-api-latency.md';

function steps(stdout: string): readonly Told[] {
  return (JSON.parse(stdout) as { steps: Told[] }).steps;
}

/** What `use` makes of a folder of these files, which is gone afterwards. */
function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'steady-run-')));
  try {
    for (const [file, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content, { mode: 0o755 });
    }
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A runbook as it is written, run with `args` in the folder above its own. */
function runText(text: string, args: readonly string[], more: Readonly<Record<string, string>> = {}, name = '') {
  return inFolder({ ...more, 'books/r.md': text }, (folder) => ({
    ...steady(['run', `books/r.md${name}`, '--json', ...args], '', folder),
    folder,
  }));
}

/** A runbook with one block, and what is said above it. */
function runOne(keys: string, code: string, args: readonly string[] = [], name = '') {
  return runText(`# Runbook: One\n\n<!-- steady: ${keys} -->\n~~~bash\n${code}\n~~~\n`, args, {}, name);
}

/** A runbook of these blocks in a folder of its own, run with `args`. */
function runBlocks(blocks: readonly string[], args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const text = ['# Runbook: Blocks', ...blocks.map((block) => `\`\`\`bash\n${block}\n\`\`\``)].join('\n\n');
  return inFolder({ ...more, 'r.md': `${text}\n` }, (folder) => {
    const ran = steady(['run', 'r.md', ...args], '', folder);
    return { ...ran, files: new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')])) };
  });
}

describe('steady run', () => {
  it('runs the sample against the stand-ins', () => {
    const ran = steady(['run', SAMPLE, '--allow', 'change', '--json']);
    assert.equal(ran.status, 0, ran.stderr);
    assert.deepEqual(
      steps(ran.stdout).map(({ id, status }) => `${id} ${status}`),
      ['diagnosis/1', 'diagnosis/2', 'diagnosis/3', 'mitigation-immediate/1', 'mitigation-immediate/2', 'mitigation-immediate/3'].map(
        (id) => `${id} ok`,
      ),
    );
    assert.match(steps(ran.stdout)[3]?.output ?? '', /deployment\.apps\/api-service scaled/);
  });

  it('runs nothing where one step is above what is allowed', () => {
    const ran = steady(['run', SAMPLE]);
    assert.deepEqual([ran.status, ran.stdout], [2, '']);
    assert.match(ran.stderr, /high-api-latency\.md:25: Scale up replicas: Expected at most --allow read, found .*kubectl scale/);
  });

  it('runs a step by number or id and a section by its title', () => {
    assert.deepEqual(
      ['#2', '#diagnosis/2', '#Diagnosis'].map((name) => steps(steady(['run', `${SAMPLE}${name}`, '--json']).stdout).length),
      [1, 1, 3],
    );
  });

  it('shows what it would run, and runs nothing', () => {
    const ran = runBlocks(['touch here'], ['--dry-run', '--allow', 'change']);
    assert.match(ran.stdout, /^# r\.md:3: touch here \[change\]\ntouch here\n/);
    assert.deepEqual([...ran.files.keys()], ['r.md']);
  });

  it('says what there is where a name means nothing', () => {
    const ran = steady(['run', `${SAMPLE}#diagnosis/9`]);
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /Expected a step or section of .*, found “diagnosis\/9”; there are: diagnosis\/1, /);
  });

  it('keeps what a step sets for the next one', () => {
    const ran = runBlocks(['WHERE=here; cd /', 'echo "$WHERE $PWD"'], ['--json']);
    assert.equal(steps(ran.stdout)[1]?.output, 'here /\n');
  });

  it('stops at a step that fails, and goes on where it is told to', () => {
    const blocks = ['(exit 3)', 'echo after'];
    assert.deepEqual(
      steps(runBlocks(blocks, ['--json']).stdout).map(({ status }) => status),
      ['failed', 'skipped'],
    );
    const on = runBlocks(blocks, ['--json', '--on-error', 'continue']);
    assert.deepEqual(
      [on.status, steps(on.stdout).map(({ status, exitCode }) => [status, exitCode])],
      [
        1,
        [
          ['failed', 3],
          ['ok', 0],
        ],
      ],
    );
  });

  it('refuses a placeholder, and fills in the value that is given', () => {
    const blocks = ['printf "[%s]" <pod> "a <pod>"'];
    assert.equal(runBlocks(blocks, []).status, 2);
    const ran = runBlocks(blocks, ['--json', '--set', 'pod=it\'s "$HOME"']);
    assert.equal(steps(ran.stdout)[0]?.output, '[it\'s "$HOME"][a it\'s "$HOME"]');
    assert.equal(steps(ran.stdout)[0]?.id, 'runbook-blocks/1');
  });

  it('takes values from a file, which --set goes before', () => {
    const ran = runBlocks(['echo <a> <b>'], ['--json', '--inputs', 'values.yaml', '--set', 'b=two'], { 'values.yaml': 'a: 1\nb: 2\n' });
    assert.equal(steps(ran.stdout)[0]?.output, '1 two\n');
    const bad = runBlocks(['echo <a>'], ['--inputs', 'values.yaml'], { 'values.yaml': 'a:\n  - 1\n' });
    assert.match(bad.stderr, /values\.yaml:1: Expected a plain value for “a”, found list/);
  });

  it('begins nothing of a step whose variable is not set, and says which', () => {
    const blocks = ['echo one\necho "$STEADY_TEST_REGION"'];
    const ran = runBlocks(blocks, ['--json']);
    assert.deepEqual([ran.status, steps(ran.stdout)[0]?.output], [1, '']);
    assert.match(steps(ran.stdout)[0]?.why ?? '', /\$STEADY_TEST_REGION is not set: give --set STEADY_TEST_REGION=value/);
    const set = runBlocks(blocks, ['--json', '--set', 'STEADY_TEST_REGION=eu']);
    assert.equal(steps(set.stdout)[0]?.output, 'one\neu\n');
  });

  it('gives no step its own standard input', () => {
    const ran = runBlocks(['cat', 'echo after'], ['--json']);
    assert.deepEqual(
      steps(ran.stdout).map(({ output }) => output),
      ['', 'after\n'],
    );
  });

  it('ends a step at its limit, with all that it has started', () => {
    const ran = runBlocks(['sleep 600 & sleep 600', 'echo never'], ['--json', '--timeout', '300ms']);
    assert.deepEqual(
      steps(ran.stdout).map(({ status }) => status),
      ['timeout', 'skipped'],
    );
  });

  it('refuses what never ends, what takes over and what destroys', () => {
    const ran = runBlocks(['tail -f /dev/null', 'vi x', 'rm -rf ./x'], ['--allow', 'change']);
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /goes on until it is stopped/);
    assert.match(ran.stderr, /takes over the terminal/);
    assert.match(ran.stderr, /found a step that destroys: rm/);
  });

  it('writes a line for each step to its log, without the output', () => {
    const ran = runBlocks(['echo secret', 'echo two'], ['--log', 'log.ndjson']);
    const lines = (ran.files.get('log.ndjson') ?? '').trimEnd().split('\n');
    assert.equal(lines.length, 2);
    assert.deepEqual((JSON.parse(lines[0] ?? '') as Told).status, 'ok');
    assert.doesNotMatch(lines.join(''), /"output"/);
  });

  it('shows each command before it runs', () => {
    assert.match(runBlocks(['echo one\necho two'], []).stdout, /^── r\.md:3 .*\n\$ echo one\none\n\$ echo two\ntwo\n✓ · /);
  });
});

describe('steady run and what an author says of a block', () => {
  it('runs a block in its folder, and the next one where it was', () => {
    const text = '# Runbook: A\n\n<!-- steady: cwd=.. -->\n~~~bash\nls; cd /\n~~~\n\n~~~bash\npwd\ncd books\n~~~\n\n~~~bash\nls\n~~~\n';
    const ran = runText(text, []);
    assert.deepEqual(
      steps(ran.stdout).map(({ output }) => output),
      ['books\n', `${ran.folder}\n`, 'r.md\n'],
    );
  });

  for (const [keys, args] of [
    ['timeout=300ms', []],
    ['timeout=300ms', ['--timeout', '5m']],
    ['timeout=5m', ['--timeout', '300ms']],
  ] as const)
    it(`ends a block at the smaller of both limits: ${[keys, ...args].join(' ')}`, () => {
      assert.equal(steps(runOne(keys, 'sleep 600', args).stdout)[0]?.status, 'timeout');
    });

  it('fails a step whose output lacks what is expected', () => {
    const met = runOne('expect="0 failed"', 'echo "12 ok, 0 failed"');
    assert.equal(met.status, 0, met.stderr);
    const [unmet] = steps(runOne('expect="0 failed"', 'echo "12 ok, 1 failed" # 0 failed').stdout);
    assert.deepEqual([unmet?.status, unmet?.why], ['failed', 'Expected a line of output with “0 failed”, found none']);
  });

  it('compares the output with the one that is shown', () => {
    const text = (output: string) =>
      `# Runbook: A\n\n~~~bash\necho one\necho two\n~~~\n\n<!-- steady-expect -->\n~~~text\n${output}\n~~~\n`;
    assert.equal(steps(runText(text('one\n/^tw.$/'), []).stdout)[0]?.status, 'ok');
    const [other] = steps(runText(text('one\nthree'), []).stdout);
    assert.equal(other?.status, 'failed');
    assert.match(other.why ?? '', /@@ line 2 of the output\n- three\n\+ two$/);
  });

  it('waits for what a block brings about, and fails where it does not come', () => {
    const [came] = steps(runOne('until="test -e r.md" every=1s', 'cd books').stdout);
    assert.equal(came?.status, 'ok');
    const [missed] = steps(runOne('until="test -e nothing" every=0s tries=3', 'echo one').stdout);
    assert.deepEqual([missed?.status, missed?.exitCode], ['failed', 1]);
    assert.match(missed?.output ?? '', /Expected “test -e nothing” to succeed within 3 tries, found that it did not\./);
  });

  it('does not wait for what goes on in the background, and ends it with the run', () => {
    const ran = runOne('background', 'sleep 600');
    assert.deepEqual([ran.status, steps(ran.stdout)[0]?.status], [0, 'ok']);
    assert.match(steps(ran.stdout)[0]?.why ?? '', /in the background/);
  });

  it('fails a step in the background that was never begun', () => {
    const [unset] = steps(runOne('background', 'sleep 600; echo "$STEADY_NOWHERE"').stdout);
    assert.equal(unset?.status, 'failed');
    assert.match(unset.why ?? '', /\$STEADY_NOWHERE is not set/);
    assert.equal(steps(runOne('background cwd=nowhere', 'sleep 600').stdout)[0]?.status, 'failed');
  });

  it('passes over what is taken out of longer runs, unless it is named', () => {
    assert.equal(steps(runOne('id=alone exclude-from-run-all', 'echo one').stdout)[0]?.status, 'skipped');
    assert.equal(steps(runOne('id=alone exclude-from-run-all', 'echo one', [], '#alone').stdout)[0]?.status, 'ok');
  });

  for (const [keys, reason] of [
    ['until="touch x"', /Expected a condition that only looks, in until="touch x", found one that changes things\./],
    ['interactive', /found one that takes over the terminal/],
    ['confirm="Look first"', /Expected a step that asks nothing, or --allow change, found one to be confirmed: “Look first”/],
  ] as const)
    it(`refuses ${keys}`, () => {
      const ran = runOne(keys, 'echo one');
      assert.deepEqual([ran.status, ran.stdout], [2, '']);
      assert.match(ran.stderr, reason);
    });
});

describe('steady run and what a document declares', () => {
  const declared = (yaml: string, code: string, args: readonly string[] = [], more?: Readonly<Record<string, string>>) =>
    runText(`---\nsteady: ${yaml}\n---\n# Runbook: A\n\n~~~bash\n${code}\n~~~\n`, args, more);

  it('takes the default of a value, and what is given instead', () => {
    const yaml = '{inputs: [{name: ns, default: shop, choices: [shop, pay]}]}';
    assert.equal(steps(declared(yaml, 'echo <ns>').stdout)[0]?.output, 'shop\n');
    assert.equal(steps(declared(yaml, 'echo <ns>', ['--set', 'ns=pay']).stdout)[0]?.output, 'pay\n');
    const other = declared(yaml, 'echo <ns>', ['--set', 'ns=all']);
    assert.deepEqual([other.status, other.stdout], [2, '']);
    assert.match(other.stderr, /ns: Expected one of shop, pay, found “all”\./);
  });

  it('checks its tools and variables before the first step', () => {
    const ran = declared('{requires: {tools: [sh, steady-no-such-tool>=2], env: [STEADY_NO_SUCH]}}', 'echo one');
    assert.deepEqual([ran.status, ran.stdout], [2, '']);
    assert.match(ran.stderr, /Expected steady-no-such-tool 2 on PATH, found none: install it/);
    assert.match(ran.stderr, /Expected \$STEADY_NO_SUCH, found it not set/);
    assert.doesNotMatch(ran.stderr, /Expected sh/);
  });

  it('checks the versions of its tools in the shell that runs it', () => {
    const ran = declared('{requires: {tools: [bash>=99]}}', 'echo one');
    assert.deepEqual([ran.status, ran.stdout], [2, '']);
    assert.match(ran.stderr, /books\/r\.md: Expected bash>=99, found \d+\.\d+[\d.]*: install it/);
    assert.equal(declared('{requires: {tools: [bash>=3.2]}}', 'echo one').status, 0);
  });

  const config = 'version: 1\nrun: {env: {PATH: "${workspaceFolder}:${PATH}", KUBECONFIG: "${workspaceFolder}/staging"}}\n';
  const currently = (context: string): string => kubeconfig(context, { context, cluster: 'c', server: 's' });
  const cluster = {
    'books/.steady.yaml': config,
    'books/staging': currently('staging'),
    'books/prod': currently('prod-eu'),
    'books/kubectl':
      '#!/bin/sh\n[ "$1" = config ] && { sed -n "s/^current-context: //p" "$KUBECONFIG"; echo; echo s; exit; }\necho "did $*"\n',
  };
  const inCluster = (yaml: string, blocks: readonly string[], args: readonly string[], more = {}) =>
    runText(`---\nsteady: ${yaml}\n---\n# Runbook: A\n\n${blocks.map((block) => `~~~bash\n${block}\n~~~\n`).join('\n')}`, args, {
      ...cluster,
      ...more,
    });

  it('checks the context that it is for', () => {
    const ran = inCluster('{requires: {context: prod-eu}}', ['kubectl get pods'], []);
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /Expected the context prod-eu, found staging/);
    const named = inCluster('{}', ['kubectl get pods'], ['--context', 'prod-eu']);
    assert.match(named.stderr, /Expected the context prod-eu, found staging/);
    assert.equal(inCluster('{}', ['kubectl get pods'], ['--context', 'staging']).status, 0);
  });

  it('destroys nothing that is protected, but where its name is given', () => {
    const remove = 'kubectl delete pod a -n production';
    const ran = inCluster('{}', [remove], ['--allow', 'destroy']);
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /Expected --context production, since it is protected and something is destroyed there, found none\./);
    const named = inCluster('{}', [remove], ['--allow', 'destroy', '--context', 'production']);
    assert.equal(steps(named.stdout)[0]?.output, 'did delete pod a -n production\n');
  });

  it('goes along with a step that goes on to another context, but not to destroy what is protected there', () => {
    const move = 'export KUBECONFIG="$PWD/books/prod"';
    // What the workspace sets holds for each step: here it sets no context.
    const free = { 'books/.steady.yaml': 'version: 1\nrun: {env: {PATH: "${workspaceFolder}:${PATH}"}}\n' };
    const changed = inCluster('{}', [move, 'kubectl scale deploy a --replicas=1'], ['--allow', 'change'], free);
    assert.deepEqual(
      steps(changed.stdout).map(({ status }) => status),
      ['ok', 'ok'],
    );
    const [, refused] = steps(inCluster('{}', [move, 'kubectl delete pod a'], ['--allow', 'destroy'], free).stdout);
    assert.equal(refused?.status, 'failed');
    assert.match(refused.why ?? '', /Expected --context prod-eu, since it is protected/);
    assert.doesNotMatch(refused.output ?? '', /did/);
  });

  it('begins nothing in the background where it would go somewhere else', () => {
    const free = { 'books/.steady.yaml': 'version: 1\nrun: {env: {PATH: "${workspaceFolder}:${PATH}"}}\n' };
    const text = (keys: string) =>
      `# Runbook: A\n\n~~~bash\nexport KUBECONFIG="$PWD/books/prod"\n~~~\n\n<!-- steady: ${keys} -->\n~~~bash\nkubectl delete pod a; touch done\n~~~\n\n~~~bash\nls\n~~~\n`;
    for (const keys of ['background', 'background mode=isolated']) {
      const ran = runText(text(keys), ['--allow', 'destroy', '--on-error', 'continue'], { ...cluster, ...free });
      const [, refused, after] = steps(ran.stdout);
      assert.equal(refused?.status, 'failed', keys);
      assert.match(refused.why ?? '', /Expected --context prod-eu, since it is protected/);
      assert.doesNotMatch(after?.output ?? '', /done/);
    }
  });

  it('destroys nothing by the word of .steady.yaml, where a value makes it that command too', () => {
    const more = { 'books/.steady.yaml': 'version: 1\nrun: {destroys: ["make deploy*", "date *"]}\n' };
    for (const code of ['cd . && make <target>', 'make deploy ENV=<target>']) {
      const ran = declared('{}', code, ['--allow', 'change', '--set', 'target=deploy-eu'], more);
      assert.deepEqual([ran.status, ran.stdout], [2, '']);
      assert.match(ran.stderr, /Expected at most --allow change, found a step that destroys: by \.steady\.yaml/);
    }
    const condition = runText('# Runbook: A\n\n<!-- steady: until="date -u" -->\n~~~bash\nls\n~~~\n', [], more);
    assert.match(condition.stderr, /Expected a condition that only looks, in until="date -u", found one that destroys/);
  });

  it('begins in its folder', () => {
    assert.equal(steps(declared('{cwd: .}', 'ls').stdout)[0]?.output, 'r.md\n');
  });
});
