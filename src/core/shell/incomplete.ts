import { zonesOf } from './lexer.ts';
import type { ParsedShell } from './parser.ts';

const LAST_BACKSLASH = /(?:^|[^\\])(?:\\\\)*\\\n?$/;
const LAST_OPERATOR = /(?:\||&&|\|&)\s*$/;
/** What the parser says of a script that waits for more; of what stands in the middle it says other things. */
const UNTERMINATED = /^unterminated (.+)$/;
const UNCLOSED = /^expected '([^']+)' to close /;

/**
 * Why a shell that is given the script and then anything else would take that for a part of it, or `undefined` where the script ends where
 * it ends: what was found, "a single quote without its end". `script` is the one that was parsed, with its placeholders filled.
 */
export function incompleteBecause(script: string, parsed: ParsedShell): string | undefined {
  if (parsed.openHeredoc !== undefined) return `a heredoc without its last line ${parsed.openHeredoc}`.trimEnd();
  for (const complaint of parsed.complaints) {
    const open = UNTERMINATED.exec(complaint)?.[1];
    if (open !== undefined) return `${/^[aeiou]/i.test(open) ? 'an' : 'a'} ${open} without its end`;
    const end = UNCLOSED.exec(complaint)?.[1];
    if (end !== undefined) return `its end before the closing ${end}`;
  }
  const last = script.slice(-200);
  if (parsed.error?.message.startsWith('expected command after') === true && LAST_OPERATOR.test(last)) return 'an operator at its end';
  if (!LAST_BACKSLASH.test(last)) return undefined;
  const zone = zonesOf(script)[script.lastIndexOf('\\')];
  return zone === 'comment' ? undefined : 'a backslash at its end';
}
