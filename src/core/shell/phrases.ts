import type { Effect } from './reading.ts';

/**
 * What is known of one program, in phrases separated by commas. A phrase is matched by words:
 *
 * - `rollout restart`: the first arguments that are no options; `a|b` either; `delete-*` a beginning; `*` any; `$` no more of them.
 * - `--force|-f`: one of these options is there (`-rf` holds `-f`; `--force=false` does not count); `-X|--request=DELETE` with that value.
 * - `!--command`: this option is not there.
 * - `.`: always.
 *
 * The phrase with the most words wins, and of equals the gravest.
 */
export interface Program {
  /** Options whose value is the next word, so that it is not taken for a subcommand. Those that phrases ask a value of need no mention. */
  readonly takes?: string;
  readonly read?: string;
  readonly change?: string;
  readonly destroy?: string;
  /** Where no phrase fits; `change` unless said otherwise. */
  readonly otherwise?: Effect;
  /** It takes over the terminal. */
  readonly interactive?: string;
  /** It goes on until stopped. */
  readonly endless?: string;
  /** `DELETE` is `delete`. */
  readonly anyCase?: true;
}

/** A command's arguments told apart. */
export interface Arguments {
  readonly plain: readonly string[];
  readonly options: readonly Option[];
}

interface Option {
  readonly name: string;
  readonly value: string | undefined;
  /** `xf` of `-xf`, `o` of `-owide` where `-o` takes a value. */
  readonly letters: string;
}

interface Phrase {
  readonly effect: Effect;
  readonly positional: readonly (readonly string[])[];
  /** Nothing may follow the positional words. */
  readonly closed: boolean;
  readonly options: readonly OptionTest[];
  readonly size: number;
}

interface OptionTest {
  readonly names: readonly string[];
  readonly value: string | undefined;
  readonly absent: boolean;
}

interface Compiled {
  readonly takes: ReadonlySet<string>;
  readonly effects: readonly Phrase[];
  readonly interactive: readonly Phrase[];
  readonly endless: readonly Phrase[];
  readonly first: ReadonlySet<string>;
}

export const GRAVITY: Readonly<Record<Effect, number>> = { read: 0, change: 1, destroy: 2 };

export function gravest(one: Effect, other: Effect): Effect {
  return GRAVITY[other] > GRAVITY[one] ? other : one;
}

function optionTest(token: string): OptionTest {
  const absent = token.startsWith('!');
  const [names = '', value] = (absent ? token.slice(1) : token).split('=', 2);
  return { names: names.split('|'), value, absent };
}

/** A word that could be any says less than one that is spelled out. */
function weight(token: string): number {
  return token === '*' ? 0.1 : 1;
}

function compilePhrase(text: string, effect: Effect): Phrase {
  const tokens = text.split(' ').filter((token) => token !== '' && text !== '.');
  const words = tokens.filter((token) => !/^!?-/.test(token));
  const positional = words.filter((word) => word !== '$').map((word) => word.split('|'));
  const options = tokens.filter((token) => /^!?-/.test(token)).map(optionTest);
  return { effect, positional, closed: words.includes('$'), options, size: tokens.reduce((sum, token) => sum + weight(token), 0) };
}

function compileAll(phrases: string | undefined, effect: Effect): Phrase[] {
  if (phrases === undefined) return [];
  return phrases.split(',').map((phrase) => compilePhrase(phrase.trim(), effect));
}

function compile(program: Program): Compiled {
  const effects = [
    ...compileAll(program.destroy, 'destroy'),
    ...compileAll(program.change, 'change'),
    ...compileAll(program.read, 'read'),
  ].sort((one, other) => other.size - one.size);
  const interactive = compileAll(program.interactive, 'read');
  const endless = compileAll(program.endless, 'read');
  const valued = [...effects, ...interactive, ...endless].flatMap((phrase) => phrase.options.filter((test) => test.value !== undefined));
  return {
    takes: new Set([...(program.takes ?? '').split(' '), ...valued.flatMap((test) => test.names)]),
    effects,
    interactive,
    endless,
    first: new Set(effects.flatMap((phrase) => phrase.positional[0] ?? [])),
  };
}

const compiled = new WeakMap<Program, Compiled>();

function compiledOf(program: Program): Compiled {
  const known = compiled.get(program);
  if (known !== undefined) return known;
  const fresh = compile(program);
  compiled.set(program, fresh);
  return fresh;
}

/** `-xzf`, `-100f`: the letters up to the first that takes a value, and what is attached to that one. */
function cluster(word: string, takes: ReadonlySet<string>): { letters: string; value: string | undefined; open: boolean } {
  if (/^-\d+[A-Za-z]+$/.test(word)) return { letters: word.replace(/^-\d+/, ''), value: undefined, open: false };
  if (!/^-[A-Za-z]/.test(word)) return { letters: '', value: undefined, open: takes.has(word) };
  for (let at = 1; at < word.length; at += 1) {
    if (!takes.has(`-${word.charAt(at)}`)) continue;
    const value = word.slice(at + 1).replace(/^=/, '');
    return { letters: word.slice(1, at + 1), value: value === '' ? undefined : value, open: value === '' };
  }
  return { letters: /^-[A-Za-z]+$/.test(word) ? word.slice(1) : '', value: undefined, open: takes.has(word) };
}

