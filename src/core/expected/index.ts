export { holdsText, matchesOutput, patternProblem, type Difference } from './matches.ts';
