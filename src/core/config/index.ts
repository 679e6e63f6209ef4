export { readGivenValues } from './givenValues.ts';
export type { Config, ConfigProblem, DocumentClaim, ExpectedSections, RunSettings } from './config.ts';
export { claimOf, NO_CONFIG } from './config.ts';
export type { Vocabulary } from './names.ts';
export { openConfig, type ConfigDocument, type ConfigExplanation, type ConfigProposal } from './document.ts';
export type { ConfigFile } from './parse.ts';
export { parseConfig } from './parse.ts';
export { CONFIG_NAME, readConfig } from './read.ts';
export { configSchema, type JsonSchema } from './schema.ts';