function readOption(words: readonly string[], at: number, takes: ReadonlySet<string>, options: Option[]): number {
  const word = words[at] ?? '';
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  if (equals >= 0 && (word.startsWith('--') || name.length > 2)) {
    options.push({ name, value: word.slice(equals + 1), letters: '' });
    return at;
  }
  const { letters, value, open } = cluster(word, takes);
  const next = words[at + 1];
  const takesNext = open && next !== undefined && (next === '-' || !next.startsWith('-'));
  options.push({ name, value: takesNext ? next : undefined, letters });
  if (value !== undefined || letters.length > 1)
    options.push({ name: `-${letters.slice(-1)}`, value: value ?? (takesNext ? next : undefined), letters: '' });
  return takesNext ? at + 1 : at;
}

/** Options and other arguments. What stands behind `--` is no option, and `--` itself is kept as one. */
function readArguments(words: readonly string[], takes: ReadonlySet<string>): Arguments {
  const plain: string[] = [];
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      options.push({ name: '--', value: undefined, letters: '' });
      plain.push(...words.slice(at + 1));
      break;
    }
    if (word.length < 2 || !word.startsWith('-')) plain.push(word);
    else at = readOption(words, at, takes, options);
  }
  return { plain, options };
}

function holdsOption(option: Option, name: string, value: string | undefined): boolean {
  if (value !== undefined) return option.name === name && option.value?.toUpperCase() === value.toUpperCase();
  if (option.value === 'false' || option.value === 'none') return false;
  return option.name === name || (name.length === 2 && name.startsWith('-') && option.letters.includes(name.charAt(1)));
}

function passes(test: OptionTest, args: Arguments): boolean {
  return test.names.some((name) => args.options.some((option) => holdsOption(option, name, test.value))) !== test.absent;
}

function sameWord(pattern: string, word: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;
}

function fits(phrase: Phrase, args: Arguments): boolean {
  if (phrase.closed && args.plain.length > phrase.positional.length) return false;
  const words = phrase.positional.every((patterns, at) => {
    const word = args.plain[at];
    return word !== undefined && patterns.some((pattern) => sameWord(pattern, word));
  });
  return words && phrase.options.every((test) => passes(test, args));
}

/** Whether the word behind this one is its value. */
export function takesValue(program: Program, option: string): boolean {
  return option !== '' && compiledOf(program).takes.has(option);
}

/** Whether the program's first argument is one of a set of words, as git's and kubectl's are. */
export function hasSubcommands(program: Program): boolean {
  return compiledOf(program).first.size > 0;
}

export interface Match {
  readonly effect: Effect;
  /** The words that decided: `rollout restart`; empty where none did. */
  readonly words: string;
  /** A phrase with words of its own fitted; `.` and `*` and what the program does otherwise are no knowledge of the words. */
  readonly known: boolean;
  readonly interactive: boolean;
  readonly endless: boolean;
  readonly args: Arguments;
}

function best(phrases: readonly Phrase[], args: Arguments): Phrase | undefined {
  let found: Phrase | undefined;
  for (const phrase of phrases) {
    if (found !== undefined && phrase.size < found.size) break;
    if (fits(phrase, args) && (found === undefined || GRAVITY[phrase.effect] > GRAVITY[found.effect])) found = phrase;
  }
  return found;
}

/** The words of the command that the phrase was about. */
function decisive(phrase: Phrase, args: Arguments): string {
  const words = args.plain.slice(0, phrase.positional.length);
  for (const test of phrase.options) {
    if (test.absent) continue;
    const option = args.options.find((candidate) => test.names.some((name) => holdsOption(candidate, name, test.value)));
    if (option !== undefined) words.push(option.value === undefined ? option.name : `${option.name} ${option.value}`);
  }
  return words.join(' ');
}

/** An option that is not known to take a value may have taken one: without it the subcommand comes first. */
function withoutStrayValue(words: readonly string[], args: Arguments, first: ReadonlySet<string>): Arguments {
  const head = args.plain[0];
  if (head === undefined || first.has(head) || first.has('*') || args.plain.length < 2) return args;
  const at = words.indexOf(head);
  return at > 0 && words[at - 1]?.startsWith('-') === true ? { ...args, plain: args.plain.slice(1) } : args;
}

/** What a program does when it is given these words. */
export function matchProgram(program: Program, words: readonly string[]): Match {
  const rules = compiledOf(program);
  const spelled = program.anyCase === true ? words.map((word) => (word.startsWith('-') ? word : word.toLowerCase())) : words;
  const args = withoutStrayValue(spelled, readArguments(spelled, rules.takes), rules.first);
  const phrase = best(rules.effects, args);
  return {
    effect: phrase?.effect ?? program.otherwise ?? 'change',
    words: phrase === undefined ? '' : decisive(phrase, args),
    known: phrase !== undefined && phrase.size >= 1,
    interactive: rules.interactive.some((each) => fits(each, args)),
    endless: rules.endless.some((each) => fits(each, args)),
    args,
  };
}
