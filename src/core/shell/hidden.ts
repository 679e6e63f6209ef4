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
  0x1680: 'ogham space mark',
  0x17b4: 'Khmer inherent vowel aq',
  0x17b5: 'Khmer inherent vowel aa',
  0x180e: 'Mongolian vowel separator',
  0x2002: 'en space',
  0x2003: 'em space',
  0x2007: 'figure space',
  0x2008: 'punctuation space',
  0x2009: 'thin space',
  0x200a: 'hair space',
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
  0x202f: 'narrow no-break space',
  0x205f: 'medium mathematical space',
  0x2060: 'word joiner',
  0x2061: 'function application',
  0x2062: 'invisible times',
  0x2063: 'invisible separator',
  0x2064: 'invisible plus',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0x2800: 'braille blank',
  0x3000: 'ideographic space',
  0x3164: 'Hangul filler',
  0xfeff: 'zero width no-break space (byte order mark)',
  0xffa0: 'halfwidth Hangul filler',
};

/**
 * Whatever Unicode calls a control, a format, a separator or ignorable, with the letters whose glyph is empty. Of the blanks only the space
 * and the tab are what they look like; a carriage return hides what stands before it, unless it ends a line.
 */
const HIDDEN = /\r(?!$)|(?![ \t\r\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** What looks like a space. */
const BLANK = /^\p{Zs}$/u;

const EMOJI_BEFORE = /[\p{Emoji}\p{Emoji_Modifier}\ufe0f]$/u;

function nameOf(code: number): string {
  const name = NAMES[code];
  if (name !== undefined) return name;
  if (code < 0xa0) return 'control character';
  if (code >= 0xd800 && code <= 0xdfff) return 'lone surrogate';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || (code >= 0x180b && code <= 0x180d))
    return 'variation selector';
  return code >= 0xe0000 && code <= 0xe007f ? 'tag character' : 'invisible character';
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
 * a shell takes it for a letter, but like other blanks does no harm on a line that is a comment.
 */
export function hiddenCharacters(text: string): readonly HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const comment = /^[ \t]*#/.test(line);
    for (const match of line.matchAll(HIDDEN)) {
      const code = match[0].codePointAt(0) ?? 0;
      if (partOfEmoji(line, match.index, code) || (comment && BLANK.test(match[0]))) continue;
      const codePoint = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      found.push({ offset: start + match.index, length: match[0].length, codePoint, name: nameOf(code) });
      if (found.length === MOST) return found;
    }
    start += line.length + 1;
  }
  return found;
}
