import { fold, HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { SimpleCommand } from './parser.ts';
import { inputText, isFed, optionValues } from './standardInput.ts';
import { codeEffect, sqlEffect } from './statements.ts';
import type { Spoken } from './statements.ts';

/** Clients of SQL, and the option whose value is a statement. */
const SQL_CLIENTS = new Map([
  ['psql', /^(?:-[A-Za-z]*c|--command)$/],
  ['pgcli', /^(?:-[A-Za-z]*c|--command)$/],
  ['mysql', /^(?:-[A-Za-z]*e|--execute)$/],
  ['mariadb', /^(?:-[A-Za-z]*e|--execute)$/],
  ['mycli', /^(?:-[A-Za-z]*e|--execute)$/],
  ['sqlcmd', /^-[Qq]$/],
  ['cqlsh', /^(?:-e|--execute)$/],
  ['clickhouse-client', /^(?:-q|--query)$/],
  ['sqlite3', /^-cmd$/],
  ['sqlplus', /^$/],
  ['cockroach', /^(?:-e|--execute)$/],
  ['trino', /^--execute$/],
  ['presto', /^--execute$/],
  ['beeline', /^-e$/],
  ['hive', /^-e$/],
  ['impala-shell', /^(?:-q|--query)$/],
  ['snowsql', /^(?:-q|--query)$/],
  ['duckdb', /^-(?:c|s)$/],
  ['ysqlsh', /^(?:-[A-Za-z]*c|--command)$/],
  ['bq', /^$/],
]);

/** Interpreters, and the option whose value is a program. */
const CODE_OPTIONS = new Map([
  ['mongo', /^--eval$/],
  ['mongosh', /^--eval$/],
  ['python', /^-c$/],
  ['python3', /^-c$/],
  ['ruby', /^-e$/],
  ['node', /^(?:-e|--eval|-p)$/],
  ['rails', /^(?:runner|r)$/],
  ['manage.py', /^(?:-c|--command)$/],
]);

/** Whether the program takes statements or code, which may hold the words of any option. */
export function takesCode(name: string): boolean {
  return SQL_CLIENTS.has(name) || CODE_OPTIONS.has(name);
}

function judgement(name: string, said: Spoken): Judgement {
  return { ...HARMLESS, effect: said.effect, because: said.because === undefined ? undefined : `${name}: ${said.because}` };
}

/** What is said to a database or an interpreter in this command, or `undefined` where nothing is. */
export function judgeSpoken(name: string, words: readonly string[], command: SimpleCommand): Judgement | undefined {
  const sql = SQL_CLIENTS.get(name);
  const option = sql ?? CODE_OPTIONS.get(name);
  if (option === undefined) return undefined;
  const said = optionValues(words, option);
  if (name === 'bq' && !words.includes('query')) return undefined;
  if (name === 'bq') said.push(...words.filter((word) => /\s/.test(word)));
  if (name === 'sqlite3') said.push(...words.filter((word) => !word.startsWith('-')).slice(1));
  const input = said.length === 0 ? inputText(command) : undefined;
  if (input !== undefined) said.push(input);
  if (said.length === 0) {
    if (!isFed(command)) return undefined;
    return { ...HARMLESS, effect: 'change', because: `${name} reads what it is to do` };
  }
  const effect = sql === undefined ? codeEffect : sqlEffect;
  return said.map((text) => judgement(name, effect(text))).reduce(fold, HARMLESS);
}
