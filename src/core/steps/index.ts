export { inputRanges, type InputRange } from './inputRanges.ts';
export { readSteps, sectionPath, type Procedure } from './read.ts';
export { stepRules } from './rules/index.ts';
export type { Section, Step } from './step.ts';
