export { NO_OPTIONS, type Condition, type OptionProblem, type StepOptions } from './annotation/index.ts';
export { inputRanges, type InputRange } from './inputRanges.ts';
export { readSteps, sectionPath, type Procedure } from './read.ts';
export { stepRules } from './rules/index.ts';
export type { Annotation, ExpectedOutput, Section, Step, Stray } from './step.ts';
