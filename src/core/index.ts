export { CONFIG_NAME, NO_CONFIG, type Config, type ConfigProblem } from './config/index.ts';
export {
  CONTEXT_CHANGED,
  contextGuard,
  contextPaths,
  contextsInPlay,
  isProtected,
  protectedOf,
  readTold,
  type ContextFile,
  type ContextInPlay,
  type ContextSources,
  type Environment,
} from './contexts/index.ts';
export type { Files, Log, Ports } from './ports.ts';
export type { Kind, OutlineNode, Recognition, Room, RuleCard } from './room.ts';
export { rooms } from './rooms.ts';
export { ruleCards, rulePage } from './rulePage.ts';
export type { Finding, Fix, Severity, Silencing } from './rules/index.ts';
export {
  describeRun,
  dispatch,
  ended,
  environmentText,
  gate,
  lost,
  preparation,
  readStatus,
  runKey,
  started,
  stepLenses,
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
export { applyEdits, type Position, type Range, type TextChange, type TextEdit } from './text/index.ts';
export { nearest } from './words/index.ts';
