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
      '# a\xA0note',
    ])
      assert.deepEqual(hidden(text), []);
  });

  it('looks at blocks that are only copied, other languages apart', () => {
    assert.equal(hidden('db=# select\u200B 1').length, 1);
    assert.deepEqual(hidden('select\u200B 1', 'sql'), []);
  });
});
