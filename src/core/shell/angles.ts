import { heredocAt, heredocEndings } from './lexer.ts';
import type { Zone } from './lexer.ts';

/** A `<name>` to be filled in; offsets into the script. */
export interface AnglePlace {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly zone: Zone;
}

/** In quotes a `<` harms nobody and is often somebody's syntax: there a name is a few words. */
const QUOTED = /<(["'“‘]?[\p{L}\p{N}](?:[\p{L}\p{N} ._\-/:,@'"“”‘’…()]*[\p{L}\p{N}'"”’…)])?)>/gu;
const PLAIN_NAME = /^[\p{L}\p{N} ._\-/:]*[\p{L}\p{N}]$/u;
const ADDRESS = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** ` (from above)` behind a blank and closed again, quotes in pairs, an apostrophe between letters. */
function isProseLike(name: string): boolean {
  let open = 0;
  let before = '';
  for (const char of name) {
    if (char === '(' && before !== ' ') return false;
    before = char;
    if (char === '(') open += 1;
    if (char === ')') open -= 1;
    if (open < 0) return false;
  }
  const apostrophes = name.replace(/(?<=\p{L})'(?=\p{L})/gu, '').split("'").length - 1;
  return open === 0 && apostrophes % 2 === 0 && name.split('"').length % 2 === 1;
}

/** More than letters, digits and blanks is a name only where it cannot be code: `Map<String, Integer>` and `$1<a,b>` follow a word. */
function isQuotedName(script: string, at: number, name: string, zones: readonly Zone[]): boolean {
  if (PLAIN_NAME.test(name)) return true;
  if (ADDRESS.test(name) || /[\p{L}\p{N})\]]/u.test(script.charAt(at - 1)) || !isProseLike(name)) return false;
  const zone = zones[at];
  if ((zone === 'double' && name.includes('"')) || (zone === 'single' && name.includes("'"))) return false;
  return zones.slice(at, at + name.length + 2).every((each) => each === zone);
}

function quotedPlaces(script: string, zones: readonly Zone[], places: AnglePlace[]): void {
  for (const match of script.matchAll(QUOTED)) {
    const name = match[1] ?? '';
    const zone = zones[match.index] ?? 'plain';
    const before = script.charAt(match.index - 1);
    if (zone === 'plain' || zone === 'nested' || zone === 'comment' || before === '<' || before === '\\') continue;
    if (isQuotedName(script, match.index, name, zones)) places.push({ name, offset: match.index, length: match[0].length, zone });
  }
}

/** An unquoted `<` that waits for its `>`. */
interface Opening {
  /** Of what belongs to it: the backslash before it, else itself. */
  readonly at: number;
  /** Behind it. */
  readonly inside: number;
  readonly kind: 'single' | 'double' | 'escaped';
  /** Parentheses around it: with them it ends. */
  readonly depth: number;
}

/** The first word after `<` is one of a file, or a variable that may hold one. */
function isFile(content: string): boolean {
  const word = /^[ \t]*(\S{0,200})/.exec(content)?.[1] ?? '';
  return /[/.~]|^["']/.test(word) || /^\$(?:\w+|\{\w+\})$/.test(word);
}

/**
 * Whether what stands between an unquoted `<` and the next unquoted `>` is a name and not two redirections. In doubt it is a name: a shell
 * would open the word behind the `>` for writing. Redirections have a file's name after `<`, and before `>` a blank, ` 2` or `&`.
 */
function isName({ kind }: Opening, content: string, rest: string): boolean {
  if (content.trim() === '') return false;
  const apart = /(?:[ \t]|[ \t]\d|&)$/.test(content);
  if (kind === 'escaped') return !apart && /^\S/.test(content);
  if (kind === 'double') return !apart;
  if (/[ \t]\d$/.test(content) && /^(?:&|>|\/dev\/)/.test(rest)) return false;
  return !apart || !isFile(content);
}

/** One line of the script; `from` is where it begins. */
class Line {
  private readonly text: string;
  private readonly from: number;
  private readonly zones: readonly Zone[];
  private readonly endings: ReadonlySet<string>;
  private readonly places: AnglePlace[];
  private open: Opening[] = [];
  private depth = 0;

  constructor(text: string, from: number, zones: readonly Zone[], endings: ReadonlySet<string>, places: AnglePlace[]) {
    this.text = text;
    this.from = from;
    this.zones = zones;
    this.endings = endings;
    this.places = places;
  }

  read(): void {
    let at = 0;
    while (at < this.text.length) {
      const zone = this.zones[this.from + at] ?? 'plain';
      if (zone === 'comment' || zone === 'heredoc') return;
      at += zone === 'plain' || zone === 'nested' || zone === 'test' ? this.character(at, zone === 'test') : 1;
    }
  }

  private character(at: number, test: boolean): number {
    switch (this.text.charAt(at)) {
      case '\\':
        if (this.text.charAt(at + 1) === '<' && !test) this.push(at, at + 2, 'escaped');
        return 2;
      case '(':
        this.depth += 1;
        return 1;
      case ')':
        while ((this.open.at(-1)?.depth ?? Number.NEGATIVE_INFINITY) >= this.depth) this.open.pop();
        this.depth -= 1;
        return 1;
      case '`':
        this.open = [];
        return 1;
      case '<':
        return test ? 1 : this.less(at);
      case '>':
        return test ? 1 : this.greater(at);
      default:
        return 1;
    }
  }

  private push(at: number, inside: number, kind: Opening['kind']): void {
    this.open.push({ at, inside, kind, depth: this.depth });
  }

  private less(at: number): number {
    const [run = '<'] = /^<+/.exec(this.text.slice(at, at + 4)) ?? [];
    const next = this.text.charAt(at + run.length);
    if (run.length > 2) return run.length;
    if (run.length === 2) {
      const heredoc = heredocAt(this.text, at, this.endings);
      if (heredoc !== undefined) return heredoc.length;
      this.push(at, at + 2, 'double');
      return 2;
    }
    if (next === '>') return 2;
    if (next !== '(' && next !== '&') this.push(at, at + 1, 'single');
    return 1;
  }

  private greater(at: number): number {
    const opening = this.open.at(-1);
    const before = this.text.charAt(at - 1);
    const next = this.text.charAt(at + 1);
    const arrow = /[-=]/.test(before) && next === ' ' && this.text.includes('>', at + 1);
    if (opening === undefined || arrow || (next === '(' && before === ' ')) return 1;
    this.open.pop();
    const content = this.text.slice(opening.inside, at);
    if (!isName(opening, content, this.text.slice(at + 1, at + 7))) return 1;
    const size = opening.kind === 'double' && next === '>' ? 2 : 1;
    const offset = this.from + opening.at;
    this.places.push({ name: content.trim(), offset, length: at + size - opening.at, zone: this.zones[offset] ?? 'plain' });
    return size;
  }
}

/** Every `<name>` of the script, quoted or not, in no order; one may stand inside another. */
export function anglePlaces(script: string, zones: readonly Zone[]): readonly AnglePlace[] {
  const places: AnglePlace[] = [];
  const lines = script.split('\n');
  const endings = script.includes('<<') ? heredocEndings(lines) : new Set<string>();
  let from = 0;
  for (const text of lines) {
    if (text.includes('<') && text.includes('>')) new Line(text, from, zones, endings, places).read();
    from += text.length + 1;
  }
  quotedPlaces(script, zones, places);
  return places;
}
