import assert from 'node:assert/strict';
import { matchesGlob } from '../../../src/core/config/glob.ts';

describe('globs', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/a/b.md', false],
    ['docs/**/*.md', 'docs/b.md', true],
    ['docs/**/*.md', 'docs/a/c/b.md', true],
    ['**/ops/**', 'x/ops/a.md', true],
    ['*.run.md', 'deep/in/a.run.md', true],
    ['./docs/a?.md', 'docs/ab.md', true],
    ['docs/', 'docs/a/b.md', true],
    ['{ops,sre}/*.{md,markdown}', 'sre/a.markdown', true],
    ['{ops,sre}/*.{md,markdown}', 'dev/a.md', false],
    ['docs/{a', 'docs/{a', true],
    ['docs/a.md', 'docs/axmd', false],
  ];
  for (const [glob, path, expected] of cases) {
    it(`${glob} ${expected ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matchesGlob(glob, path), expected));
  }

  it('takes bounded time whatever the glob', () => {
    assert.equal(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(2000)), false);
    assert.equal(matchesGlob(`${'**/a/'.repeat(300)}b`, 'a/'.repeat(1000)), false);
    assert.equal(matchesGlob('{a,b}'.repeat(500), 'a'), false);
  }).timeout(4000);
});
