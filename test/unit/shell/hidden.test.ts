import assert from 'node:assert/strict';
import { read } from './reading.ts';

function hidden(text: string, language = 'bash'): string[] {
  return read(text, language).hidden.map(({ offset, length, codePoint, name }) => `${offset}+${length} ${codePoint} ${name}`);
}

describe('hidden characters', () => {
  const found: Readonly<Record<string, string>> = {
    'a\u202Eb': '1+1 U+202E right-to-left override',
    'a\u202Ab': '1+1 U+202A left-to-right embedding',
    'a\u2066b': '1+1 U+2066 left-to-right isolate',
    'a\u2069b': '1+1 U+2069 pop directional isolate',
    'a\u200Eb': '1+1 U+200E left-to-right mark',
    'a\u061Cb': '1+1 U+061C Arabic letter mark',
    'a\u200Bb': '1+1 U+200B zero width space',
    'a\u200Db': '1+1 U+200D zero width joiner',
    'a\u2060b': '1+1 U+2060 word joiner',
    '\uFEFFa': '0+1 U+FEFF zero width no-break space (byte order mark)',
    'a\xADb': '1+1 U+00AD soft hyphen',
    'a\u2028b': '1+1 U+2028 line separator',
    'a\0b': '1+1 U+0000 null',
    'a\x1B[0mb': '1+1 U+001B escape',
    'a\bb': '1+1 U+0008 backspace',
    'a\x85b': '1+1 U+0085 control character',
    'a\rb': '1+1 U+000D carriage return',
    'kubectl\xA0get': '7+1 U+00A0 no-break space',
    'a\uFE0Fb': '1+1 U+FE0F variation selector',
    'a\u{E0041}b': '1+2 U+E0041 tag character',
    'a\u{E0101}b': '1+2 U+E0101 variation selector',
    'a\uD800b': '1+1 U+D800 lone surrogate',
    'a\u3164b': '1+1 U+3164 Hangul filler',
    'a\u3000b': '1+1 U+3000 ideographic space',
    'a\u2800b': '1+1 U+2800 braille blank',
    'a\u2003b': '1+1 U+2003 em space',
    'a\u17b4b': '1+1 U+17B4 Khmer inherent vowel aq',
    'a\u2065b': '1+1 U+2065 invisible character',
    'a\ufff9b': '1+1 U+FFF9 invisible character',
    'a\u{1d173}b': '1+2 U+1D173 invisible character',
    '\u00a0# a': '0+1 U+00A0 no-break space',
  };

  for (const [text, expected] of Object.entries(found)) it(expected, () => assert.deepEqual(hidden(text), [expected]));

  it('counts offsets over the lines of the block', () => {
    assert.deepEqual(hidden('ls\n$ a\u200B'), ['6+1 U+200B zero width space']);
    assert.deepEqual(hidden('ls\r\na\u200B\r\n'), ['5+1 U+200B zero width space']);
  });

  it('leaves alone what is seen', () => {
    for (const text of [
      'tab	here',
      'a\r\nb\r\n',
      '\xE9 \xFC \u6F22\u5B57 \u05E2\u05D1\u05E8\u05D9\u05EA',
      'echo \u26A0\uFE0F \u{1F469}\u200D\u{1F4BB} \u{1F3F3}\uFE0F\u200D\u{1F308}',
      '# a\xA0note\u3000here',
    ])
      assert.deepEqual(hidden(text), []);
  });

  it('misses none that Unicode calls a format, a separator or ignorable', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
    for (let code = 0; code <= 0x10_ff_ff; code += 1) {
      const char = String.fromCodePoint(code);
      if (unseen.test(char) && !/[ \t\n]/.test(char)) assert.equal(hidden(`a${char}b`).length, 1, code.toString(16));
    }
  });

  it('looks at blocks that are only copied, other languages apart', () => {
    assert.equal(hidden('db=# select\u200B 1').length, 1);
    assert.deepEqual(hidden('select\u200B 1', 'sql'), []);
  });
});
