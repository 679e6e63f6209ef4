import type { ParsedShell } from './parser.ts';
import { hasSubcommands, matchProgram } from './phrases.ts';
import { OFTEN_WRAPPED, PROGRAMS, SHELLS, WRAPPERS } from './programs/index.ts';
import type { Typed } from './prompts.ts';
import { isProse } from './prose.ts';

/**
 * Whether a block that does not say what it is holds shell commands. Output, logs, configuration and sentences often begin like a
 * command, so every command must look like one by itself: a known program with plausible arguments, a path, or options. When in doubt: no.
 */

/** Programs that are English words, or keys of configuration files: their arguments must look like arguments. */
const ALSO_WORDS = new Set(
  (
    'find test time watch host sort more less who w last kill read set date file install join look cut at which wait yes service ' +
    'source split top type view open say patch mount go history info help command tree touch man go free function join column paste ' +
    'comment clear reset login http strings id code make op pass age fly kind node python ruby java batch init screen hub sum sar at ' +
    'salt cf mc env tee local declare users route link route image ab hey bg fg jobs return exit break continue unset shift hash pry ' +
    'scala deno bun composer sam monit curator heroku process skill age port memcached nginx haproxy jenkins logger redis celery ' +
    'influx sensors cron rails rake gem pip bundle hostname uptime'
  ).split(' '),
);

/** Second words by which a program that is not known is recognised: `ckan user list`. */
const SUBCOMMANDS = new Set(
  (
    'list ls show get describe status info version init create add remove delete update upgrade install uninstall start stop restart ' +
    'run exec enable disable login logout apply plan deploy rebuild purge set unset config logs build push pull sync check test ' +
    'migrate import export backup restore rollback scale edit open connect attach download upload validate clean reset rotate pause ' +
    'resume unlock lock generate abort change rename print'
  ).split(' '),
);

