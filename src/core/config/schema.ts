import { ABOUT, OF_THE_SHELL, SEVERITIES, VARIABLE, type KindName, type RuleName, type Vocabulary } from './names.ts';

/** JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A key with nothing behind it says nothing, and is no mistake. */
const MAP = ['object', 'null'];

/** The JSON Schema of `.steady.yaml`: it accepts what `parseConfig` has no problem with, but for a key that stands twice. */
export function configSchema({ rules = [], kinds = [] }: Vocabulary): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.steady.yaml',
    description: ABOUT[''],
    type: MAP,
    required: ['version'],
    additionalProperties: false,
    properties: {
      version: { description: ABOUT['version'], const: 1 },
      root: { description: ABOUT['root'], type: 'boolean' },
      rules: {
        description: ABOUT['rules'],
        type: MAP,
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      documents: {
        description: ABOUT['documents'],
        type: MAP,
        additionalProperties: false,
        properties: Object.fromEntries(kinds.map(({ kind, one }) => [kind, globsSchema(one)])),
      },
      run: {
        description: ABOUT['run'],
        type: MAP,
        additionalProperties: false,
        properties: { env: environmentSchema(), protected: runGlobs('run.protected'), destroys: runGlobs('run.destroys') },
      },
      ...Object.fromEntries(kinds.flatMap((kind) => ((kind.profiles ?? []).length > 0 ? [[kind.kind, expectedSchema(kind)]] : []))),
    },
  };
}

function expectedSchema({ one, profiles }: KindName): JsonSchema {
  const name = { type: 'string' };
  return {
    description: `What each ${one} here should have.`,
    type: MAP,
    additionalProperties: false,
    properties: {
      profile: { description: 'A set of sections by name.', enum: profiles },
      sections: {
        description: 'Sections besides those of the profile, by the name of a concept or of a heading.',
        anyOf: [name, { type: 'array', items: name }],
      },
    },
  };
}

function ruleSchema({ title, why, severity }: RuleName): JsonSchema {
  // `off` is text to us, and false to readers of YAML 1.1.
  return { title, description: why.trim(), enum: [...SEVERITIES, false], default: severity };
}

function globsSchema(one: string): JsonSchema {
  const glob = { type: 'string' };
  return {
    description: `Globs from the folder of this file: each file that they match is a ${one}.`,
    anyOf: [glob, { type: 'array', items: glob }],
  };
}

function runGlobs(setting: string): JsonSchema {
  const glob = { type: 'string' };
  return { description: ABOUT[setting] ?? '', anyOf: [glob, { type: 'array', items: glob }] };
}

function environmentSchema(): JsonSchema {
  return {
    description: ABOUT['run.env'],
    type: MAP,
    propertyNames: { pattern: VARIABLE, not: { pattern: OF_THE_SHELL } },
    additionalProperties: { type: 'string' },
  };
}
