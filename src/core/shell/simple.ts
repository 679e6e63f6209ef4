import { zonesOf } from './lexer.ts';
import type { ParsedShell } from './parser.ts';

const ENDS_SHELL = new Set(['exit', 'exec', 'return', 'logout', 'set']);

/**
 * Whether the script can be typed into an interactive shell and mean the same: one program on one line. A comment is a word to an
 * interactive zsh, `!` recalls history, a tab completes: such lines go through a file.
 */
export function isSimple(script: string, parsed: ParsedShell): boolean {
  const [statement, ...more] = parsed.statements;
  const line = script.trim();
  if (parsed.error !== undefined || statement === undefined || more.length > 0 || !statement.simple) return false;
  if (line === '' || /[\n\t]/.test(line) || statement.commands.some((command) => command.given !== undefined)) return false;
  if (ENDS_SHELL.has(statement.commands[0]?.words[0] ?? '')) return false;
  if (!/[!#;]/.test(line)) return true;
  const zones = zonesOf(line);
  if (zones.includes('comment') || script.slice(statement.end).trim() !== '') return false;
  for (let at = line.indexOf('!'); at >= 0; at = line.indexOf('!', at + 1)) {
    if (zones[at] !== 'single' && !/^!(?:[\s=]|$)/.test(line.slice(at, at + 2))) return false;
  }
  return true;
}
