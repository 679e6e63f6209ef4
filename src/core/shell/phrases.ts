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
  /** Options whose value is the next word, so that it is not taken for a subcommand. */
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
  const tokens = text.split(' ').filter((token) => token !== '' && token !== '.');
  const words = tokens.filter((token) => !/^!?[-+]/.test(token));
  const positional = words.filter((word) => word !== '$').map((word) => word.split('|'));
  const options = tokens.filter((token) => /^!?[-+]/.test(token)).map(optionTest);
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
  const first = new Set(effects.flatMap((phrase) => phrase.positional[0] ?? []));
  return {
    takes: new Set((program.takes ?? '').split(' ')),
    effects,
    interactive: compileAll(program.interactive, 'read'),
    endless: compileAll(program.endless, 'read'),
    first,
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

/** Options and other arguments, up to `--`. */
export function readArguments(words: readonly string[], takes: ReadonlySet<string>): Arguments {
  const plain: string[] = [];
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      plain.push(...words.slice(at + 1));
      break;
    }
    if (word.length < 2 || (!word.startsWith('-') && !word.startsWith('+'))) {
      plain.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    if (equals >= 0) options.push({ name, value: word.slice(equals + 1) });
    else if (takes.has(name)) options.push({ name, value: words[(at += 1)] });
    else options.push({ name, value: undefined });
  }
  return { plain, options };
}

function holdsOption(option: Option, name: string, value: string | undefined): boolean {
  const short = name.length === 2 && /^-[A-Za-z]/.test(name);
  if (value === undefined) {
    if (option.value === 'false' || option.value === 'none') return false;
    return option.name === name || (short && /^-[A-Za-z]{2,}$/.test(option.name) && option.name.includes(name.charAt(1)));
  }
  const wanted = value.toUpperCase();
  if (option.name === name) return option.value?.toUpperCase() === wanted;
  return short && option.name.startsWith('-') && option.name.toUpperCase().endsWith(name.charAt(1).toUpperCase() + wanted);
}

/** `-sX DELETE`: the value of the last letter of a cluster is the next word, which stands among the plain arguments. */
function clusterValue(test: OptionTest, args: Arguments): boolean {
  if (test.value === undefined) return false;
  const wanted = test.value.toUpperCase();
  return test.names.some((name) => {
    if (name.length !== 2) return false;
    const ends = args.options.some((option) => option.name.length > 2 && option.name.endsWith(name.charAt(1)) && !option.name.startsWith('--'));
    return ends && args.plain.some((word) => word.toUpperCase() === wanted);
  });
}

function passes(test: OptionTest, args: Arguments): boolean {
  const there =
    test.names.some((name) => args.options.some((option) => holdsOption(option, name, test.value))) || clusterValue(test, args);
  return there !== test.absent;
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

export interface Match {
  readonly effect: Effect;
  /** The words that decided: `rollout restart`; empty where none did. */
  readonly words: string;
  /** A phrase fitted; else it is what the program does otherwise. */
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
    known: phrase !== undefined,
    interactive: rules.interactive.some((each) => fits(each, args)),
    endless: rules.endless.some((each) => fits(each, args)),
    args,
  };
}
