/** What an info string says of its block. */
export interface Label {
  /** `shell`: it says so. `typo`: nearly says so. `plain`: says nothing, or "text". `other`: says something else. */
  readonly kind: 'shell' | 'typo' | 'plain' | 'other';
  /** The language as it is named in a reason: "sql". Empty where there is none. */
  readonly name: string;
  /** A terminal session by its label, where `# ` is a root prompt; elsewhere it is a comment. */
  readonly session: boolean;
}

const SHELLS = new Set(['bash', 'sh', 'shell', 'shellscript', 'zsh', 'ksh']);
const SESSIONS = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'command']);
const PLAIN = new Set(['', 'text', 'txt', 'plaintext', 'plain']);

/** The first word of the info string, without the braces of `{.bash}`, the attributes of `bash{1,3}` and the case of `Bash`. */
function bare(language: string | undefined): string {
  const word = /^\{?\.?([^\s{}=,:]*)/.exec(language ?? '');
  return (word?.[1] ?? '').toLowerCase();
}

export function readLabel(language: string | undefined): Label {
  const name = bare(language);
  if (SHELLS.has(name)) return { kind: 'shell', name, session: false };
  if (SESSIONS.has(name)) return { kind: 'shell', name, session: true };
  if (PLAIN.has(name)) return { kind: 'plain', name, session: false };
  return { kind: 'other', name, session: false };
}
