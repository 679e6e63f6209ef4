export { dispatch, preparation, UNSET_STATUS, unsetIn, type Dispatch, type DispatchRequest } from './blockFile.ts';
export { environmentText, type RunEnvironment } from './environment.ts';
export { gate, type Gate, type GateRequest } from './gate.ts';
export { plan, type Plan, type Planned, type PlanRequest } from './plan.ts';
export { pathOf, select, selectable, type Selection } from './selection.ts';
export { answerProblem, questionsOf, variableQuestion, type Question } from './questions.ts';
export { stepLenses, type Intent, type Lens, type LensRequest } from './lenses.ts';
export { describeRun, ended, lost, runKey, started, type RunState } from './state.ts';
export { readStatus, type Ended } from './statusFile.ts';
