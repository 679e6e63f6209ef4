export { optionValue, toolOf, variablesIn } from './commandLine.ts';
export type { ContextInPlay, ContextKind, ContextTool } from './context.ts';
export { CONTEXT_CHANGED, contextGuard, readTold, type GuardRequest } from './guard.ts';
export { contextsInPlay } from './inPlay.ts';
export type { ContextFile } from './file.ts';
export { isProtected, protectedOf } from './protected.ts';
export { contextPaths, type ContextPaths, type ContextSources, type Environment, type Machine, type Told } from './sources.ts';
