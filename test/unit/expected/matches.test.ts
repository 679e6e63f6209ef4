import assert from 'node:assert/strict';
import { holdsText, matchesOutput, patternProblem } from '../../../src/core/expected/index.ts';

describe('an output', () => {
  const same: readonly (readonly [string, string])[] = [
    ['', ''],
    ['a', 'a\n'],
    ['a  \nb', 'a\r\nb \n\n'],
    ['a', '\u001b[1;32ma\u001b[0m\n'],
    ['...', ''],
    ['...', 'a\nb\n'],
    ['a\n...', 'a'],
    ['a\n...\nd', 'a\nb\nc\nd\n'],
    ['...\nc\n...', 'a\nb\nc\nd\n'],
    ['...\nb\n...\nb', 'a\nb\nx\nb'],
    ['...\n...', 'a'],
    ['pod/api-... Running ...', 'pod/api-6c9f Running 3d4h'],
    ['what? ... *', 'what? is 2 *'],
    ['/^node-\\d+ +Ready$/', 'node-1   Ready'],
    ['/ready/i', 'All READY now'],
    ['/var/log/', '/var/log/'],
    ['/(/', '/(/'],
    ['a\n\nb', 'a\n\nb'],
  ];
  for (const [expected, actual] of same) {
    it(`${JSON.stringify(actual)} is ${JSON.stringify(expected)}`, () => assert.deepEqual(matchesOutput(expected, actual), []));
  }

  const different: readonly (readonly [string, string, number, readonly string[], readonly string[]])[] = [
    ['a', '', 0, ['a'], []],
    ['', 'a', 0, [], ['a']],
    ['a\nb\nc', 'a\nx\nc', 1, ['b'], ['x']],
    ['a\nb\nc', 'a\nc', 1, ['b'], []],
    ['a\nc', 'a\nb\nc', 1, [], ['b']],
    ['a', 'a\nb', 1, [], ['b']],
    ['  a', 'a', 0, ['  a'], ['a']],
    ['...\nz', 'a\nb', 0, ['z'], ['a', 'b']],
    ['a\n...\nz\n...', 'a\nb', 1, ['z'], ['b']],
    ['what?', 'whatx', 0, ['what?'], ['whatx']],
    ['a... *', 'ab x', 0, ['a... *'], ['ab x']],
    ['/^\\d+$/', '12x', 0, ['/^\\d+$/'], ['12x']],
  ];
  for (const [expected, actual, line, wanted, found] of different) {
    it(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(matchesOutput(expected, actual), [{ line, expected: wanted, found }]);
    });
  }

  it('holds a text, or what a pattern finds', () => {
    assert.equal(holdsText('0 failed', '12 passed, 0 failed\n'), true);
    assert.equal(holdsText('0 failed', '12 passed,\n1 failed\n'), false);
    assert.equal(holdsText('/\\b0 failed/', '10 failed'), false);
  });

  it('is expected with a pattern that can be read', () => {
    assert.equal(patternProblem('/a(/'), '“(” without its “)”');
    assert.equal(patternProblem('/a/'), undefined);
    assert.equal(patternProblem('a('), undefined);
  });

  it('is compared in bounded time', () => {
    matchesOutput(`${'...\na\n'.repeat(200)}z`, 'a\n'.repeat(20_000));
    matchesOutput(`/^(a+)+$/\n${'a...'.repeat(500)}z`, `${'a'.repeat(20_000)}!\n${'a'.repeat(20_000)}`);
  }).timeout(10_000);
});
