export { dispatch, preparation, type Dispatch, type DispatchRequest } from './blockFile.ts';
export { environmentText, type RunEnvironment } from './environment.ts';
export { gate, type Gate, type GateRequest } from './gate.ts';
export { blockHover, type BlockHover, type HoverRequest } from './hover.ts';
export { stepLenses, type Intent, type Lens, type LensRequest } from './lenses.ts';
export { describeProgress, progressOf, type Progress } from './progress.ts';
export { describeRun, ended, lost, runKey, started, type RunState } from './state.ts';
export { readStatus, type Ended } from './statusFile.ts';
