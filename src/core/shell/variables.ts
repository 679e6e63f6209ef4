import { verbatimIn, zonesOf } from './lexer.ts';

/** `$NAME` and `${NAME}`. */
const READ = /\$(?:([A-Z][A-Z0-9_]*[A-Z0-9])(?![\w])|\{([A-Z][A-Z0-9_]*[A-Z0-9])\})/g;
/** `${NAME:-x}` and `[ -n "$NAME" ]`: from there on, and before, the author counts with its being unset. */
const OPTIONAL = /\$\{([A-Z][A-Z0-9_]*):?[-=?+]|\[ (?:! )?-[nzv] "?\$?\{?([A-Z][A-Z0-9_]*)/g;
const SET =
  /(?:^|[\s;&|({])(?:(?:export|readonly|local|declare|typeset)(?: -\w+)* +)?([A-Za-z_]\w*)\+?=|\b(?:read|mapfile|readarray|getopts)\b([^;|&\n]*)|\bprintf -v +([A-Za-z_]\w*)|\b(?:for|select) +([A-Za-z_]\w*)/g;

/** What every shell has, or sets while it runs. */
const OF_THE_SHELL =
  /^(?:HOME|PATH|USER|LOGNAME|PWD|OLDPWD|SHELL|HOSTNAME|HOSTTYPE|OSTYPE|LANG|LC_\w+|TERM|TMPDIR|UID|EUID|PPID|RANDOM|SECONDS|LINENO|COLUMNS|LINES|PIPESTATUS|FUNCNAME|REPLY|OPTARG|OPTIND|BASH\w*|ZSH\w*|EDITOR|PS\d|IFS)$/;

/** The environment variables of a script: which it needs from outside, and which it leaves set. */
export interface Variables {
  /** Read before anything in the script sets them, in the order of first use. */
  readonly reads: readonly string[];
  readonly sets: readonly string[];
}

/** Variables in capitals, which by custom come from the environment; in single quotes and comments nothing is read. */
export function variablesOf(script: string): Variables {
  const sets = new Map<string, number>();
  for (const match of script.matchAll(SET)) {
    const names = match[2] === undefined ? [match[1] ?? match[3] ?? match[4] ?? ''] : match[2].split(/\s+/);
    for (const name of names) if (/^[A-Za-z_]\w*$/.test(name) && !sets.has(name)) sets.set(name, match.index);
  }
  return { reads: script.includes('$') ? readsOf(script, sets) : [], sets: [...sets.keys()] };
}

function readsOf(script: string, sets: ReadonlyMap<string, number>): readonly string[] {
  const zones = zonesOf(script);
  const isVerbatim = verbatimIn(script);
  const optional = new Set<string>();
  for (const match of script.matchAll(OPTIONAL)) optional.add(match[1] ?? match[2] ?? '');
  const reads = new Set<string>();
  for (const match of script.matchAll(READ)) {
    const name = match[1] ?? match[2] ?? '';
    const zone = zones[match.index];
    const own = OF_THE_SHELL.test(name) || (sets.get(name) ?? Number.POSITIVE_INFINITY) < match.index;
    if (own || optional.has(name) || zone === 'single' || zone === 'comment' || reads.has(name)) continue;
    if (script.charAt(match.index - 1) !== '\\' && !(zone === 'heredoc' && isVerbatim(match.index))) reads.add(name);
  }
  return [...reads];
}
