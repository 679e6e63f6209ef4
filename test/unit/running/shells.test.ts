import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dispatch, environmentText, preparation, readStatus, type DispatchRequest } from '../../../src/core/running/index.ts';
import { readCommand, readShell } from '../../../src/core/shell/index.ts';
import { SHELLS } from './shellsHere.ts';

/** What a block did when it was run as a terminal would run it: one line, then the person looks around. */
interface Ran {
  readonly output: string;
  readonly exitCode: number | undefined;
  readonly failedBefore: number | undefined;
  /** What the next line of the same shell printed: `$?`, then whatever was asked. */
  readonly after: string;
}

/** What the shell has before, and what it is given. */
interface Given {
  readonly assignments?: Readonly<Record<string, string>>;
  readonly before?: string;
  readonly more?: Pick<DispatchRequest, 'options' | 'cwd' | 'guard' | 'capture' | 'detached'>;
}

function run(
  shell: string,
  text: string,
  ask = '',
  environmentFile?: string,
  { assignments = {}, before = ':', more = {} }: Given = {},
): Ran {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady test '));
  try {
    const reading = readShell({ language: 'bash', meta: undefined, text, fenced: true });
    const sent = dispatch({ reading, environmentFile, folder, reportsEnd: false, assignments, ...more });
    for (const file of sent.files) fs.writeFileSync(file.path, file.text);
    const session = `${before}\n${sent.line}\nprintf 'AFTER %s ' "$?"\n${ask}\n`;
    const { stdout } = spawnSync(shell, ['-s'], { input: session, encoding: 'utf8', cwd: folder, timeout: 10_000 });
    const [output = '', after = ''] = stdout.split('AFTER ');
    const status = sent.status === undefined || !fs.existsSync(sent.status) ? undefined : readStatus(fs.readFileSync(sent.status, 'utf8'));
    return { output: withoutMarks(output), exitCode: status?.exitCode, failedBefore: status?.failedBefore, after: after.trim() };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function withoutMarks(output: string): string {
  // eslint-disable-next-line no-control-regex -- the echo of a command is set in bold
  return output.replace(/\u001b\[[01]m/g, '');
}

for (const shell of SHELLS) {
  describe(`a block file in ${shell}`, () => {
    it('echoes each command before it runs', () => {
      assert.equal(run(shell, 'echo one\necho two').output, '$ echo one\none\n$ echo two\ntwo\n');
    });

    it('leaves what it sets to the next block', () => {
      const { after } = run(shell, 'STEADY_X=1\nf() { echo from f; }\ncd /', 'echo "$STEADY_X $(f) $PWD"');
      assert.equal(after, '0 1 from f /');
    });

    it('leaves nothing of its own behind', () => {
      assert.equal(run(shell, 'true\nfalse', 'set | grep -c "^__steady" || :').after, '1 0');
    });

    it('hands the status to the file and to the shell', () => {
      const { exitCode, after } = run(shell, 'echo one\n(exit 7)');
      assert.deepEqual([exitCode, after], [7, '7']);
    });

    it('stops a changing block at its first failure', () => {
      const { output, exitCode } = run(shell, 'touch here\nmkdir here\ntouch never');
      assert.deepEqual([exitCode === 0, output.includes('never')], [false, false]);
    });

    it('goes on after a failure in a reading block, and counts it', () => {
      const { output, exitCode, failedBefore } = run(shell, 'ls /nonexistent-steady 2>/dev/null\necho after');
      assert.deepEqual([exitCode, failedBefore, output.includes('\nafter\n')], [0, 1, true]);
    });

    it('keeps $? for the command that asks for it', () => {
      assert.match(run(shell, 'grep nothing /dev/null\necho "status $?"').output, /^status 1$/m);
    });

    it('runs a loop over several lines', () => {
      const { output, exitCode } = run(shell, 'for n in 1 2; do\n  echo "round $n"\ndone');
      assert.equal(output, '$ for n in 1 2; do\n>   echo "round $n"\n> done\nround 1\nround 2\n');
      assert.equal(exitCode, 0);
    });

    it('runs a heredoc whole', () => {
      assert.match(run(shell, "cat <<'END'\nfirst $HOME\nEND\necho done").output, /first \$HOME\n\$ echo done\ndone\n$/);
    });

    it('is a success where there is nothing but a comment', () => {
      const { output, exitCode } = run(shell, '# look at the dashboard');
      assert.deepEqual([output, exitCode], ['# look at the dashboard\n', 0]);
    });

    it('keeps exit from ending the shell', () => {
      const { exitCode, after } = run(shell, 'echo bye\nexit 3', 'echo alive');
      assert.deepEqual([exitCode, after], [3, '3 alive']);
    });

    it('keeps set -e from ending the shell', () => {
      const { exitCode, after } = run(shell, 'set -e\nfalse\necho never', 'echo alive');
      assert.deepEqual([exitCode, after], [1, '1 alive']);
    });

    it('ends at return and at exit alike in a shell of its own', () => {
      const { output, exitCode, after } = run(shell, 'echo first\nif true; then return 4; fi\necho never\nexit 0', 'echo alive');
      assert.deepEqual([output.includes('never'), exitCode, after], [false, 4, '4 alive']);
    });

    it('lets nothing of a block without an end reach its own lines', () => {
      for (const text of ['true\ntouch b \\', 'true\ncat > note <<EOF\nhello']) {
        const { after } = run(shell, text, 'cat b note 2>/dev/null | grep -c steady || :; ls | grep -c __steady || :');
        assert.match(after, /^\d+ 0\s+0$/);
      }
    });

    describe('until', () => {
      const wait = (text: string, command: string, tries?: number, ask = '') =>
        run(shell, text, ask, undefined, {
          more: { options: { until: readCommand(command), every: 0, ...(tries !== undefined && { tries }) } },
        });

      it('waits for what is to come, and says so', () => {
        const { output, exitCode, after } = wait(
          'n=0',
          'n=$((n + 1)); [ "$n" -eq 4 ]',
          undefined,
          'echo "$n"; set | grep -c "^__steady" || :',
        );
        assert.deepEqual([exitCode, after], [0, '0 4\n0']);
        assert.match(output, /\$ until n=\$\(\(n \+ 1\)\); \[ "\$n" -eq 4 \] {2}# every 0 s, at most 60 times\n/);
      });

      it('tries no more often than was said, and has failed then', () => {
        const { exitCode, after } = wait('n=0', 'n=$((n + 1)); false', 3, 'echo "$n"');
        assert.deepEqual([exitCode, after], [1, '1 3']);
      });

      it('is not waited for where the block itself has failed', () => {
        const { exitCode, after } = wait('n=0; (exit 4)', 'n=$((n + 1)); true', 3, 'echo "$n"');
        assert.deepEqual([exitCode, after], [4, '4 0']);
      });
    });

    it('keeps what is printed as well, in the same shell, and shows it', () => {
      const { output, exitCode, after } = run(
        shell,
        'cd /; x=1; echo one; echo two >&2\nls /nonexistent-steady\necho "$x"',
        'echo "$x $PWD"',
        undefined,
        {
          more: { capture: true },
        },
      );
      assert.match(output, /one\ntwo\n.*\n.*nonexistent-steady.*\n.*\n1\n$/);
      assert.deepEqual([exitCode, after], [0, '0 1 /']);
    });

    it('begins nothing of a block whose variable the shell does not have', () => {
      const { output, exitCode, after } = run(shell, 'echo one\necho "$STEADY_REGION"', 'set | grep -c "^__steady" || :');
      assert.deepEqual([output, exitCode, after], ['', 125, '125 0']);
    });

    it('gives a block the values of its variables, and those that come after it', () => {
      const { output, after } = run(shell, 'echo "in $STEADY_REGION"\ntrue', 'echo "$STEADY_REGION"', undefined, {
        assignments: { STEADY_REGION: "it's $HOME" },
      });
      assert.match(output, /^in it's \$HOME$/m);
      assert.equal(after, "0 it's $HOME");
    });

    it('takes a variable that the shell has, even an empty one', () => {
      assert.equal(run(shell, 'STEADY_EMPTY=\necho "got $STEADY_EMPTY."\n').exitCode, 0);
      const { exitCode } = run(shell, 'echo "got $STEADY_OUTER."\ntrue', '', undefined, { before: 'STEADY_OUTER=' });
      assert.equal(exitCode, 0);
    });

    it('runs nothing where the environment of the workspace is gone', () => {
      const { output, exitCode } = run(shell, 'echo one\necho two', '', '/nonexistent-steady/env');
      assert.ok(!output.includes('one') && exitCode !== 0, output);
    });

    it('reads quotes of every kind as they stand', () => {
      const text = String.raw`printf '%s\n' 'it'"'"'s' "a \"b\" $((1 + 1))" back\\slash '%d' $(echo tick)`;
      assert.match(run(shell, `${text}\ntrue`).output, /it's\na "b" 2\nback\\slash\n%d\ntick\n/);
    });
  });

  describe(`what an author says of a block in ${shell}`, () => {
    const OPTIONS = { mode: undefined, onError: undefined, pipefail: false, promptEnv: undefined } as const;
    const said = (options: Partial<NonNullable<DispatchRequest['options']>>) => ({ more: { options: { ...OPTIONS, ...options } } });

    it('runs it in its folder, and comes back with its status and without its cd', () => {
      const { output, after } = run(shell, 'pwd\ncd /usr\n(exit 4)', 'pwd; set | grep -c "^__steady" || :', undefined, {
        before: 'cd /',
        more: { cwd: '/tmp' },
      });
      assert.match(output, /^\/tmp$/m);
      assert.match(after, /^4 \/\s+0$/);
    });

    it('runs nothing where its folder is not there', () => {
      const { output, exitCode } = run(shell, 'echo one\necho two', '', undefined, { more: { cwd: '/nonexistent-steady' } });
      assert.ok(!output.includes('one') && exitCode !== 0, output);
    });

    it('goes on or stops at a failure as it is told', () => {
      const on = run(shell, 'mkdir /\necho after\ntouch here', '', undefined, said({ onError: 'continue' }));
      assert.deepEqual([on.exitCode, on.failedBefore, on.output.includes('\nafter\n')], [0, 1, true]);
      const stop = run(shell, 'ls /nonexistent-steady 2>/dev/null\necho after', '', undefined, said({ onError: 'stop' }));
      assert.deepEqual([stop.exitCode === 0, stop.output.includes('after')], [false, false]);
    });

    if (shell !== 'dash')
      for (const sign of ['-', '+'])
        it(`has pipefail for the block alone, where the person has ${sign}o pipefail`, () => {
          const { exitCode, after } = run(shell, 'false | true\ntrue', '(false | true); echo "$?"', undefined, {
            before: `set ${sign}o pipefail`,
            ...said({ pipefail: true, onError: 'stop' }),
          });
          assert.deepEqual([exitCode, after.replace(/\s+/g, ' ')], [1, sign === '-' ? '1 1' : '1 0']);
        });

    it('keeps an isolated block from the shell', () => {
      const { output, after } = run(shell, 'STEADY_X=1\ncd /\necho "in $PWD"', 'echo "[${STEADY_X-}] $PWD"', undefined, {
        before: 'cd /tmp',
        ...said({ mode: 'isolated' }),
      });
      assert.match(output, /^in \/$/m);
      assert.equal(after, '0 [] /tmp');
    });

    it('leaves variables to the shell where nobody is to be asked for them', () => {
      assert.equal(run(shell, 'echo "got $STEADY_NOWHERE"\ntrue', '', undefined, said({ promptEnv: false })).exitCode, 0);
    });

    it('begins nothing that destroys without a variable that it reads, whatever is asked of it before', () => {
      for (const text of ['# default ${STEADY_NOWHERE:-x}\nrm -r ./$STEADY_NOWHERE*', '[ -n "$STEADY_NOWHERE" ]\nrm -r ./$STEADY_NOWHERE*'])
        assert.equal(run(shell, text).exitCode, 125, text);
      assert.equal(run(shell, 'if [ -n "$STEADY_NOWHERE" ]; then echo "$STEADY_NOWHERE"; fi').exitCode, 0);
    });

    it('waits for the checks before what is started in the background, and for nothing else', () => {
      const detached = (text: string, more: Given['more'] = {}, ask = '') =>
        run(shell, text, ask, undefined, { more: { detached: true, ...more } });
      assert.equal(detached('echo one', { guard: '( exit 213 )' }).exitCode, 213);
      assert.equal(detached('echo "$STEADY_NOWHERE"').exitCode, 125);
      assert.equal(detached('echo one', { cwd: '/nonexistent-steady' }).exitCode === 0, false);
      const started = run(shell, 'cat; echo "$STEADY_X in $PWD"; exit 7', 'wait; cat output; echo "alive in $PWD"', undefined, {
        before: 'STEADY_X=1; folder=$PWD',
        more: { detached: true, cwd: '/' },
      });
      assert.deepEqual([started.output, started.exitCode], ['', 0]);
      assert.match(started.after, /^0 .*\n1 in \/\nalive in .*steady test /s);
      assert.equal(detached('echo one', { options: { ...OPTIONS, mode: 'isolated' } }).exitCode, 0);
    });

    it('runs nothing behind a guard that fails, and tells that it was the guard', () => {
      const { output, exitCode, after } = run(shell, 'echo one\necho two', 'echo alive', undefined, { more: { guard: '( exit 213 )' } });
      assert.deepEqual([output, exitCode, after], ['', 213, '213 alive']);
      assert.equal(run(shell, 'echo one\ntrue', '', undefined, { more: { guard: '( exit 0 )' } }).exitCode, 0);
    });

    it('gives back the folder and pipefail where the block was interrupted before it could', () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steady test '));
      try {
        const reading = readShell({ language: 'bash', meta: undefined, text: 'true', fenced: true });
        const options = { ...OPTIONS, pipefail: shell !== 'dash' };
        const sent = dispatch({ reading, environmentFile: undefined, folder, reportsEnd: false, cwd: '/tmp', options });
        for (const file of [...sent.files, ...(sent.restore?.files ?? [])]) fs.writeFileSync(file.path, file.text);
        // What an interruption leaves undone: all behind the body.
        const block = fs.readFileSync(`${folder}/block`, 'utf8');
        const begun = block.slice(0, block.indexOf('. '));
        fs.writeFileSync(`${folder}/block`, `${begun}cd /tmp\n${shell === 'dash' ? '' : 'set -o pipefail\n'}`);
        const input = `cd /\n${sent.line}\n${sent.restore?.line ?? ''}\npwd\n(false | true); echo "$?"\nset | grep -c "^__steady" || :\n`;
        const { stdout } = spawnSync(shell, ['-s'], { input, encoding: 'utf8', timeout: 10_000 });
        assert.equal(stdout, '/\n0\n0\n');
        assert.equal(fs.readFileSync(sent.restore?.status ?? '', 'utf8'), '0 0\n');
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  describe(`the environment of the workspace in ${shell}`, () => {
    let folder: string;

    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "steady's env "));
      fs.mkdirSync(path.join(folder, 'bin'));
      fs.writeFileSync(path.join(folder, 'bin/kubectl'), '#!/bin/sh\necho stand-in "$@"\n', { mode: 0o755 });
    });

    afterEach(() => {
      fs.rmSync(folder, { recursive: true, force: true });
    });

    const written = (text: string): string => {
      const environment = {
        folder,
        variables: { PATH: '${workspaceFolder}/bin:${PATH}', KUBECONFIG: '${workspaceFolder}/kube $HOME config' },
      };
      const { programs } = readShell({ language: 'bash', meta: undefined, text, fenced: true });
      const file = path.join(folder, 'env');
      fs.writeFileSync(file, environmentText([environment], programs) ?? '');
      return file;
    };

    it('puts the stand-in before whatever else is on the path', () => {
      const text = 'kubectl get pods\nprintf "%s\\n" "$KUBECONFIG"';
      const { output } = run(shell, text, '', written(text));
      assert.match(output, /stand-in get pods/);
      assert.ok(output.includes(`${folder}/kube $HOME config`));
    });

    it('wins over an alias and a function of the same name', () => {
      const text = 'kubectl get pods';
      const file = written(text);
      const prepare = preparation({ environmentFile: file, folder });
      for (const each of prepare.files) fs.writeFileSync(each.path, each.text);
      const alias = shell === 'bash' ? 'shopt -s expand_aliases' : ':';
      const input = `${alias}\nkubectl() { echo the real one; }\nalias kubectl="echo the real one"\n${prepare.line}\n. '${file.replace("'", "'\\''")}' && ${text}\n`;
      const declared = shell === 'dash' || shell === 'zsh' ? input.replace('kubectl() { echo the real one; }\n', '') : input;
      assert.match(execFileSync(shell, ['-s'], { input: declared, encoding: 'utf8' }), /^stand-in get pods$/m);
    });

    it('adds to the path once, however often it is sourced', () => {
      const file = written('true');
      const quoted = `'${file.replace("'", "'\\''")}'`;
      const path = execFileSync(shell, ['-s'], { input: `. ${quoted}\n. ${quoted}\necho "$PATH"\n`, encoding: 'utf8' });
      assert.equal(path.split(`${folder}/bin`).length - 1, 1);
    });
  });
}
