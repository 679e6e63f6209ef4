import { lineHolding } from '../text/index.ts';

/**
 * Where a character of a script stands, as a shell would read it. `nested` is plain text inside `$(…)`, `(…)` or backquotes; in `test`,
 * which is `((…))` and `[[ … ]]`, a `<` compares.
 */
export type Zone = 'plain' | 'nested' | 'test' | 'single' | 'double' | 'comment' | 'heredoc';

type Frame = 'single' | 'ansi' | 'double' | 'back' | 'group' | 'brace' | 'arithmetic' | 'test';

/** What a value has to be written as at a character, which is more than its zone tells. `verbatim` is the body of a quoted heredoc. */
export type Setting = 'word' | 'single' | 'ansi' | 'double' | 'heredoc' | 'verbatim' | 'brace' | 'arithmetic' | 'backquoted';

interface Heredoc {
  readonly word: string;
  readonly tabs: boolean;
  /** Its word is quoted, so that nothing in its body is expanded. */
  readonly quoted: boolean;
  /** Of the operator with its word. */
  readonly length: number;
}

const BEFORE_COMMENT = /[ \t;|&(]/;
const HEREDOC = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([^\s'"\\;|&<>()$`]+))/;
const CONTINUES = /(?:\|\||&&|\|&?)[ \t]*$/;
const ODD_BACKSLASHES = /(?:^|[^\\])(?:\\\\)*\\$/;
const BEFORE_TEST = /[\s;&|!({]/;

/** The heredoc whose operator stands at an offset of a line. Without a line of its word alone it is none. */
export function heredocAt(text: string, at: number, endings: ReadonlySet<string>): Heredoc | undefined {
  const match = HEREDOC.exec(text.slice(at, at + 80));
  const word = match?.[2] ?? match?.[3] ?? match?.[4];
  if (match === null || word === undefined || !endings.has(word)) return undefined;
  return { word, tabs: match[1] === '-', quoted: match[4] === undefined || match[0].includes('\\'), length: match[0].length };
}

/**
 * Reads a script line by line and says of every character whether it is quoted, a comment or a heredoc's body, and after every line
 * whether the command goes on. Deliberately less than a parser: it also works on transcripts and on text that does not parse.
 */
export class ShellLexer {
  /** Of the characters of the last line. */
  zones: Zone[] = [];
  /** Asked once, of the column of the next line: how a value has to be written there. */
  watched = -1;
  setting: Setting = 'word';
  private readonly frames: Frame[] = [];
  private heredocs: Heredoc[] = [];
  private carried = false;
  /** A backslash joined this line to a word of the last one, so that a `#` at its beginning is a letter. */
  private glued = false;
  /** Where the last character stands that a backslash took its meaning from. */
  private escaped = -1;
  /** Where the line's last `]]` and `))` stand: what nothing closes is not opened. */
  private ends = { test: -1, arithmetic: -1 };
  private readonly endings: ReadonlySet<string>;

  /** `endings`: the trimmed lines of the text. A `<<` whose word never stands alone on a line opens nothing. */
  constructor(endings: ReadonlySet<string>) {
    this.endings = endings;
  }

  /** The next line belongs to the command of this one. */
  get open(): 'heredoc' | 'quote' | 'operator' | undefined {
    if (this.frames.length > 0) return 'quote';
    if (this.heredocs.length > 0) return 'heredoc';
    return this.carried ? 'operator' : undefined;
  }

  line(text: string): void {
    this.zones = new Array<Zone>(text.length).fill('plain');
    if (this.frames.length === 0 && this.heredocs.length > 0 && !this.carried) {
      this.heredocLine(text);
      return;
    }
    const found: Heredoc[] = [];
    this.escaped = -1;
    this.ends = { test: text.lastIndexOf(' ]]'), arithmetic: text.lastIndexOf('))') };
    const comment = this.scan(text, found);
    this.heredocs.push(...found);
    while (this.frames.at(-1) === 'test') this.frames.pop();
    const code = comment < 0 ? text : text.slice(0, comment);
    const quoted = this.frames.length > 0;
    const joined = comment < 0 && ODD_BACKSLASHES.test(text);
    this.carried = !quoted && (joined || CONTINUES.test(code));
    if (!joined) this.glued = false;
    else if (text.length > 1) this.glued = !this.endsWord(text, text.length - 2);
  }

  /** A character that ends a word, so that a `#` behind it begins a comment; behind a backslash it is a letter. */
  private endsWord(text: string, at: number): boolean {
    return this.escaped !== at && BEFORE_COMMENT.test(text.charAt(at));
  }

  private heredocLine(text: string): void {
    this.zones.fill('heredoc');
    const [first] = this.heredocs;
    this.setting = first?.quoted === true ? 'verbatim' : 'heredoc';
    const line = first?.tabs === true ? text.replace(/^\t+/, '') : text;
    if (line.trimEnd() === first?.word) this.heredocs.shift();
  }

  /** Returns where a comment begins, or -1. */
  private scan(text: string, found: Heredoc[]): number {
    let at = 0;
    while (at < text.length) {
      const frame = this.frames.at(-1);
      if (at <= this.watched) this.setting = this.settingIn(frame);
      if (frame === 'single' || frame === 'ansi' || frame === 'double') {
        at = this.quoted(text, at, frame);
        continue;
      }
      const char = text.charAt(at);
      this.zones[at] = frame === undefined ? 'plain' : frame === 'arithmetic' || frame === 'test' ? 'test' : 'nested';
      const mayComment = char === '#' && frame !== 'brace' && frame !== 'arithmetic';
      if (mayComment && (at === 0 ? !this.glued : this.endsWord(text, at - 1))) {
        this.zones.fill('comment', at);
        return at;
      }
      at += this.plain(text, at, char, frame, found);
    }
    return -1;
  }

  /** Reads the next line, and tells how a value has to be written where it begins. */
  settingOf(text: string): Setting {
    this.setting = 'word';
    this.watched = 0;
    this.line(text);
    this.watched = -1;
    return this.setting;
  }

  private settingIn(frame: Frame | undefined): Setting {
    if (this.frames.includes('back')) return 'backquoted';
    return frame === undefined || frame === 'group' || frame === 'test' || frame === 'back' ? 'word' : frame;
  }

  private quoted(text: string, at: number, frame: Frame): number {
    const char = text.charAt(at);
    const zone = frame === 'double' ? 'double' : 'single';
    this.zones[at] = zone;
    if (char === '\\' && frame !== 'single') {
      if (at + 1 < text.length) this.zones[at + 1] = zone;
      return at + 2;
    }
    if (frame === 'double') {
      if (char === '"') this.frames.pop();
      if (char === '$') return at + this.dollar(text, at);
      if (char === '`') this.frames.push('back');
    } else if (char === "'") this.frames.pop();
    return at + 1;
  }

  private plain(text: string, at: number, char: string, frame: Frame | undefined, found: Heredoc[]): number {
    switch (char) {
      case '\\':
        if (at + 1 < text.length) this.zones[at + 1] = this.zones[at] ?? 'plain';
        this.escaped = at + 1;
        return 2;
      case "'":
        this.enter('single', at);
        return 1;
      case '"':
        this.enter('double', at);
        return 1;
      case '`':
        if (frame === 'back') this.frames.pop();
        else this.frames.push('back');
        return 1;
      case '$':
        return this.dollar(text, at);
      case '<':
        return frame === 'arithmetic' || frame === 'test' ? 1 : this.less(text, at, found);
      default:
        return this.bracket(text, at, char, frame);
    }
  }

  private bracket(text: string, at: number, char: string, frame: Frame | undefined): number {
    switch (char) {
      case '(':
        return this.parenthesis(text, at, frame);
      case '[':
        if (this.ends.test < at || !text.startsWith('[[ ', at) || (at > 0 && !BEFORE_TEST.test(text.charAt(at - 1)))) return 1;
        this.frames.push('test');
        return 2;
      case ']':
        if (frame === 'test' && text.startsWith(' ]]', at - 1)) this.frames.pop();
        return 1;
      case ')':
        if (frame === 'group' || frame === 'arithmetic') this.frames.pop();
        return 1;
      case '}':
        if (frame === 'brace') this.frames.pop();
        return 1;
      default:
        return 1;
    }
  }

  private parenthesis(text: string, at: number, frame: Frame | undefined): number {
    if (frame === 'test') return 1;
    const arithmetic = text.charAt(at + 1) === '(' && this.ends.arithmetic > at && (at === 0 || BEFORE_TEST.test(text.charAt(at - 1)));
    if (arithmetic && frame !== 'arithmetic') this.frames.push('arithmetic', 'arithmetic');
    else this.frames.push(frame === 'arithmetic' ? 'arithmetic' : 'group');
    return arithmetic && frame !== 'arithmetic' ? 2 : 1;
  }

  private enter(frame: Frame, at: number): void {
    this.frames.push(frame);
    this.zones[at] = frame === 'double' ? 'double' : 'single';
  }

  private dollar(text: string, at: number): number {
    if (text.startsWith('((', at + 1)) {
      this.frames.push('arithmetic', 'arithmetic');
      return 3;
    }
    const next = text.charAt(at + 1);
    if (next === '(') this.frames.push('group');
    else if (next === '{') this.frames.push('brace');
    else if (next === "'" && this.frames.at(-1) !== 'double') this.enter('ansi', at + 1);
    else return 1;
    return 2;
  }

  private less(text: string, at: number, found: Heredoc[]): number {
    if (text.startsWith('<<<', at)) return 3;
    const heredoc = heredocAt(text, at, this.endings);
    if (heredoc === undefined) return 1;
    found.push(heredoc);
    return heredoc.length;
  }
}

/** The trimmed lines of a text, continuation prompts taken off: what a heredoc may end with. */
export function heredocEndings(lines: readonly string[]): ReadonlySet<string> {
  const endings = new Set<string>();
  for (const line of lines) if (line.length < 80) endings.add(line.replace(/^\s*>(?=\s|$)/, '').trim());
  return endings;
}

/** How a value has to be written at an offset of a script. */
export function settingAt(script: string, offset: number): Setting {
  const lines = script.split('\n');
  const lexer = new ShellLexer(script.includes('<<') ? heredocEndings(lines) : new Set());
  let start = 0;
  for (const line of lines) {
    const here = offset - start;
    lexer.watched = here <= line.length ? here : -1;
    lexer.line(line);
    if (here <= line.length) break;
    start += line.length + 1;
  }
  return lexer.setting;
}

/** Whether an offset of a script stands in the body of a quoted heredoc, where nothing is expanded. */
export function verbatimIn(script: string): (offset: number) => boolean {
  if (!script.includes('<<')) return () => false;
  const lines = script.split('\n');
  const lexer = new ShellLexer(heredocEndings(lines));
  const starts: number[] = [];
  const verbatim: boolean[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
    verbatim.push(lexer.settingOf(line) === 'verbatim');
  }
  return (offset) => verbatim[lineHolding(starts, offset)] === true;
}

/** The zones of a whole script, line breaks included (they have the zone of what stands before them). */
export function zonesOf(script: string): Zone[] {
  const lines = script.split('\n');
  const lexer = new ShellLexer(script.includes('<<') ? heredocEndings(lines) : new Set());
  const zones: Zone[] = [];
  for (const line of lines) {
    lexer.line(line);
    for (const zone of lexer.zones) zones.push(zone);
    zones.push(zones.at(-1) ?? 'plain');
  }
  return zones;
}
