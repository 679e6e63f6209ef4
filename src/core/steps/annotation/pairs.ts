/** `key=value`, `key="value"` or a bare `flag` of an annotation, with its places: offsets into the text that was read. */
export interface Pair {
  readonly key: string;
  /** Without its quotes; `undefined` for a bare flag. */
  readonly value: string | undefined;
  readonly start: number;
  /** Behind the key. */
  readonly keyEnd: number;
  /** With its quotes; empty for a bare flag. */
  readonly valueStart: number;
  readonly end: number;
  /** A quote that is never closed: the value is all that follows. */
  readonly open: boolean;
}

const BLANK = /\s/;

/**
 * Reads `id=drain timeout=5m confirm="Say \"yes\"" background` from `from` up to `to`. Whatever stands there gives pairs: a word that is no
 * key is a flag of that name, which no key has.
 */
export function readPairs(text: string, from = 0, to = text.length): readonly Pair[] {
  const pairs: Pair[] = [];
  let at = from;
  while (at < to) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const pair = readPair(text, at, to);
    pairs.push(pair);
    at = pair.end;
  }
  return pairs;
}

function readPair(text: string, start: number, to: number): Pair {
  let keyEnd = start;
  while (keyEnd < to && text.charAt(keyEnd) !== '=' && !BLANK.test(text.charAt(keyEnd))) keyEnd += 1;
  const key = text.slice(start, keyEnd);
  if (keyEnd >= to || text.charAt(keyEnd) !== '=')
    return { key, value: undefined, start, keyEnd, valueStart: keyEnd, end: keyEnd, open: false };
  const valueStart = keyEnd + 1;
  const mark = text.charAt(valueStart);
  const quoted = valueStart < to && (mark === '"' || mark === "'");
  return { key, start, keyEnd, valueStart, ...(quoted ? quotedValue(text, valueStart, to) : bareValue(text, valueStart, to)) };
}

type Value = Pick<Pair, 'value' | 'end' | 'open'>;

function bareValue(text: string, start: number, to: number): Value {
  let end = start;
  while (end < to && !BLANK.test(text.charAt(end))) end += 1;
  return { value: text.slice(start, end), end, open: false };
}

/** In double quotes a backslash takes its meaning from a quote or another backslash and is itself before anything else: `\d` stays `\d`. */
function quotedValue(text: string, start: number, to: number): Value {
  const mark = text.charAt(start);
  let value = '';
  for (let at = start + 1; at < to; at += 1) {
    const letter = text.charAt(at);
    if (letter === mark) return { value, end: at + 1, open: false };
    const next = text.charAt(at + 1);
    if (mark === '"' && letter === '\\' && at + 1 < to && (next === '"' || next === '\\')) {
      value += next;
      at += 1;
    } else {
      value += letter;
    }
  }
  return { value, end: to, open: true };
}

/** A value as an annotation can hold it: in quotes where it has to be. */
export function writeValue(value: string): string {
  return /^[^\s"'=}]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
