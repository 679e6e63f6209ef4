export { inputPlaces } from './inputs.ts';
export { quote } from './quote.ts';
export { readShell } from './read.ts';
export type { ShellSource } from './read.ts';
export type { Command, Effect, HiddenCharacter, Input, InputForm, PlaceholderRedirect, RunKind, ShellReading, Unit } from './reading.ts';
