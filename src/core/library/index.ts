export { WorkspaceRuns } from './checks.ts';
export type { DocumentFacts, StepBrief } from './facts.ts';
export { createLibrary, type Change, type Library } from './library.ts';
export { packOutline, readOutline, type KeptOutline } from './outline.ts';
export { cardOf, readFacts, sketchFacts, titleOf, type Placed } from './read.ts';
