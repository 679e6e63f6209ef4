import { configSchema, type JsonSchema, type Vocabulary } from './config/index.ts';
import { rooms } from './rooms.ts';
import { ruleCards } from './rulePage.ts';

/** The rules and kinds that a `.steady.yaml` can name. */
export const vocabulary: Vocabulary = {
  rules: ruleCards,
  kinds: rooms.map(({ kind, words, profiles = {} }) => ({ kind, one: words.one, profiles: Object.keys(profiles) })),
};

/** The JSON Schema of `.steady.yaml`. */
export function steadySchema(): JsonSchema {
  return configSchema(vocabulary);
}
