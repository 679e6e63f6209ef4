/** What an info string says of its block. */
export interface Label {
  /** `shell`: it says so. `nearly`: a typo of that, or a cousin. `plain`: says nothing, or "text". `other`: says something else. */
  readonly kind: 'shell' | 'nearly' | 'plain' | 'other';
  /** The language as it is named in a reason: "sql". Empty where there is none. */
  readonly name: string;
  /** A terminal session by its label, where `# ` is a root prompt; elsewhere it is a comment. */
  readonly session: boolean;
}

const SHELLS = new Set(['bash', 'sh', 'shell', 'shellscript', 'zsh', 'ksh']);
const SESSIONS = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'command']);
/** Labels under which shell commands are common, though they do not say shell. */
const COUSINS = new Set([
  'bash-session',
  'zsh-session',
  'cmd',
  'cli',
  'dash',
  'ash',
  'azurecli',
  'azurecli-interactive',
  'unix',
  'linux',
  'term',
  'tty',
  'prompt',
]);
/** One letter away from a shell and yet something else. */
const NOT_TYPOS = new Set(['hash', 'fish', 'csh', 'tcsh', 'xsh', 'nsh', 'rsh', 'ssh', 'psh']);
const PLAIN = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'none', 'raw', 'nohighlight', 'no-highlight']);

/** The first word of the info string, without the braces of `{.bash}`, the attributes of `bash{1,3}` and the case of `Bash`. */
function bare(language: string | undefined): string {
  const word = /^\{?\.?([^\s{}=,:;|]*)/.exec(language ?? '');
  return (word?.[1] ?? '').toLowerCase();
}

/** One letter changed, added, left out or swapped with its neighbour. */
function isTypoOf(name: string, right: string): boolean {
  if (Math.abs(name.length - right.length) > 1 || name === right) return false;
  let same = 0;
  while (same < name.length && name.charAt(same) === right.charAt(same)) same += 1;
  const rest = name.slice(same);
  const wanted = right.slice(same);
  const swapped = rest.charAt(1) + rest.charAt(0) + rest.slice(2);
  return rest.slice(1) === wanted.slice(1) || rest.slice(1) === wanted || rest === wanted.slice(1) || swapped === wanted;
}

/** `shel`, `bach`, `8sh`, `!bash`. Of two letters only a stray sign before them is believed. */
function isNearly(name: string): boolean {
  if (COUSINS.has(name)) return true;
  const bare = name.replace(/^[^a-z]+/, '');
  if (bare !== name && (SHELLS.has(bare) || SESSIONS.has(bare))) return true;
  if (name.length < 4 || NOT_TYPOS.has(name)) return false;
  return ['bash', 'shell', 'console', 'terminal'].some((right) => isTypoOf(name, right));
}

export function readLabel(language: string | undefined): Label {
  const name = bare(language);
  if (SHELLS.has(name)) return { kind: 'shell', name, session: false };
  if (SESSIONS.has(name)) return { kind: 'shell', name, session: true };
  if (isNearly(name)) return { kind: 'nearly', name, session: false };
  if (PLAIN.has(name)) return { kind: 'plain', name, session: false };
  return { kind: 'other', name, session: false };
}
