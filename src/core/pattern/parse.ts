/** A regular expression as a tree. */
export type Expression =
  | { readonly kind: 'letter'; readonly test: (code: number) => boolean }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number };

export type Place = 'start' | 'end' | 'boundary' | 'inside';

/** What is wrong with an expression, as the end of a sentence: "found …". */
export class PatternProblem extends Error {}

const DEEPEST = 40;
const MOST_TIMES = 1000;
const COUNT = /^\{(\d{1,4})(,(\d{0,4}))?\}/;

/** Reads the syntax that JavaScript, grep -E and Go have in common: no lookaround and no reference back, neither of which is linear. */
export function parsePattern(source: string): Expression {
  const reader = new Reader(Array.from(source));
  const expression = reader.either(0);
  if (reader.more) throw new PatternProblem('“)” without its “(”');
  return expression;
}

class Reader {
  #at = 0;

  constructor(private readonly letters: readonly string[]) {}

  get more(): boolean {
    return this.#at < this.letters.length;
  }

  either(depth: number): Expression {
    if (depth > DEEPEST) throw new PatternProblem('brackets nested too deeply');
    const parts = [this.#sequence(depth)];
    while (this.#eat('|')) parts.push(this.#sequence(depth));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
  }

  #sequence(depth: number): Expression {
    const parts: Expression[] = [];
    while (this.more && this.#letter() !== '|' && this.#letter() !== ')') parts.push(this.#repeated(this.#one(depth)));
    return { kind: 'all', parts };
  }

  #one(depth: number): Expression {
    const counted = COUNT.exec(this.#ahead());
    if (counted !== null) throw new PatternProblem(`“${counted[0]}” with nothing before it`);
    const letter = this.#next();
    switch (letter) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.#class();
      case '.':
        return { kind: 'letter', test: (code) => code !== 10 };
      case '^':
        return { kind: 'place', place: 'start' };
      case '$':
        return { kind: 'place', place: 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new PatternProblem(`“${letter}” with nothing before it`);
      default:
        return literal(letter);
    }
  }

  #group(depth: number): Expression {
    if (this.#eat('?') && !this.#eat(':')) throw new PatternProblem('“(?”, of which only “(?:” is read');
    const inside = this.either(depth + 1);
    if (!this.#eat(')')) throw new PatternProblem('“(” without its “)”');
    return inside;
  }

  #escape(): Expression {
    if (!this.more) throw new PatternProblem('“\\” with nothing behind it');
    const letter = this.#next();
    if (letter === 'b' || letter === 'B') return { kind: 'place', place: letter === 'b' ? 'boundary' : 'inside' };
    if (/[1-9]/.test(letter)) throw new PatternProblem(`“\\${letter}”, which refers back`);
    return { kind: 'letter', test: escaped(letter) };
  }

  #class(): Expression {
    const negated = this.#eat('^');
    const tests: ((code: number) => boolean)[] = [];
    for (let first = true; first || this.#letter() !== ']'; first = false) {
      if (!this.more) throw new PatternProblem('“[” without its “]”');
      const from = this.#member();
      if (this.#letter() !== '-' || this.letters[this.#at + 1] === ']' || this.#at + 1 >= this.letters.length) {
        tests.push(typeof from === 'number' ? (code) => code === from : from);
        continue;
      }
      this.#at += 1;
      const to = this.#member();
      if (typeof from !== 'number' || typeof to !== 'number' || from > to) throw new PatternProblem('a range that ends before it begins');
      tests.push((code) => from <= code && code <= to);
    }
    this.#at += 1;
    return { kind: 'letter', test: (code) => tests.some((test) => test(code)) !== negated };
  }

  #member(): number | ((code: number) => boolean) {
    const letter = this.#next();
    if (letter !== '\\' || !this.more) return letter.codePointAt(0) ?? 0;
    const after = this.#next();
    return /[dDwWsS]/.test(after) ? escaped(after) : ((CONTROLS[after] ?? after).codePointAt(0) ?? 0);
  }

  #repeated(part: Expression): Expression {
    const letter = this.#letter();
    const counted = COUNT.exec(this.#ahead());
    if (letter !== '*' && letter !== '+' && letter !== '?' && counted === null) return part;
    if (part.kind === 'place') throw new PatternProblem(`“${letter}” behind a place, which cannot be repeated`);
    this.#at += counted?.[0].length ?? 1;
    // A lazy repetition finds the same texts.
    this.#eat('?');
    const least = counted === null ? (letter === '+' ? 1 : 0) : Number(counted[1]);
    const most = counted === null ? (letter === '?' ? 1 : Infinity) : mostOf(counted, least);
    if (least > most || least > MOST_TIMES || (most !== Infinity && most > MOST_TIMES))
      throw new PatternProblem(`a repetition of other than 0 to ${String(MOST_TIMES)} times`);
    if (this.#letter() !== '' && '*+?'.includes(this.#letter())) throw new PatternProblem(`“${this.#letter()}” with nothing before it`);
    return { kind: 'repeat', part, least, most };
  }

  /** As much as a count can be long, where one may begin. */
  #ahead(): string {
    return this.#letter() === '{' ? this.letters.slice(this.#at, this.#at + 12).join('') : '';
  }

  #letter(): string {
    return this.letters[this.#at] ?? '';
  }

  #next(): string {
    return this.letters[this.#at++] ?? '';
  }

  #eat(letter: string): boolean {
    if (this.#letter() !== letter) return false;
    this.#at += 1;
    return true;
  }
}

function mostOf(counted: RegExpExecArray, least: number): number {
  if (counted[2] === undefined) return least;
  return counted[3] === '' || counted[3] === undefined ? Infinity : Number(counted[3]);
}

function literal(letter: string): Expression {
  const wanted = letter.codePointAt(0);
  return { kind: 'letter', test: (code) => code === wanted };
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

export function isWordLetter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

function escaped(letter: string): (code: number) => boolean {
  const lower = letter.toLowerCase();
  if (lower === 'd') return (code) => (code >= 48 && code <= 57) === (letter === 'd');
  if (lower === 'w') return (code) => isWordLetter(code) === (letter === 'w');
  if (lower === 's') return (code) => /\s/.test(String.fromCodePoint(code)) === (letter === 's');
  const wanted = (CONTROLS[letter] ?? letter).codePointAt(0);
  return (code) => code === wanted;
}
