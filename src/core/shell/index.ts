export { invocationsAnywhere, invocationsOf, type Invocation } from './invocations.ts';
export { fill, type Answer, type Answers, type Filled } from './fill.ts';
export { inputPlaces } from './inputs.ts';
export { plainWordsOf } from './plainWords.ts';
export { quote } from './quote.ts';
export { copyOnly, readCommand, readShell } from './read.ts';
export { sessionOf, type SessionKind } from './session.ts';
export type { ShellSource } from './read.ts';
export type { Assigned } from './parser.ts';
export { variablesOf } from './variables.ts';
export type {
  Command,
  Effect,
  HiddenCharacter,
  Input,
  InputForm,
  PlaceholderRedirect,
  RunKind,
  ShellReading,
  Unit,
  WrittenCommand,
} from './reading.ts';
