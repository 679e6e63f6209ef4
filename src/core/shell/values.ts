import { judgeFinalizers } from './finalizers.ts';
import { fold, HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Program } from './phrases.ts';
import { PROGRAMS } from './programs/index.ts';
import { optionValues } from './standardInput.ts';
import { sqlEffect } from './statements.ts';
import { judgeRequest } from './unknown.ts';

/** The same change as any other by its words, and what it does lies in a value. By program. */
const TELLING: readonly (readonly [program: string, value: RegExp])[] = [
  ['aws', /"Action"\s*:\s*"DELETE"/],
  ['redis-cli', /\bcall\s*\(\s*["'](?:del|unlink|flush\w*|[hsz](?:del|rem))["']/i],
  ['perl', /\b(?:unlink|rmtree|rmdir)\b/],
  ['kafka-topics', /^retention\.(?:ms|bytes)=/],
  ['kafka-configs', /(?:^|,)retention\.(?:ms|bytes)=/],
];

/** Options and subcommands whose value is a statement of SQL. */
const STATEMENTS = new Map([
  ['aws', /^--(?:query-string|sql|sqls|statement)$/],
  ['gcloud', /^--sql$/],
  ['wp', /^query$/],
]);

/** What a command does by what is in its arguments: an address, a patch, a setting. */
export function judgeValues(name: string, program: Program, words: readonly string[], judged: Judgement): Judgement {
  if (program === PROGRAMS.get('kubectl')) return judgeFinalizers(judged, words);
  if (name === 'curl' || name === 'wget') return judgeRequest(judged, words);
  const statement = STATEMENTS.get(name);
  if (statement !== undefined) {
    const said = optionValues(words, statement).map((sql): Judgement => ({ ...HARMLESS, ...sqlEffect(sql) }));
    if (said.length > 0) return said.reduce(fold, name === 'wp' ? HARMLESS : judged);
  }
  if (judged.effect !== 'change') return judged;
  const told = TELLING.find(([of, value]) => of === name && words.some((word) => value.test(word)))?.[1];
  const found = told === undefined ? undefined : words.find((word) => told.test(word));
  return found === undefined ? judged : { ...judged, effect: 'destroy', because: `${name} ${told?.exec(found)?.[0] ?? ''}` };
}
