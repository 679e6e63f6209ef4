import { parseShell } from './parser.ts';
import type { SimpleCommand, TopStatement } from './parser.ts';
import { innerCommands } from './unwrap.ts';

/** Wrappers of wrappers, scripts in scripts: deeper than this nobody writes them. */
const DEEPEST = 5;
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
/** What can be the name of an alias, or of a file without blanks. */
const NAME = /^[\w.+:@%,~/[\]][\w.+:@%,~/[\]-]*$/;
/** Programs that run a text in this very shell, where aliases hold. */
const HERE = new Set(['eval', 'trap']);

function gather(words: readonly string[], found: Set<string>, depth: number): void {
  const start = words.findIndex((word) => !ASSIGNMENT.test(word));
  const name = start < 0 ? undefined : words[start];
  if (name === undefined || depth > DEEPEST) return;
  if (NAME.test(name)) found.add(name);
  for (const inner of innerCommands(name.slice(name.lastIndexOf('/') + 1), words.slice(start + 1))) {
    if ('words' in inner) gather(inner.words, found, depth + 1);
    else if (HERE.has(name)) gatherAll(parseShell(inner.script).statements, found, depth + 1);
  }
}

function gatherAll(statements: readonly TopStatement[], found: Set<string>, depth: number): void {
  const commands: readonly SimpleCommand[] = statements.flatMap((statement) => statement.commands);
  for (const command of commands) gather(command.words, found, depth);
}

/** The program words of everything that the script runs, in their order and each once; rather too many than too few. */
export function programsOf(statements: readonly TopStatement[]): readonly string[] {
  const found = new Set<string>();
  gatherAll(statements, found, 0);
  return [...found];
}
