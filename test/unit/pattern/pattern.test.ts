import assert from 'node:assert/strict';
import { readPattern } from '../../../src/core/pattern/index.ts';

function finds(source: string, text: string, how = {}): boolean {
  const pattern = readPattern(source, how);
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern.finds(text);
}

describe('a pattern of a document', () => {
  const sources = [
    ...['a', 'ab|cd', 'a*b', '(ab)+', 'a?b', 'a{2}', 'a{2,}', 'a{1,2}b', '^a', 'a$', '^$', '^a|b$', 'a.c', '[abc]', '[^abc]', '[a-c]x'],
    ...[
      '[-a]',
      '[a-]',
      '[]a]',
      '\\d+',
      '\\w\\W',
      '\\s',
      '\\bab\\b',
      '\\Bb',
      'a\\.b',
      '[\\d.]+$',
      '(?:a|b)c',
      '(a*)*b',
      '(a|ab)(c|bcd)',
      'a+?b',
    ],
    ...['x{', 'x{a}', '{', ']', '\\/', '[.]', '(|a)b', '\\t', '[^\\s]'],
  ];
  const texts = [
    '',
    'a',
    'b',
    'ab',
    'aab',
    'aaa',
    'abab',
    'abc',
    'cd',
    'a.b',
    'a b',
    'axc',
    'bx',
    '-',
    ']',
    'a-b',
    '12',
    '1.2.3',
    'abcd',
    'x{',
    'x{a}',
    '/',
    'a\tb',
    '_',
    'bc',
  ];
  for (const source of sources) {
    it(`/${source}/ finds what the shells and JavaScript find`, () => {
      for (const text of texts) {
        // `[]a]` is the one on which JavaScript differs from grep and Go.
        const theirs = new RegExp(source === '[]a]' ? '[\\]a]' : source);
        assert.equal(finds(source, text), theirs.test(text), text);
      }
    });
  }

  it('may be of either case, and of the whole text', () => {
    assert.equal(finds('ready', 'READY', { ignoreCase: true }), true);
    assert.equal(finds('[a-z]+', 'abc1', { whole: true }), false);
    assert.equal(finds('a|ab', 'ab', { whole: true }), true);
  });

  const wrong: Readonly<Record<string, string>> = {
    '(': '“(” without its “)”',
    ')': '“)” without its “(”',
    '[a': '“[” without its “]”',
    '*a': '“*” with nothing before it',
    '\\': '“\\” with nothing behind it',
    '(a)\\1': '“\\1”, which refers back',
    '(?=a)': '“(?”, of which only “(?:” is read',
    '[z-a]': 'a range that ends before it begins',
    'a{2,1}': 'a repetition of other than 0 to 1000 times',
    'a{9999}': 'a repetition of other than 0 to 1000 times',
    '((a{99}){99}){99}': 'one with too many repetitions in each other',
    '{2}a': '“{2}” with nothing before it',
    'a**': '“*” with nothing before it',
    '^*': '“*” behind a place, which cannot be repeated',
  };
  for (const [source, problem] of Object.entries(wrong)) it(`/${source}/ has a mistake`, () => assert.equal(readPattern(source), problem));

  it('repeats what holds nothing once', () => {
    for (const empty of ['((((){1000}){1000}){1000}){1000}', '(((a{0}){500,1000}){1000}){1000}', '((((){0,1000}){1000}){1000}){1000}'])
      for (const [source, text] of [
        [empty, ''],
        [`x${empty}y`, 'xy'],
      ] as const)
        assert.equal(finds(source, text, { whole: true }), true, source);
  });

  it('takes bounded time where JavaScript would take years', () => {
    const text = `${'a'.repeat(20_000)}!`;
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)*x', '(a?){40}a{40}$', '(.*.*.*)=']) finds(source, text);
    assert.equal(typeof readPattern('('.repeat(900)), 'string');
    assert.equal(typeof readPattern('a'.repeat(5000)), 'string');
  }).timeout(10_000);
});
