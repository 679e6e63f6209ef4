import { parseShell } from './parser.ts';
import type { SimpleCommand } from './parser.ts';
import { judgeDd, judgeFind, judgeRedirect, judgeTee } from './files.ts';
import { fold, HARMLESS, SESSION } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { matchProgram } from './phrases.ts';
import type { Program } from './phrases.ts';
import { programName } from './programName.ts';
import { OFTEN_WRAPPED, PROGRAMS, SHELLS, WRAPPERS } from './programs/index.ts';
import type { Effect } from './reading.ts';
import { judgeSpoken, takesCode } from './spoken.ts';
import { inputText, isFed } from './standardInput.ts';
import { asksForHelp, isTrial } from './trial.ts';
import { destroyOption, judgeRequest, judgeUnknown, saysDestroy } from './unknown.ts';
import { innerCommands } from './unwrap.ts';
import type { Inner } from './unwrap.ts';
import { judgeTyped } from './typedLines.ts';
import { judgeValues } from './values.ts';

/** Commands in commands in commands: deeper than this nobody writes them. */
const DEEPEST = 5;

/** Programs whose first argument is a program of their own, which is looked up like any other. */
const INTERPRETERS = new Set(['python', 'python3', 'python2', 'php', 'ruby']);

const ALWAYS_INTERACTIVE = new Set(['less', 'more', 'most', 'fzf', 'vi', 'vim', 'nano', 'view']);
/** Programs whose interactive use is a session. */
const SESSIONS = new Set(
  (
    'psql pgcli mysql mariadb mycli sqlite3 sqlcmd sqlplus cqlsh clickhouse-client mongo mongosh redis-cli influx python python3 ' +
    'python2 ipython node deno irb pry iex erl ghci scala jshell rails manage.py artisan php kubectl k oc kubecolor docker podman ' +
    'nerdctl docker-compose podman-compose crictl virtctl fly aws gcloud az vagrant cf heroku sftp ftp telnet supervisorctl screen ' +
    'tmux zookeeper-shell'
  ).split(' '),
);
const EDITS = new Set(['edit', 'configure']);

/** `awk '{print "rm " $1}' | sh`: what makes the script says the words that will be in it. */
function judgePiped(name: string, command: SimpleCommand): Judgement {
  const verb = command.from?.words.flatMap((word) => word.split(/[^\w-]+/)).find(saysDestroy);
  if (verb !== undefined) return { ...HARMLESS, effect: 'destroy', because: `${verb}, run by ${name}` };
  return { ...HARMLESS, effect: 'change', because: `${name} runs what it reads` };
}

/** `bash` without `-c`: a file or its input is the script. */
function judgeShell(name: string, words: readonly string[], command: SimpleCommand, depth: number): Judgement {
  const file = words.find((word) => !word.startsWith('-') && !word.startsWith('+'));
  if (file !== undefined) return judgeUnknown(file, words.slice(words.indexOf(file) + 1));
  const input = inputText(command);
  if (input !== undefined) return judgeText(input, depth + 1);
  if (isFed(command)) return judgePiped(name, command);
  return words.includes('--version') ? HARMLESS : SESSION;
}

/** `gds aws prod -- kubectl get`: a program that is not known runs one that is. */
function knownInside(words: readonly string[], command: SimpleCommand, depth: number): Judgement | undefined {
  const dashes = words.indexOf('--');
  const behind = dashes < 0 ? undefined : words[dashes + 1];
  if (behind !== undefined && (PROGRAMS.has(programName(behind)) || SHELLS.has(behind))) {
    return judgeWords(words.slice(dashes + 1), command, depth + 1);
  }
  for (const [at, word] of words.entries()) {
    const program = OFTEN_WRAPPED.has(word) ? PROGRAMS.get(word) : undefined;
    if (program !== undefined && matchProgram(program, words.slice(at + 1)).known) return judgeWords(words.slice(at), command, depth + 1);
  }
  return undefined;
}

function judgeInner(inner: Inner, command: SimpleCommand, depth: number): Judgement {
  return 'script' in inner ? judgeText(inner.script, depth + 1, command) : judgeWords(inner.words, command, depth + 1);
}

/** Without a command `ssh` opens a session, or a tunnel that stays. */
function judgeSsh(words: readonly string[], command: SimpleCommand, depth: number, wraps: boolean): Judgement {
  if (wraps) return HARMLESS;
  const input = inputText(command);
  if (input !== undefined) return judgeText(input, depth + 1);
  if (isFed(command)) return { ...HARMLESS, effect: 'change', because: 'ssh runs what it reads' };
  const flags = words.filter((word) => /^-[A-Za-z]+$/.test(word)).join('');
  if (/[VGQT]/.test(flags)) return HARMLESS;
  return flags.includes('N') ? { ...HARMLESS, endless: !flags.includes('f') } : SESSION;
}

/** `python manage.py migrate`, `php artisan down`, `python -m pip install`: the program is the argument. */
function judgeInterpreted(words: readonly string[], command: SimpleCommand, depth: number): Judgement | undefined {
  const [first, second] = words;
  if (first === '-m' && second !== undefined && PROGRAMS.has(second)) return judgeWords(words.slice(1), command, depth + 1);
  const script = words.find((word) => !word.startsWith('-'));
  if (script === undefined || first?.startsWith('-') === true) return undefined;
  if (PROGRAMS.has(programName(script))) return judgeWords(words.slice(words.indexOf(script)), command, depth + 1);
  return judgeUnknown(script, words.slice(words.indexOf(script) + 1));
}

