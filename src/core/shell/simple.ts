import { zonesOf } from './lexer.ts';
import type { ParsedShell } from './parser.ts';

const ENDS_SHELL = new Set(['exit', 'exec', 'return', 'logout', 'set']);

/**
 * Whether an interactive shell would read history into the line. It looks for `!` before it knows anything of the syntax, so that only
 * quotes count that it sees itself: a single quote inside double quotes is a letter to it, even where `$(…)` begins anew there.
 */
function recallsHistory(line: string): boolean {
  let double = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '!' && !/^!(?:[\s=]|$)/.test(line.slice(at, at + 2))) return true;
    if (char === '\\' && line.charAt(at + 1) !== '!') at += 1;
    else if (char === '"') double = !double;
    else if (char === "'" && !double) {
      const end = line.indexOf("'", at + 1);
      // `$'it\'s'` ends where shells do not agree.
      if (end < 0 || (line.charAt(at - 1) === '$' && line.includes('!', at))) return line.includes('!', at);
      at = end;
    }
  }
  return false;
}

/**
 * Whether the script can be typed into an interactive shell and mean the same: one program on one line. A comment is a word to an
 * interactive zsh, `!` and a `^` at the beginning recall history, a tab completes, a backslash at the end waits for the next line: such
 * lines go through a file.
 */
export function isSimple(script: string, parsed: ParsedShell): boolean {
  const [statement, ...more] = parsed.statements;
  const line = script.trim();
  if (parsed.error !== undefined || statement === undefined || more.length > 0 || !statement.simple) return false;
  if (line === '' || /[\n\t]|^\^|\\$/.test(line) || statement.commands.some((command) => command.given !== undefined)) return false;
  if (ENDS_SHELL.has(statement.commands[0]?.words[0] ?? '')) return false;
  if (!/[!#;]/.test(line)) return true;
  return !zonesOf(line).includes('comment') && script.slice(statement.end).trim() === '' && !recallsHistory(line);
}
