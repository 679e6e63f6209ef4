import { isCommand } from './looks.ts';
import type { ParsedShell } from './parser.ts';
import { isProse } from './prose.ts';

/** What no program is called: `spec:`, `up{job="web"}`, `sum(x)`, `-`, `...`, `1`, `12:03:11`, `I0611`, `"level":`, `log.go:245]`. */
const NO_PROGRAM = /^[^\w~./$\\'"`]|^\.{2,}$|^\d[\d.:TZ-]*(?:$|:)|^[IWEF]\d{4}$|[:,\]]$|^\w[\w:.]*[{(](?!\))|^"[^"]*"[:=]/;
/** A second word that makes the first a name in another language: `x := 1`, `sum by (pod) (…)`. */
const OTHER_SECOND = /^(?::?=|==|\+=|[-=]>)$|^(?:by|without)(?:$|\()/;
const CAPITALISED = /^[A-Z][a-z]+$/;
/** `level=info msg=…`: assignments to a shell, and a log's keys to everybody else. */
const LOG_LINE = /^[ \t]*(?:level|lvl|ts|time|msg)=\S+[ \t]+\w+=/;
const KEYWORD = /^(?:if|then|else|elif|do|while|until|!|\{|time)$/;

/** `"a message"`. */
function isText(word: string): boolean {
  const [quote] = word;
  return (quote === '"' || quote === "'") && word.length > 2 && word.endsWith(quote) && /[\s=:]/.test(word.slice(1, -1));
}

function isNone(written: readonly string[]): boolean {
  const [head, second] = written;
  if (head === undefined) return false;
  return (
    NO_PROGRAM.test(head) ||
    isText(head) ||
    OTHER_SECOND.test(second ?? '') ||
    (CAPITALISED.test(head) && written.length > 2 && isProse(written.join(' ')))
  );
}

/** The words of each line as they are written: of a script that does not parse nothing better is known. */
function lines(script: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const line of script.split('\n')) {
    const words = line.trim().split(/\s+/);
    const start = words.findIndex((word) => !KEYWORD.test(word));
    if (start >= 0 && words[start] !== '' && !line.trimStart().startsWith('#')) found.push(words.slice(start));
  }
  return found;
}

/**
 * Whether a block that says it is shell holds something else: output, a query, a configuration. Only where not one line of it looks like a
 * command, and one certainly is none. `script` is without its placeholders.
 */
export function isMislabelled(script: string, parsed: ParsedShell): boolean {
  const firsts = parsed.error === undefined ? parsed.statements.map(({ commands }) => commands[0]?.written ?? []) : lines(script);
  const command = firsts.some(([head = '', ...words]) => isCommand([head.replace(/^\(+/, ''), ...words]));
  return !command && (firsts.some(isNone) || LOG_LINE.test(script));
}
