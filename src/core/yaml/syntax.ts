import { Composer, CST, Lexer, Parser, type Document } from 'yaml';

/** A mistake by offsets. */
export interface Mistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** It is about the key that begins where it does, not about what ends there. */
  readonly isOfKey: boolean;
}

/** One document as the parser has it: its tokens, by which it can be cut, and its tree. */
export interface ParsedDocument {
  readonly tokens: CST.Document;
  readonly tree: Document.Parsed;
}

export interface Stream {
  readonly documents: readonly ParsedDocument[];
  readonly mistakes: readonly Mistake[];
  /**
   * It cannot be cut: `%YAML` or `%TAG` say outside a document what holds in it, and where a quote that is not closed ends depends on whether
   * there is another one anywhere below; and so does how all is read behind a bracket that the parser refuses and the lexer does not.
   */
  readonly isOne: boolean;
}

/** The whole text is not read, and why. */
export interface Refusal extends Mistake {
  readonly refused: true;
}

/** Reading a longer text would be felt. Nobody writes that much by hand. */
export const LONGEST = 1_000_000;
/** The composer recurses, and what is nested deeper than this was not written for people. */
const DEEPEST = 500;
/** A text with more mistakes is another language. */
export const MOST_MISTAKES = 2000;

/** A key that is too long counts from where the value before it ends, wherever that is; and what the composer calls impossible it says of comments. */
const OF_NO_USE: ReadonlySet<string> = new Set(['KEY_OVER_1024_CHARS', 'IMPOSSIBLE']);

class TooManyMistakes extends Error {}

/** Reads a text by the parser of record. Never throws, and needs time in proportion to the length of the text. */
export function readStream(text: string): Stream | Refusal {
  if (text.length > LONGEST) return refused(`Expected at most ${String(LONGEST)} characters of YAML, found ${String(text.length)}`, 0);
  const reading = new Reading();
  try {
    return reading.read(text);
  } catch (error) {
    if (!(error instanceof TooManyMistakes)) return refused('Expected YAML, found a text that cannot be read', 0);
    return refused(`Expected YAML, found a text with more than ${String(MOST_MISTAKES)} mistakes`, 0);
  }
}

function refused(message: string, at: number): Refusal {
  return { refused: true, message, start: at, end: at, isOfKey: false };
}

class Reading implements Stream {
  readonly documents: ParsedDocument[] = [];
  readonly mistakes: Mistake[] = [];
  isOne = false;
  readonly #parser = new Parser();
  // Keys that stand twice are found when nodes are made: the composer compares each key with all before it.
  readonly #composer = new Composer({ prettyErrors: false, uniqueKeys: false });
  #tokens: CST.Document | undefined;

  constructor() {
    const onError = (source: unknown, code: string, message: string, isWarning?: boolean): void => {
      if (isWarning !== true && !OF_NO_USE.has(code)) this.#mistake(message, placeOf(source), isOfKey(code, message));
    };
    // The composer's own would make an Error with a stack trace of each.
    Object.assign(this.#composer, { onError });
  }

  /** As `parseAllDocuments` does it, but for a look at the depth after each token. */
  read(text: string): Stream | Refusal {
    let isText = false;
    for (const lexeme of new Lexer().lex(text)) {
      const isSign = !isText;
      isText = lexeme === CST.SCALAR;
      for (const token of this.#parser.next(lexeme)) this.#compose(token);
      if (isSign && this.#reachesOn(lexeme)) this.isOne = true;
      if (this.#parser.stack.length > DEEPEST)
        return refused(`Expected values nested at most ${String(DEEPEST)} deep, found more`, this.#parser.offset);
    }
    for (const token of this.#parser.end()) this.#compose(token);
    for (const tree of this.#composer.end()) this.#add(tree);
    return this;
  }

  /** An open quote, or a bracket that has opened something for the lexer and nothing for the parser. */
  #reachesOn(lexeme: string): boolean {
    if (lexeme !== '[' && lexeme !== '{') return isOpenQuote(lexeme);
    const top = this.#parser.stack.at(-1);
    return top?.type !== 'flow-collection' || top.start.offset !== this.#parser.offset - 1;
  }

  #compose(token: CST.Token): void {
    if (token.type === 'error') {
      const source = token.source === '' ? '' : `: ${JSON.stringify(token.source)}`;
      this.#mistake(`${token.message}${source}`, [token.offset, token.offset + Math.max(1, token.source.length)]);
      return;
    }
    if (token.type === 'directive') this.isOne = true;
    // A tree comes when the next document does.
    for (const tree of this.#composer.next(token)) this.#add(tree);
    if (token.type === 'document') this.#tokens = token;
  }

  #add(tree: Document.Parsed): void {
    if (this.#tokens !== undefined) this.documents.push({ tokens: this.#tokens, tree });
  }

  #mistake(message: string, [start, end]: readonly [number, number], ofKey = false): void {
    if (this.mistakes.length >= MOST_MISTAKES) throw new TooManyMistakes();
    this.mistakes.push({ message, start, end, isOfKey: ofKey && end > start });
  }
}

/** The composer names a place by an offset, a range or a token. */
function placeOf(source: unknown): [start: number, end: number] {
  if (typeof source === 'number') return [source, source + 1];
  if (Array.isArray(source)) return [Number(source[0]), Number(source[1])];
  const { offset, source: text } = source as { readonly offset: number; readonly source?: unknown };
  return [offset, offset + (typeof text === 'string' ? text.length : 1)];
}

function isOfKey(code: string, message: string): boolean {
  return code === 'MULTILINE_IMPLICIT_KEY' || message.startsWith('Implicit map keys');
}

/** A quoted text that ends without its quote. One that is escaped does not end it. */
function isOpenQuote(lexeme: string): boolean {
  const quote = lexeme[0];
  if (quote !== '"' && quote !== "'") return false;
  const escape = quote === '"' ? '\\' : quote;
  if (!lexeme.endsWith(quote)) return true;
  let escapes = 0;
  while (lexeme.length - 2 - escapes > 0 && lexeme[lexeme.length - 2 - escapes] === escape) escapes++;
  return lexeme.length === 1 || escapes % 2 === 1;
}
