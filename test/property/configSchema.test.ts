import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseConfig } from '../../src/core/config/index.ts';
import { steadySchema, vocabulary } from '../../src/core/vocabulary.ts';

const isValid = new Ajv({ allowUnionTypes: true }).compile(steadySchema());
const RULES = (vocabulary.rules ?? []).map(({ id }) => id);
const KINDS = (vocabulary.kinds ?? []).map(({ kind }) => kind);

/** Mostly what is meant, now and then something else. */
const or = <T>(meant: fc.Arbitrary<T>, ...others: fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: meant, weight: 25 }, ...others.map((arbitrary) => ({ arbitrary, weight: 1 })));
const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 1.5, '', 'off', 'x', '1');
const odd = fc.oneof(scalar, fc.constant([]), fc.constant({}), fc.constant(['a']), fc.constant({ a: 1 }));
const map = (keys: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.dictionary(or(fc.constantFrom(...keys), fc.constantFrom('x', 'runbook/nothing', 'Root')) as fc.Arbitrary<string>, value, {
    maxKeys: 3,
  });
const severity = or(fc.constantFrom<unknown>('off', 'error', 'warning', 'info', 'hint', false), odd, fc.constant('Error'));
const glob = fc.constantFrom('docs/**', 'a.md', '');
const globs = or(fc.oneof(glob, fc.array(or(glob, odd), { maxLength: 3 })), odd);
const names = ['A', '_b9', 'KUBECONFIG', 'PATH', 'PS1', 'PS', 'PROMPT', 'PROMPTED', 'LD_X', 'IFS', 'path', 'PATHS', '9A', 'A-B', 'Ä', ''];
const environment = or(
  fc.dictionary(
    or(fc.constantFrom('A', '_b9', 'KUBECONFIG'), fc.constantFrom(...names)) as fc.Arbitrary<string>,
    or(fc.string({ maxLength: 5 }), odd),
    { maxKeys: 3 },
  ),
  odd,
);
const PROFILES = (vocabulary.kinds ?? []).flatMap(({ profiles = [] }) => profiles);
const expected = or(
  fc.record(
    {
      profile: or(fc.constantFrom(...PROFILES), odd),
      sections: or(fc.oneof(glob, fc.array(or(glob, odd), { maxLength: 3 })), odd),
    },
    { requiredKeys: [] },
  ),
  odd,
);
const config = or(
  fc.record(
    {
      version: or(fc.constant(1), odd),
      root: or(fc.boolean(), odd),
      rules: or(map(RULES, severity), odd),
      documents: or(map(KINDS, globs), odd),
      runbook: expected,
      run: or(fc.record({ env: environment }, { requiredKeys: [] }), fc.record({ evn: odd }), odd),
    },
    { requiredKeys: ['version'] },
  ),
  odd,
  fc.constant({ root: true }),
  fc.record({ version: fc.constant(1), other: odd }),
);

describe('the schema of .steady.yaml', function () {
  this.timeout(60_000);

  it('accepts what the parser accepts, and nothing else', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(config, (value) => {
        const { problems } = parseConfig(stringify(value), 'file:///w/.steady.yaml', vocabulary);
        seen[problems.length === 0 ? 'accepted' : 'refused'] += 1;
        assert.equal(isValid(value), problems.length === 0, JSON.stringify({ value, problems, errors: isValid.errors }));
      }),
      { numRuns: 3000 },
    );
    assert.ok(Math.min(seen.accepted, seen.refused) > 300, JSON.stringify(seen));
  });
});
