import { fold, HARMLESS } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { SimpleCommand } from './parser.ts';
import { matchProgram } from './phrases.ts';
import type { Program } from './phrases.ts';
import { PROGRAMS } from './programs/index.ts';
import { inputText, isFed } from './standardInput.ts';
import { saysDestroy } from './unknown.ts';

/** Programs whose standard input is lines of the same words as their arguments. */
const CLIENTS = new Set(['redis-cli', 'valkey-cli', 'keydb-cli', 'zkCli', 'zookeeper-shell', 'virsh', 'supervisorctl', 'rados']);
/** Programs that hand what they read to whoever listens. */
const PIPES = new Set(['nc', 'ncat', 'netcat', 'socat', 'telnet']);

function linesOf(text: string): readonly (readonly string[])[] {
  return text.split(/\n|\\n/).map((line) => line.trim().split(/\s+/));
}

function judgeClient(name: string, program: Program, words: readonly string[], command: SimpleCommand): Judgement | undefined {
  if (matchProgram(program, words).args.plain.length > 0) return undefined;
  const text = inputText(command);
  if (text === undefined) return { ...HARMLESS, effect: 'change', because: `${name} runs what it reads` };
  const judged = linesOf(text).map((line): Judgement => {
    const { effect, words: because } = matchProgram(program, line);
    return line[0] === '' || effect === 'read' ? HARMLESS : { ...HARMLESS, effect, because: `${name} ${because}`.trim() };
  });
  return judged.reduce(fold, HARMLESS);
}

/** What is typed into a client by its standard input: `echo FLUSHALL | redis-cli`. `undefined` where nothing is, or where nothing tells. */
export function judgeTyped(name: string, words: readonly string[], command: SimpleCommand): Judgement | undefined {
  if (!isFed(command)) return undefined;
  const program = PROGRAMS.get(name);
  if (program !== undefined && CLIENTS.has(name)) return judgeClient(name, program, words, command);
  if (!PIPES.has(name)) return undefined;
  const verb = inputText(command)
    ?.split(/\s+|\\[nr]/)
    .find((word) => saysDestroy(word.toLowerCase()));
  return verb === undefined ? undefined : { ...HARMLESS, effect: 'destroy', because: `${name}: ${verb}` };
}
