import { gravest } from './phrases.ts';
import type { Effect } from './reading.ts';

function startsWith(words: string): RegExp {
  return new RegExp(`^(?:${words.replaceAll(' ', '|')})\\b`, 'i');
}

/** What a statement of SQL, or a line of another language in an argument, does. `because` are its own words. */
export interface Spoken {
  readonly effect: Effect;
  readonly because: string | undefined;
}

const SQL_DESTROYS = startsWith('drop truncate delete kill purge shutdown reset');
const SQL_READS = startsWith(
  'select show explain describe desc with values table use set begin start commit rollback end analyze check pragma list help fetch',
);
/** `\dt` of psql, `.tables` of sqlite. */
const META_COMMAND = /^(?:\\[a-z?]|\.[a-z])/i;
/** Functions and clauses that make a reading statement act. */
const SQL_FUNCTIONS_DESTROY = /\b(pg_terminate_backend|pg_drop_\w+|lo_unlink)\s*\(/i;
const SQL_ACTS = [
  /\bpg_(?:cancel_backend|reload_conf|switch_wal|promote|rotate_logfile|create_\w+|replication_origin\w*|wal_replay_\w+)\s*\(/i,
  /\binto\s+(?:outfile|dumpfile)\b|\bset\s+(?:global|persist)\b|\bsetval\s*\(/i,
  /\binsert\s+into\b|\bupdate\s+\S+\s+set\b/i,
];
const SQL_INNER_DESTROYS = /\b(?:delete\s+from|drop\s+(?:table|database|index|schema|view|user|role)|truncate\s+table)\b/i;

function firstWords(statement: string): string {
  return statement.split(/\s+/).slice(0, 2).join(' ');
}

function oneSql(statement: string): Spoken {
  const words = firstWords(statement);
  if (SQL_DESTROYS.test(statement)) return { effect: 'destroy', because: words };
  if (/^alter\b/i.test(statement) && /\bdrop\b/i.test(statement)) return { effect: 'destroy', because: 'ALTER … DROP' };
  if (META_COMMAND.test(statement)) return { effect: 'read', because: undefined };
  if (!SQL_READS.test(statement) && !SQL_INNER_DESTROYS.test(statement)) return { effect: 'change', because: words };
  if (/^explain\b/i.test(statement) && !/\banalyze\b/i.test(statement)) return { effect: 'read', because: undefined };
  const called = SQL_FUNCTIONS_DESTROY.exec(statement)?.[1];
  if (called !== undefined) return { effect: 'destroy', because: called };
  if (SQL_INNER_DESTROYS.test(statement)) return { effect: 'destroy', because: words };
  if (SQL_ACTS.some((pattern) => pattern.test(statement))) return { effect: 'change', because: words };
  return { effect: 'read', because: undefined };
}

/** The gravest of the statements. Quoted text is taken out first, so that a `;` or a DROP in it does not count. */
export function sqlEffect(sql: string): Spoken {
  const bare = sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[^*]*\*\//g, ' ')
    .replace(/'[^']*'/g, "''");
  let spoken: Spoken = { effect: 'read', because: undefined };
  for (const part of bare.split(/;|\\[gG]\b/)) {
    const statement = part.trim();
    if (statement === '') continue;
    const one = oneSql(statement);
    if (gravest(spoken.effect, one.effect) !== spoken.effect) spoken = one;
  }
  return spoken;
}

const CODE_DESTROYS = [
  /\b(?:drop(?:Database|Collection)?|delete(?:Many|One|_all)?!?|findOneAndDelete|destroy(?:_all)?!?)\s*(?:\(|$|[;"'}\s])/m,
  /\b(?:remove|rm_rf|rmtree|rmSync|rmdirSync|unlink(?:Sync)?|clear|purge!?|truncate|flush(?:all|db)|shutdownServer|killOp)\s*(?:\(|$|[;"'}\s])/m,
];
const CODE_CHANGES =
  /\b(?:insert|update|create|save|set|write|push|replace|stepDown|reconfig|fsync|compact|enqueue|perform_|touch|toggle)\w*\s*[!(]/;
const CODE_ASSIGNS = /[^=!<>]=[^=~]/;

/** A program in another language, in an argument: by the names of the methods it calls. */
export function codeEffect(code: string): Spoken {
  const destroys = CODE_DESTROYS.map((pattern) => pattern.exec(code)).find((match) => match !== null);
  if (destroys) return { effect: 'destroy', because: destroys[0].replace(/\W+$/, '') };
  const changes = CODE_CHANGES.exec(code) ?? CODE_ASSIGNS.exec(code);
  return changes === null ? { effect: 'read', because: undefined } : { effect: 'change', because: changes[0].replace(/\W+$/, '') };
}
