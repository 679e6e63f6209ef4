import type { SimpleCommand, TopStatement } from './parser.ts';

/** What would end, or leave changed for good, the shell that reads the script. */
function endsShell(command: SimpleCommand): boolean {
  const [name, first] = command.words;
  if (name === 'exit' || name === 'return' || name === 'logout') return true;
  if (name === 'exec') return first !== undefined;
  if (name !== 'set') return false;
  const end = command.words.indexOf('--');
  const options = end < 0 ? command.words : command.words.slice(0, end);
  return options.some(
    (word, at) => /^-[a-z]*[eu]/.test(word) || (word.endsWith('o') && /^(?:errexit|nounset)$/.test(options[at + 1] ?? '')),
  );
}

/** The words that end the person's own shell, outside subshells, pipelines and functions. */
export function ownShellWords(statements: readonly TopStatement[]): string | undefined {
  for (const statement of statements) {
    const command = statement.commands.find((each) => each.inShell && endsShell(each));
    if (command !== undefined) return command.words.join(' ');
  }
  return undefined;
}
