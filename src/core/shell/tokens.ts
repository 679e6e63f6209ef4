import type { SimpleCommand, TopStatement } from './parser.ts';

const WORD = /'[^']*'|"(?:[^"\\]|\\.)*"|(?:[^\s'"|;&()`\\]|\\.)+/g;
const SEPARATOR = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^'"|;&()`])+/g;

function unquote(word: string): string {
  return /^['"]/.test(word) && word.length > 1 ? word.slice(1, -1) : word.replace(/^["']/, '');
}

function commandsOf(line: string): SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  for (const [part] of line.matchAll(SEPARATOR)) {
    const words = [...part.matchAll(WORD)].map(([word]) => unquote(word));
    const bare = words.filter((word) => !/^(?:if|then|else|elif|do|while|until|!|\{|time|\$)$/.test(word));
    if (bare.length > 0) {
      commands.push({
        words: bare,
        written: bare,
        assignments: [],
        redirects: [],
        given: undefined,
        from: commands.at(-1),
        inShell: true,
        inFunction: false,
        background: false,
        fed: false,
      });
    }
  }
  return commands;
}

/** What can be told of a script that does not parse: each line's words, cut at the operators. Rather too many commands than too few. */
export function tokenStatements(script: string): readonly TopStatement[] {
  const statements: TopStatement[] = [];
  let offset = 0;
  for (const line of script.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#')) {
      const start = offset + line.indexOf(trimmed);
      statements.push({ start, end: start + trimmed.length, commands: commandsOf(trimmed), simple: false, endless: false });
    }
    offset += line.length + 1;
  }
  return statements;
}
