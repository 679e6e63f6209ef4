export type { Config, ConfigProblem, DocumentClaim, ExpectedSections, RunSettings } from './config.ts';
export { claimOf, NO_CONFIG } from './config.ts';
export type { ConfigFile, Vocabulary } from './parse.ts';
export { parseConfig } from './parse.ts';
export { CONFIG_NAME, readConfig } from './read.ts';
