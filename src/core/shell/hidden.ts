import type { HiddenCharacter } from './reading.ts';

const NAMES: Readonly<Record<number, string>> = {
  0x00: 'null',
  0x07: 'bell',
  0x08: 'backspace',
  0x0d: 'carriage return',
  0x1b: 'escape',
  0x7f: 'delete',
  0xa0: 'no-break space',
  0xad: 'soft hyphen',
  0x034f: 'combining grapheme joiner',
  0x061c: 'Arabic letter mark',
  0x115f: 'Hangul choseong filler',
  0x1160: 'Hangul jungseong filler',
  0x180e: 'Mongolian vowel separator',
  0x200b: 'zero width space',
  0x200c: 'zero width non-joiner',
  0x200d: 'zero width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2061: 'function application',
  0x2062: 'invisible times',
  0x2063: 'invisible separator',
  0x2064: 'invisible plus',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0x3164: 'Hangul filler',
  0xfeff: 'zero width no-break space (byte order mark)',
  0xffa0: 'halfwidth Hangul filler',
};

/** By code point, from and to. Variation selectors are looked at one by one, since an emoji may have one. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];

function inClass(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

/** A carriage return hides what stands before it, unless it ends a line. */
const HIDDEN = new RegExp(`\\r(?!$)|\\p{Cs}|[${HIDDEN_RANGES.map(([from, to]) => `${inClass(from)}-${inClass(to)}`).join('')}]`, 'gu');

const EMOJI_BEFORE = /[\p{Emoji}\p{Emoji_Modifier}\ufe0f]$/u;

function nameOf(code: number): string {
  const name = NAMES[code];
  if (name !== undefined) return name;
  if (code >= 0xe0000) return code <= 0xe007f ? 'tag character' : 'variation selector';
  if (code >= 0xfe00 && code <= 0xfe0f) return 'variation selector';
  return code >= 0xd800 && code <= 0xdfff ? 'lone surrogate' : 'control character';
}

/** The joiner and the selector inside an emoji are part of what is seen. */
function partOfEmoji(text: string, at: number, code: number): boolean {
  if (code !== 0xfe0f && code !== 0x200d) return false;
  return EMOJI_BEFORE.test(text.slice(Math.max(0, at - 2), at)) && !/[\w#*]$/.test(text.slice(Math.max(0, at - 1), at));
}

/** Enough to refuse a block and to show why. */
const MOST = 100;

/**
 * Every character that is not seen, or that changes how its neighbours are seen; the first hundred of them. A no-break space is one, since
 * a shell takes it for a letter, but does no harm on a line that is a comment.
 */
export function hiddenCharacters(text: string): readonly HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const comment = line.trimStart().startsWith('#');
    for (const match of line.matchAll(HIDDEN)) {
      const code = match[0].codePointAt(0) ?? 0;
      if (partOfEmoji(line, match.index, code) || (comment && code === 0xa0)) continue;
      const codePoint = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      found.push({ offset: start + match.index, length: match[0].length, codePoint, name: nameOf(code) });
      if (found.length === MOST) return found;
    }
    start += line.length + 1;
  }
  return found;
}
