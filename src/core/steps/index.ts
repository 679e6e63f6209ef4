export { NO_OPTIONS, type OptionProblem, type StepOptions } from './annotation/index.ts';
export { inputRanges, type InputRange } from './inputRanges.ts';
export { readSteps, sectionPath, type Procedure } from './read.ts';
export { stepRules } from './rules/index.ts';
export { withReading, type Annotation, type ExpectedOutput, type Section, type Step, type Stray } from './step.ts';
