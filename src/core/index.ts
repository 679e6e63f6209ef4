export {
  CONFIG_NAME,
  NO_CONFIG,
  type Config,
  type ConfigDocument,
  type ConfigProblem,
  type ConfigProposal,
  type JsonSchema,
} from './config/index.ts';
export type { LineSpan } from './markdown/index.ts';
export type { Files, Log, Ports } from './ports.ts';
export type { Kind, OutlineNode, Recognition, Room, RuleCard } from './room.ts';
export { rooms } from './rooms.ts';
export { ruleCards, rulePage } from './rulePage.ts';
export type { Finding, Fix, Severity, Silencing } from './rules/index.ts';
export {
  blockHover,
  describeProgress,
  describeRun,
  dispatch,
  ended,
  environmentText,
  gate,
  lost,
  preparation,
  progressOf,
  readStatus,
  runKey,
  started,
  stepLenses,
  type BlockHover,
  type Dispatch,
  type DispatchRequest,
  type Ended,
  type Intent,
  type Lens,
  type RunEnvironment,
  type RunState,
} from './running/index.ts';
export { createService, type Service } from './service.ts';
export type { Part, Session, Source } from './session.ts';
export type { Effect } from './shell/index.ts';
export { sectionPath, type Section, type Step } from './steps/index.ts';
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
