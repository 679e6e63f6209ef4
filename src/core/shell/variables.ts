import { verbatimIn, zonesOf } from './lexer.ts';

/** `$NAME` and `${NAME}`. */
const READ = /\$(?:([A-Z][A-Z0-9_]*[A-Z0-9])(?![\w])|\{([A-Z][A-Z0-9_]*[A-Z0-9])\})/g;
/** `${NAME:-x}` and `[ -n "$NAME" ]`: from there on, and before, the author counts with its being unset. */
const OPTIONAL = /\$\{([A-Z][A-Z0-9_]*):?([-=?+])|\[ (?:! )?-[nzv] "?\$?\{?([A-Z][A-Z0-9_]*)/g;
const SET =
  /(?:^|[\s;&|({])(?:(?:export|readonly|local|declare|typeset)(?: -\w+)* +)?([A-Za-z_]\w*)\+?=|\b(?:read|mapfile|readarray|getopts)\b([^;|&\n]*)|\bprintf -v +([A-Za-z_]\w*)|\b(?:for|select) +([A-Za-z_]\w*)/g;

/** What every shell has, or sets while it runs. */
const OF_THE_SHELL =
  /^(?:HOME|PATH|USER|LOGNAME|PWD|OLDPWD|SHELL|HOSTNAME|HOSTTYPE|OSTYPE|LANG|LC_\w+|TERM|TMPDIR|UID|EUID|PPID|RANDOM|SECONDS|LINENO|COLUMNS|LINES|PIPESTATUS|FUNCNAME|REPLY|OPTARG|OPTIND|BASH\w*|ZSH\w*|EDITOR|PS\d|IFS)$/;

/** The environment variables of a script: which it needs from outside, and which it leaves set. */
export interface Variables {
  /** Read before anything in the script sets them, in the order of first use. */
  readonly reads: readonly string[];
  /** Read as well, where the author counts somewhere with their being unset. */
  readonly optional: readonly string[];
  /** Rather too many than too few. */
  readonly sets: readonly string[];
}

/** Variables in capitals, which by custom come from the environment; in single quotes and comments nothing is read. */
export function variablesOf(script: string): Variables {
  const assignments = [...assignmentsIn(script)];
  const sets = [...new Set(assignments.map(({ name }) => name))];
  return script.includes('$') ? { ...readsOf(script, assignments), sets } : { reads: [], optional: [], sets };
}

interface Assignment {
  readonly name: string;
  /** Where it begins to hold. */
  readonly index: number;
  /** A character of it whose zone tells whether it is one. */
  readonly at: number;
}

function* assignmentsIn(script: string): Iterable<Assignment> {
  for (const match of script.matchAll(SET)) {
    const { index } = match;
    const names = match[2] === undefined ? [match[1] ?? match[3] ?? match[4] ?? ''] : match[2].split(/\s+/);
    const at = match[1] === undefined ? index : index + match[0].length - 1;
    for (const name of names) if (/^[A-Za-z_]\w*$/.test(name)) yield { name, index, at };
  }
}

/** What a shell does at an offset of a script. */
class Places {
  readonly #zones: ReturnType<typeof zonesOf>;
  readonly #isVerbatim: ReturnType<typeof verbatimIn>;

  constructor(private readonly script: string) {
    this.#zones = zonesOf(script);
    this.#isVerbatim = verbatimIn(script);
  }

  /** A variable that stands there is read. */
  expands(at: number): boolean {
    const zone = this.#zones[at];
    if (zone === 'single' || zone === 'comment' || this.script.charAt(at - 1) === '\\') return false;
    return zone !== 'heredoc' || !this.#isVerbatim(at);
  }

  /** A command that stands there is run. */
  runs(at: number): boolean {
    const zone = this.#zones[at];
    return zone === 'plain' || zone === 'nested' || zone === 'test';
  }
}

function readsOf(script: string, assignments: readonly Assignment[]): Pick<Variables, 'reads' | 'optional'> {
  const places = new Places(script);
  const given = new Map<string, number>();
  const give = (name: string, index: number): unknown => given.set(name, Math.min(index, given.get(name) ?? Infinity));
  for (const { name, index, at } of assignments) if (places.runs(at)) give(name, index);
  const counted = new Set<string>();
  /** To ask whether it is set is no use of it. */
  const asked = new Set<number>();
  for (const { 0: text, 1: expanded, 2: how, 3: tested, index } of script.matchAll(OPTIONAL)) {
    if (tested === undefined ? !places.expands(index) : !places.runs(index)) continue;
    counted.add(expanded ?? tested ?? '');
    if (how === '=' && expanded !== undefined) give(expanded, index);
    if (tested !== undefined) asked.add(index + text.indexOf('$'));
  }
  const reads = new Set<string>();
  for (const { 1: bare, 2: braced, index } of script.matchAll(READ)) {
    const name = bare ?? braced ?? '';
    const own = OF_THE_SHELL.test(name) || (given.get(name) ?? Infinity) < index;
    if (!own && !asked.has(index) && places.expands(index)) reads.add(name);
  }
  const all = [...reads];
  return { reads: all.filter((name) => !counted.has(name)), optional: all.filter((name) => counted.has(name)) };
}
