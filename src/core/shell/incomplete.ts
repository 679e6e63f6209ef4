import { zonesOf } from './lexer.ts';
import type { ParsedShell } from './parser.ts';

const LAST_BACKSLASH = /(?:^|[^\\])(?:\\\\)*\\\n?$/;
/** What the parser says of a script that waits for more. A complaint about something in the middle is none of that kind. */
const WAITS: readonly (readonly [RegExp, string])[] = [
  [/^unterminated (.+)$/, 'without its end'],
  [/^expected ('[^']+') to close '?.+$/, 'missing'],
  [/^expected (command after '(?:\||\|&|&&|\|\||then|else|do|while|until|if|elif)')/, 'missing'],
];

/**
 * Why a shell that is given the script and then anything else would take that for a part of it, or `undefined` where the script ends where
 * it ends: what was found, "a heredoc without its last line". `script` is the one that was parsed, with its placeholders filled.
 */
export function incompleteBecause(script: string, parsed: ParsedShell): string | undefined {
  if (parsed.openHeredoc !== undefined) return `a heredoc without its last line, ${parsed.openHeredoc}`;
  for (const [pattern, how] of WAITS) {
    const what = pattern.exec(parsed.error?.message ?? '')?.[1];
    if (what !== undefined) return how === 'missing' ? `the end where there should be a ${what}` : `${article(what)} ${what} ${how}`;
  }
  if (!LAST_BACKSLASH.test(script.slice(-200))) return undefined;
  const zone = zonesOf(script)[script.lastIndexOf('\\')];
  return zone === 'comment' ? undefined : 'a backslash at its end, which joins to it whatever follows';
}

function article(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}
