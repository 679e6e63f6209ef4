export { blockHash } from './extract.ts';
export { readSteps, sectionPath, type Procedure } from './read.ts';
export type { Section, Step } from './step.ts';
