import type { SimpleCommand } from './parser.ts';

/** Standard input as far as it is written in the script. */
export function inputText(command: SimpleCommand): string | undefined {
  if (command.given !== undefined) return command.given;
  const [name, ...words] = command.from?.words ?? [];
  if (name === 'cat' && command.from?.given !== undefined) return command.from.given;
  return name === 'echo' || name === 'printf' ? words.filter((word) => !word.startsWith('-')).join(' ') : undefined;
}

/** Something other than the terminal is its standard input. */
export function isFed(command: SimpleCommand): boolean {
  return (
    command.fed ||
    command.given !== undefined ||
    command.from !== undefined ||
    command.redirects.some((redirect) => redirect.operator === '<')
  );
}

/** The arguments behind an option, the attached form `-c'…'` included. */
export function optionValues(words: readonly string[], option: RegExp): string[] {
  const values: string[] = [];
  for (const [at, word] of words.entries()) {
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    if (equals > 0 && option.test(word.slice(0, equals))) values.push(word.slice(equals + 1));
    else if (option.test(word)) values.push(words[at + 1] ?? '');
    else if (/^-[a-zA-Z][^-\s]*\s/.test(word) && option.test(word.slice(0, 2))) values.push(word.slice(2));
  }
  return values;
}
