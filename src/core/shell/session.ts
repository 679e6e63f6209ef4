import { judgeAll } from './effects.ts';
import { parseShell } from './parser.ts';

/** What reads the lines that are typed after a command: a shell somewhere else, or a client with a language of its own. */
export type SessionKind = 'shell' | 'client';

/** Clients whose prompt takes no shell. */
const CLIENTS = new Set(
  (
    'psql pgcli mysql mariadb mycli sqlite3 sqlcmd sqlplus cqlsh clickhouse-client mongo mongosh redis-cli influx python python3 ' +
    'python2 ipython node deno irb pry iex erl ghci scala jshell php sftp ftp telnet zookeeper-shell'
  ).split(' '),
);

/** The session that a command line opens; `undefined` for what takes over the terminal without one, as an editor does, and for all else. */
export function sessionOf(commandLine: string): SessionKind | undefined {
  const { statements, error } = parseShell(commandLine);
  const last = statements.at(-1);
  if (error !== undefined || last === undefined || !judgeAll(last.commands).session) return undefined;
  const names = last.commands.flatMap(({ words }) => words.map((word) => word.slice(word.lastIndexOf('/') + 1)));
  return names.some((name) => CLIENTS.has(name)) ? 'client' : 'shell';
}
