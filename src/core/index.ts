export { CONFIG_NAME, NO_CONFIG, readGivenValues, type Config, type ConfigProblem } from './config/index.ts';
export type { Files, Log, Ports } from './ports.ts';
export type { Kind, OutlineNode, Recognition, Room, RuleCard } from './room.ts';
export { rooms } from './rooms.ts';
export { ruleCards, rulePage } from './rulePage.ts';
export type { Finding, Fix, Severity, Silencing } from './rules/index.ts';
export {
  answerProblem,
  describeRun,
  dispatch,
  ended,
  environmentText,
  gate,
  lost,
  pathOf,
  pausesBefore,
  plan,
  preparation,
  questionsOf,
  readStatus,
  runKey,
  select,
  selectable,
  started,
  stepAfter,
  stepLenses,
  stretchOf,
  UNSET_STATUS,
  unsetIn,
  variableQuestion,
  type Dispatch,
  type DispatchRequest,
  type Ended,
  type Gate,
  type Intent,
  type Lens,
  type Plan,
  type Question,
  type RunEnvironment,
  type RunState,
  type Stretch,
} from './running/index.ts';
export { createService, type Service } from './service.ts';
export type { Part, Session, Source } from './session.ts';
export { fill, type Answer, type Effect, type ShellReading } from './shell/index.ts';
export { sectionPath, type Section, type Step } from './steps/index.ts';
export { applyEdits, type Position, type Range, type TextChange, type TextEdit } from './text/index.ts';
export { nearest } from './words/index.ts';