/** Builtins that are common words: what one of their arguments must look like. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  export: /^[A-Za-z_]\w*(?:=|$)/,
  declare: /^(?:[A-Za-z_]\w*=|-)/,
  local: /^[A-Za-z_]\w*=/,
  set: /^[-+]\w/,
  read: /^-|^[A-Za-z_]\w{0,11}$/,
  source: /[./~$]/,
  '.': /[./~$]/,
};
const TAKES_A_NAME = new Set(['make', 'service', 'which', 'man']);
const TALKERS = new Set('echo printf say logger git gh : read jq awk expr test [ [[ for'.split(' '));
const UPPER_NAME = /^[A-Z_][A-Z0-9_]*\+?=/;
const EVIDENCE = /^-{1,2}[A-Za-z]|[/.=$'":<@%*_\d]|^-$/;
const OPTION = /^-{1,2}[A-Za-z]/;
/** A word that no shell command has by itself: of other languages' syntax. */
const FOREIGN_WORD = /^(?:=|:=|=>|==|\+=|->|→|\{|\}|:|\|)$|,$|^\((?!\))|^\{(?!\}$)|[;{]$|^<[/!?]/;

type Verdict = 'yes' | 'no' | 'perhaps';

function programOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function isKnown(name: string): boolean {
  return PROGRAMS.has(name) || WRAPPERS.has(name) || SHELLS.has(name);
}

/** `./deploy.sh`, `bin/rails s`, `~/bin/x --y`, `/usr/bin/env`; not `/etc/hosts` alone, nor an address. */
function looksLikePath(head: string, words: readonly string[]): boolean {
  if (!/^[~.]{0,2}[\w@~+-]*(?:\/[\w.@$+-]+)+$/.test(head) && !/^\$\{?[A-Z]\w*\}?\/[\w./-]+$/.test(head)) return false;
  if (/^\.{1,2}\/|^~?\/?(?:\w+\/)*(?:s?bin|scripts?|libexec)\/[\w.-]+$|\.(?:sh|bash)$/.test(head)) return true;
  if (/\.(?:py|rb|pl|js)$/.test(head)) return words.length > 0;
  return isKnown(programOf(head)) || words.some((word) => OPTION.test(word));
}

/** What kind of argument makes a known program more than a word. */
function knownVerdict(name: string, words: readonly string[]): Verdict {
  const shape = SHAPES[name];
  if (shape !== undefined) return words.some((word) => shape.test(word)) ? 'yes' : 'no';
  const evident = words.some((word) => EVIDENCE.test(word));
  if (ALSO_WORDS.has(name)) {
    const plain = words.length <= 2 && TAKES_A_NAME.has(name);
    return evident || words.length === 0 || plain || hasPhrase(name, words) ? 'yes' : 'no';
  }
  const program = PROGRAMS.get(name);
  if (program === undefined || !hasSubcommands(program) || evident || words.length === 0) return 'yes';
  return hasPhrase(name, words) || saysSubcommand(words[0] ?? '') ? 'yes' : 'perhaps';
}

function saysSubcommand(word: string): boolean {
  return SUBCOMMANDS.has(word) || word.split('-').some((part) => SUBCOMMANDS.has(part));
}

function hasPhrase(name: string, words: readonly string[]): boolean {
  const program = PROGRAMS.get(name);
  if (program !== undefined && matchProgram(program, words).known) return true;
  return WRAPPERS.get(name)?.some((wrapper) => wrapper.after !== undefined && words[0] === wrapper.after) ?? false;
}

/** `acmectl get x`, `foo --bar`, `git-crypt unlock`; not `logging in to team`. */
function unknownVerdict(head: string, words: readonly string[]): Verdict {
  if (!/^[a-z][a-z0-9_+.-]*$/.test(head) || /(?:ing|ed)$/.test(head)) return 'no';
  if (/\.(?:sh|py|rb|pl|bash)$/.test(head)) return 'yes';
  if (head.includes('.')) return 'no';
  if (words.some((word) => OPTION.test(word))) return 'yes';
  if (/(?:ctl|cli)$/.test(head) || OFTEN_WRAPPED.has(head.split('-')[0] ?? '')) return 'yes';
  if (words.slice(0, 3).some(saysSubcommand)) return 'yes';
  const wrapped = words.some(
    (word, at) => OFTEN_WRAPPED.has(word) && (hasPhrase(word, words.slice(at + 1)) || EVIDENCE.test(words[at + 1] ?? '')),
  );
  return wrapped ? 'yes' : 'perhaps';
}

function verdictOf([head, ...words]: readonly string[]): Verdict {
  if (head === undefined) return 'perhaps';
  if ((FOREIGN_WORD.test(head) && head !== ':') || words.some((word) => FOREIGN_WORD.test(word) && !TALKERS.has(head))) return 'no';
  const bare = words.filter((word) => !/^['"$`]|\s/.test(word));
  if (!TALKERS.has(head) && isProse([head, ...bare].join(' '))) return 'no';
  if (isKnown(head)) return knownVerdict(head, words);
  if (head.includes('/')) return looksLikePath(head, words) ? 'yes' : 'no';
  if (/^\$\{?[A-Z][A-Z0-9_]*\}?$/.test(head)) return words.length > 0 ? 'yes' : 'no';
  return unknownVerdict(head, words);
}

/** Whether a line of a block that says it is shell looks like a command, by its words: a known program is one, whatever follows. */
export function isCommand(written: readonly string[]): boolean {
  const [head = ''] = written;
  return (isKnown(head) && !ALSO_WORDS.has(head)) || verdictOf(written) === 'yes';
}

/** Assignments alone may be a shell's or a configuration file's: only names in capitals, and few, pass without a `$`. */
function assignmentsPass(script: string): boolean {
  const lines = script.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (/\$[({A-Z]|`/.test(script)) return true;
  return lines.length <= 3 && lines.every((line) => UPPER_NAME.test(line.trimStart()));
}

/** A transcript's first prompt is nearly proof; what stands behind it must still begin like a command. */
function transcriptPasses(parsed: ParsedShell): boolean {
  return parsed.statements.every((statement) => {
    const [head, ...words] = statement.commands[0]?.written ?? [];
    if (head === undefined) return true;
    return /^[a-z._~/$"'A-Z([][^\s]*$/.test(head) && !FOREIGN_WORD.test(head) && !(isProse([head, ...words].join(' ')) && !isKnown(head));
  });
}

/** `script` as parsed, which is with its placeholders filled. */
export function looksLikeShell(typed: Typed, script: string, parsed: ParsedShell): boolean {
  if (parsed.error !== undefined || parsed.statements.length === 0) return false;
  if (script.startsWith('#!') && !/^#!.*\b(?:ba|z|k|da)?sh\b/.test(script)) return false;
  if (typed.transcript) return transcriptPasses(parsed);
  const commands = parsed.statements.flatMap((statement) => statement.commands);
  if (commands.every((command) => command.words.length === 0)) return assignmentsPass(script);
  const verdicts = commands.map(({ written }) => verdictOf(written));
  if (verdicts.includes('no')) return false;
  const proven = new Set(commands.filter((_, at) => verdicts[at] === 'yes').map((command) => command.words[0]));
  return (
    commands.every((command, at) => verdicts[at] === 'yes' || command.words.length === 0 || proven.has(command.words[0])) && proven.size > 0
  );
}
