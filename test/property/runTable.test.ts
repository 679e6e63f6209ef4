import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dispatch, readStatus } from '../../src/core/running/index.ts';
import { readShell, type ShellReading } from '../../src/core/shell/index.ts';
import { appeared, PtyShell } from './pty.ts';
import { SHELLS } from '../unit/running/shellsHere.ts';

/** Statements of a runbook, by what is hard about them; `X` and the folder are looked at afterwards. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  'a function': 'f() {\n  local y=inner\n  echo "f $1 $y"\n  X=set-in-f\n}\nf one',
  'a loop': 'for n in 1 2 3; do\n  echo "round $n"\n  X=$n\ndone',
  'a loop over a heredoc': 'while read -r line; do\n  echo "line $line"\n  X=$line\ndone <<EOF\na $((1 + 1))\nb \\$X\nEOF',
  'a quoted heredoc': "cat <<'END'\n$HOME `no` \\n 'x'\nEND",
  'a heredoc with tabs': 'cat <<-END\n\tindented $((2 * 3))\n\tEND',
  'a here-string': 'read -r X <<< "from a here-string"\necho "$X"',
  'single quotes': 'X=\'it\'"\'"\'s "quoted" $HOME\'\necho "$X"',
  'double quotes': 'X="a \\"b\\" \\$c $((40 + 2)) \\\\"\necho "$X"',
  'quotes with escapes': "X=$'tab\\tand \\'quote\\''\necho \"$X\"",
  'a string over lines': 'X="first\nsecond"\necho "$X"',
  comments: '# a comment\necho "# none" # behind\n# last',
  'a subshell': '(cd /; X=lost; echo "in $PWD")',
  'a background job': 'sleep 0.01 &\nwait $!\necho "waited $?"',
  'a reader of standard input': 'echo piped | cat\nsort <<< "b"',
  'much output': 'head -c 65536 /dev/zero | tr "\\0" x; echo',
  'a change of folder': 'cd /usr\nX=$PWD',
  'a case': 'case abc in\n  a*) X=matched ;;\n  *) X=no ;;\nesac\necho "$X"',
  'a test': 'if [[ -d /usr && ! -e /nonexistent-steady ]]; then X=yes; else X=no; fi',
  arithmetic: 'X=$(( (3 + 4) * 2 ))\necho $((X << 1))',
  'a continued line': 'echo one \\\n  two \\\n  three',
  'a pipeline over lines': 'printf "b\\na\\n" |\n  sort |\n  head -n 1',
  'braces and expansion': 'X=${HOME:+home}\n{ echo "$X"; echo ${#X}; }',
  'a substitution in quotes': 'X="$(printf "%s" "$(echo "deep $(echo er)")")"\necho "$X"',
  'a conditional chain': 'true && X=chain || X=no\nfalse || echo "went on"',
  'percent and backslash': "printf '%s\\n' '100%' 'a\\\\b' \"c\\\\d\"",
  'an exclamation mark': 'echo \'wait!\' "no!" !',
};

/** A failing statement, and the status that a shell gives it. */
const FAILURES: Readonly<Record<string, string>> = {
  'nothing that fails': '',
  false: 'false',
  'a status of its own': '(exit 7)',
  'a failing function': 'g() { return 5; }\ng',
  'a failing pipeline': 'echo x | grep -q y',
};

interface Row {
  readonly name: string;
  readonly statements: readonly string[];
}

const ROWS: readonly Row[] = Object.entries(FRAGMENTS).flatMap(([what, fragment]) =>
  Object.entries(FAILURES).flatMap(([failing, failure]) =>
    [false, true].map((stops) => ({
      name: `${what}, ${failing}${stops ? ', changing something' : ''}`,
      statements: [...(stops ? ['touch here'] : []), fragment, ...(failure === '' ? [] : [failure]), 'echo last'],
    })),
  ),
);

/** What is the same in both: the status, the output without the echo of the commands, the variable, the folder. */
interface Outcome {
  readonly status: string;
  readonly output: string;
  readonly after: string;
}

function readingOf(statements: readonly string[]): ShellReading {
  return readShell({ language: 'bash', meta: undefined, text: statements.join('\n'), fenced: true });
}

const PROBE = `"$X" "$PWD"`;

/** The script as a person would type it, one statement after the other, looking at each status. */
function byHand(shell: string, { statements }: Row, folder: string): Outcome {
  // Our meaning of stop: the first statement that fails ends a block which changes something.
  const stops = readingOf(statements).effect !== 'read';
  const look = '__rc=$?; [ "$__rc" -eq 0 ] || return "$__rc"';
  const file = path.join(folder, 'by-hand');
  fs.writeFileSync(file, `${statements.map((statement) => (stops ? `${statement}\n${look}` : statement)).join('\n')}\n`);
  const script = `setopt no_bg_nice 2>/dev/null; X=; . '${file}'; __s=$?; unset __rc; printf '<<%s|%s|%s|' "$__s" ${PROBE}`;
  const { stdout } = spawnSync(shell, shell === 'zsh' ? ['-f', '-c', script] : ['-c', script], { cwd: folder, encoding: 'utf8' });
  const at = stdout.lastIndexOf('<<');
  const [status = '', ...after] = stdout.slice(at + 2).split('|');
  return { status, output: stdout.slice(0, at), after: after.join('|') };
}

/** The same as Steady sends it, into an interactive shell in a terminal. */
async function sent(pty: PtyShell, { statements }: Row, folder: string, reportsEnd: boolean): Promise<Outcome> {
  pty.type(` X=; cd '${folder}'`);
  await pty.probe('');
  pty.taken();
  const run = fs.mkdtempSync(path.join(folder, 'run '));
  const reading = readingOf(statements);
  const { files, line, status } = dispatch({ reading, environmentFile: undefined, folder: run, reportsEnd, echo: 'none' });
  for (const file of files) fs.writeFileSync(file.path, file.text);
  pty.type(line);
  const told = status === undefined ? undefined : readStatus(await appeared(status));
  const [shown = '', ...after] = (await pty.probe(PROBE)).split('|');
  return { status: String(told?.exitCode ?? shown), output: pty.taken(), after: after.join('|') };
}

for (const shell of ['bash', 'zsh']) {
  for (const reportsEnd of [false, true]) {
    describe(`${String(ROWS.length)} blocks in a terminal of ${shell} that ${reportsEnd ? 'reports' : 'does not report'} ends`, function () {
      this.timeout(120_000);
      let pty: PtyShell | undefined;
      const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'steady-table-')));

      before(async function () {
        if (SHELLS.includes(shell)) pty = await PtyShell.open(shell, folder);
        else {
          console.error(`==== ${shell} is not installed: its blocks are NOT tested ====`);
          this.skip();
        }
      });
      after(() => {
        pty?.close();
        fs.rmSync(folder, { recursive: true, force: true });
      });

      it('come out as if they were typed by hand', async () => {
        assert.ok(pty);
        for (const row of ROWS) {
          const expected = byHand(shell, row, folder);
          assert.deepEqual(await sent(pty, row, folder, reportsEnd), expected, row.name);
        }
        assert.ok(pty.alive);
      });
    });
  }
}
