import { isWordLetter, parsePattern, PatternProblem, type Expression, type Place } from './parse.ts';

/**
 * A regular expression that somebody has written into a document. It is matched by following all its states at once (Thompson), never by
 * going back, so that the work is at most the product of the lengths of expression and text: JavaScript's own takes years for `(a+)+$`.
 */
export interface Pattern {
  /** Somewhere in the text. */
  finds(text: string): boolean;
}

const LONGEST = 1000;
const MOST_STATES = 4000;

type State =
  | { readonly kind: 'letter'; readonly test: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'end' };

/** Reads a regular expression; a text says what is wrong with it, as what was found. */
export function readPattern(source: string, { ignoreCase = false, whole = false } = {}): Pattern | string {
  if (source.length > LONGEST) return `one of ${String(source.length)} characters`;
  try {
    const expression = parsePattern(source);
    const { states, start } = new Program().build(expression);
    return {
      finds: (text) =>
        run(
          states,
          start,
          Array.from(text, (letter) => letter.codePointAt(0) ?? 0),
          { ignoreCase, whole },
        ),
    };
  } catch (error) {
    if (error instanceof PatternProblem) return error.message;
    throw error;
  }
}

/** Builds states from the end to the beginning: each is made with those that follow it. */
class Program {
  readonly states: State[] = [{ kind: 'end' }];

  build(expression: Expression): { readonly states: readonly State[]; readonly start: number } {
    const start = this.#before(expression, 0);
    return { states: this.states, start };
  }

  #before(expression: Expression, next: number): number {
    switch (expression.kind) {
      case 'letter':
        return this.#add({ kind: 'letter', test: expression.test, next });
      case 'place':
        return this.#add({ kind: 'place', place: expression.place, next });
      case 'all':
        return expression.parts.reduceRight((after, part) => this.#before(part, after), next);
      case 'any':
        return this.#add({ kind: 'split', next: expression.parts.map((part) => this.#before(part, next)) });
      case 'repeat':
        return this.#repeat(expression, next);
    }
  }

  #repeat({ part, least, most }: Extract<Expression, { kind: 'repeat' }>, next: number): number {
    let after = next;
    if (most === Infinity) {
      const loop = this.#add({ kind: 'split', next: [] });
      this.states[loop] = { kind: 'split', next: [this.#before(part, loop), next] };
      after = loop;
    } else {
      for (let times = least; times < most; times += 1) {
        const before = this.#before(part, after);
        if (before === after) break;
        after = this.#add({ kind: 'split', next: [before, next] });
      }
    }
    for (let times = 0; times < least; times += 1) {
      const before = this.#before(part, after);
      // It holds nothing, so that no limit of states would end this.
      if (before === after) break;
      after = before;
    }
    return after;
  }

  #add(state: State): number {
    if (this.states.length >= MOST_STATES) throw new PatternProblem('one with too many repetitions in each other');
    return this.states.push(state) - 1;
  }
}

function run(states: readonly State[], start: number, codes: readonly number[], how: { ignoreCase: boolean; whole: boolean }): boolean {
  let current = new Set<number>();
  for (let at = 0; at <= codes.length; at += 1) {
    if (!how.whole || at === 0) enter(states, start, codes, at, current);
    if (current.has(0) && (!how.whole || at === codes.length)) return true;
    const code = codes[at];
    if (code === undefined) return false;
    const following = new Set<number>();
    for (const each of current) {
      const state = states[each];
      if (state?.kind === 'letter' && fits(state.test, code, how.ignoreCase)) enter(states, state.next, codes, at + 1, following);
    }
    current = following;
  }
  return false;
}

/** Adds a state with all that is reached from it without a letter. A stack instead of recursion: alternatives may be thousands. */
function enter(states: readonly State[], first: number, codes: readonly number[], at: number, into: Set<number>): void {
  const ahead = [first];
  for (let each = ahead.pop(); each !== undefined; each = ahead.pop()) {
    if (into.has(each)) continue;
    into.add(each);
    const state = states[each];
    if (state?.kind === 'split') ahead.push(...state.next);
    else if (state?.kind === 'place' && holds(state.place, codes, at)) ahead.push(state.next);
  }
}

function fits(test: (code: number) => boolean, code: number, ignoreCase: boolean): boolean {
  if (test(code)) return true;
  if (!ignoreCase) return false;
  const letter = String.fromCodePoint(code);
  return test(letter.toLowerCase().codePointAt(0) ?? code) || test(letter.toUpperCase().codePointAt(0) ?? code);
}

function holds(place: Place, codes: readonly number[], at: number): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === codes.length;
  const between = isWordLetter(codes[at - 1] ?? 0) !== isWordLetter(codes[at] ?? 0);
  return between === (place === 'boundary');
}
