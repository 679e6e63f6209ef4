export { inputRanges, type InputRange } from './inputRanges.ts';
export { readSteps, sectionPath, type Procedure } from './read.ts';
export { stepRules } from './rules/index.ts';
export { withReading, type Section, type Step } from './step.ts';
