export { commentsIn, type CommentFact } from './comment.ts';
export { infoPairs } from './infoString.ts';
export { explicitId, readOptions, type OptionProblem, type PlacedPair } from './options.ts';
export { NO_OPTIONS, type StepOptions } from './stepOptions.ts';
