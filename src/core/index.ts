export {
  CONFIG_NAME,
  matchesGlob,
  NO_CONFIG,
  readGivenValues,
  type Config,
  type ConfigDocument,
  type ConfigProblem,
  type ConfigProposal,
  type JsonSchema,
} from './config/index.ts';
export {
  contextGuard,
  contextPaths,
  contextsInPlay,
  readTold,
  type ContextFile,
  type ContextSources,
  type Environment,
  type Told,
} from './contexts/index.ts';
export { type Declared, type DeclaredInput, type Requirements } from './declared/index.ts';
export type { Difference } from './expected/index.ts';
export type { LineSpan } from './markdown/index.ts';
export { readOutline, type Change, type DocumentFacts, type StepBrief } from './library/index.ts';
export type { Files, Log, Ports } from './ports.ts';
export type { Kind, OutlineNode, Recognition, Room, RuleCard } from './room.ts';
export { rooms } from './rooms.ts';
export { ruleCards, rulePage } from './rulePage.ts';
export type { Finding, Fix, Severity, Silencing } from './rules/index.ts';
export {
  answerProblem,
  appliedEnvironment,
  assignRuns,
  blockHover,
  choicesIn,
  describeProgress,
  describeRun,
  dispatch,
  documentInputs,
  elapsed,
  ended,
  environmentText,
  expectationOf,
  gate,
  inWords,
  isInteractive,
  isIsolated,
  isolatedArguments,
  keepableIn,
  listingRefusal,
  lost,
  pathOf,
  pausesBefore,
  placesOf,
  plan,
  raised,
  refusalOf,
  preparation,
  requirementCheck,
  restoringCommand,
  requiresAnything,
  questionsOf,
  progressOf,
  queued,
  readStatus,
  resumption,
  runKey,
  runningSession,
  select,
  selectable,
  skipped,
  started,
  stepAfter,
  stepLenses,
  stretchOf,
  typedText,
  UNSET_STATUS,
  unsetIn,
  valueProblem,
  variableQuestion,
  whereLine,
  type BlockHover,
  type Dispatch,
  type DispatchRequest,
  type DocumentInput,
  type Ended,
  type Gate,
  type Intent,
  type Keepable,
  type KeptRun,
  type Lens,
  type Plan,
  type Question,
  type RunEnvironment,
  type RunningSession,
  type RunState,
  type RunStep,
  type Stretch,
  type Whereabouts,
} from './running/index.ts';
export { createService, type Service } from './service.ts';
export type { Part, Session, Source } from './openDocument.ts';
export { fill, quote, type Answer, type Effect, type ShellReading } from './shell/index.ts';
export { sectionPath, withReading, type Section, type Step } from './steps/index.ts';
export { partsOf, plainText, snippetText, type Template } from './templates/index.ts';
export { applyEdits, type Position, type Range, type TextChange, type TextEdit } from './text/index.ts';
export {
  anchorSuggestions,
  askedAt,
  directiveSuggestions,
  fileSuggestions,
  foldsOf,
  frontMatterFolds,
  labelSuggestions,
  languageSuggestions,
  linkPlaces,
  ruleSuggestions,
  type Asked,
  type Fold,
  type LinkPlace,
  type Suggestion,
} from './writing/index.ts';
export { nearest } from './words/index.ts';
export { steadySchema } from './vocabulary.ts';