/** Shells of another user: without a command they take over the terminal. */
function judgeBecoming(name: string, words: readonly string[]): Judgement {
  const opens = name === 'su' || (name === 'sudo' && words.some((word) => /^-[A-Za-z]*[is]$|^--(?:login|shell)$/.test(word)));
  return { ...(opens ? SESSION : HARMLESS), endless: name === 'watch' };
}

function judgeProgram(name: string, program: Program, words: readonly string[], command: SimpleCommand, wraps: boolean): Judgement {
  const match = matchProgram(program, words);
  const told = match.known || match.effect !== 'change';
  const verb = told ? undefined : (match.args.plain.slice(0, 3).find(saysDestroy) ?? destroyOption(words));
  let effect: Effect = verb === undefined ? match.effect : 'destroy';
  if (effect !== 'read' && isTrial(name, words)) effect = 'read';
  const interactive = match.interactive && (ALWAYS_INTERACTIVE.has(name) || !isFed(command));
  return {
    effect,
    because: effect === 'read' ? undefined : [name, match.words === '' ? (verb ?? '') : match.words].join(' ').trim(),
    interactive,
    session: interactive && !wraps && SESSIONS.has(name) && !EDITS.has(match.args.plain[0] ?? ''),
    endless: match.endless,
  };
}

/** `echo 'rm x' | at now`: what it reads runs later. */
function judgeLater(command: SimpleCommand, depth: number): Judgement | undefined {
  const input = inputText(command);
  return input === undefined ? undefined : fold({ ...HARMLESS, effect: 'change', because: 'at' }, judgeText(input, depth + 1));
}

/** Programs that are judged by hand. */
function judgeByHand(name: string, words: readonly string[], command: SimpleCommand, depth: number, wraps: boolean): Judgement | undefined {
  switch (name) {
    case 'dd':
      return judgeDd(words);
    case 'tee':
      return judgeTee(words);
    case 'find':
      return judgeFind(words);
    case 'ssh':
      return judgeSsh(words, command, depth, wraps);
    case 'at':
    case 'batch':
      return judgeLater(command, depth);
    case 'cp':
      return words.includes('/dev/null') ? { ...HARMLESS, effect: 'destroy', because: 'cp /dev/null' } : undefined;
    default:
      return judgeTyped(name, words, command) ?? judgeSpoken(name, words, command);
  }
}

/** What the program itself does, whatever it runs. */
function judgeOwn(name: string, words: readonly string[], command: SimpleCommand, depth: number, wraps: boolean): Judgement {
  const byHand = judgeByHand(name, words, command, depth, wraps);
  if (byHand !== undefined) return byHand;
  if (INTERPRETERS.has(name)) {
    const interpreted = judgeInterpreted(words, command, depth);
    if (interpreted !== undefined) return interpreted;
  }
  const program = PROGRAMS.get(name);
  if (program !== undefined) {
    return judgeValues(name, program, words, judgeProgram(name, program, words, command, wraps));
  }
  const wrappers = WRAPPERS.get(name);
  if (wrappers !== undefined && wraps) return { ...HARMLESS, endless: name === 'watch' };
  // `poetry run x` wraps, `poetry install` is the program's own doing.
  if (wrappers?.some((wrapper) => wrapper.after === undefined) === true) return judgeBecoming(name, words);
  if (name.startsWith('$') && words.length > 0)
    return fold({ ...HARMLESS, effect: 'change', because: name }, judgeWords(words, command, depth + 1));
  return knownInside(words, command, depth) ?? judgeRequest(judgeUnknown(name, words), words);
}

/** One program with its arguments, and the commands among them. */
function judgeWords(all: readonly string[], command: SimpleCommand, depth: number): Judgement {
  let start = 0;
  while (/^[A-Za-z_]\w*\+?=/.test(all[start] ?? '')) start += 1;
  const [head, ...words] = all.slice(start);
  if (head === undefined || head === '' || depth > DEEPEST) return HARMLESS;
  const name = programName(head);
  const found = innerCommands(name, words);
  if (asksForHelp(name, words, found.length > 0 || takesCode(name))) return HARMLESS;
  const inner = found.map((each) => judgeInner(each, command, depth));
  const insides = inner.reduce(fold, HARMLESS);
  if (SHELLS.has(name)) return inner.length > 0 ? insides : judgeShell(name, words, command, depth);
  const folded = fold(judgeOwn(name, words, command, depth, inner.length > 0), insides);
  return name.endsWith('timeout') ? { ...folded, endless: false } : folded;
}

/** A script in an argument. What it is fed with is what its carrier is fed with. */
function judgeText(script: string, depth: number, carrier?: SimpleCommand): Judgement {
  if (depth > DEEPEST) return { ...HARMLESS, effect: 'change', because: 'too deeply nested' };
  const parsed = parseShell(script);
  const commands = parsed.statements.flatMap((statement) => statement.commands);
  const fed = carrier !== undefined && isFed(carrier);
  const judged = commands.map((command) =>
    judgeAt(fed && !isFed(command) ? { ...command, given: carrier.given, from: carrier.from } : command, depth),
  );
  const endless = parsed.statements.some((statement) => statement.endless);
  return judged.reduce(fold, { ...HARMLESS, endless });
}

function judgeAt(command: SimpleCommand, depth: number): Judgement {
  const judged = command.redirects
    .map((redirect) => judgeRedirect(redirect, command.words))
    .reduce(fold, judgeWords(command.words, command, depth));
  return command.background ? { ...judged, interactive: false, endless: false } : judged;
}

/** What commands do to the world, with all that they run and write to: the gravest of it, with the first reason for it. */
export function judgeAll(commands: readonly SimpleCommand[]): Judgement {
  return commands.map((command) => judgeAt(command, 0)).reduce(fold, HARMLESS);
}
