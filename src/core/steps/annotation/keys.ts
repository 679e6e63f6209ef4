import { patternProblem } from '../../expected/index.ts';
import { readCommand } from '../../shell/index.ts';
import { readDuration } from '../../words/index.ts';
import type { StepOptions } from './stepOptions.ts';

type Draft = { -readonly [K in keyof StepOptions]: StepOptions[K] };

/** What a key does with its value; the answer is what was expected instead, where the value is not understood. */
export type Key = (draft: Draft, value: string | undefined) => string | undefined;

const DURATION = 'a duration such as 5m';
const FLAG = 'no value, true or false';
/** No slash: what is numbered by section (`mitigation/2`) cannot be called the same. */
const ID = /^[A-Za-z0-9][\w.-]{0,79}$/;
const YES = new Set(['true', 'yes', 'on', '1', 'always', 'auto']);
const NO = new Set(['false', 'no', 'off', '0', 'never', 'skip']);

function flagOf(value: string | undefined): boolean | undefined {
  const word = value?.toLowerCase();
  if (word === undefined || YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

function flag(set: (draft: Draft, on: boolean) => void): Key {
  return (draft, value) => {
    const on = flagOf(value);
    if (on === undefined) return FLAG;
    set(draft, on);
    return undefined;
  };
}

function text(what: string, set: (draft: Draft, value: string) => void): Key {
  return (draft, value) => {
    if (value === undefined || value.trim() === '') return what;
    set(draft, value);
    return undefined;
  };
}

function duration(set: (draft: Draft, seconds: number) => void): Key {
  return (draft, value) => {
    const seconds = readDuration(value ?? '');
    if (seconds === undefined) return DURATION;
    set(draft, seconds);
    return undefined;
  };
}

function choice<Name extends string>(names: readonly Name[], set: (draft: Draft, name: Name) => void): Key {
  return (draft, value) => {
    const name = names.find((each) => each === value);
    if (name === undefined) return names.join(' or ');
    set(draft, name);
    return undefined;
  };
}

function id(draft: Draft, value: string | undefined): string | undefined {
  if (value === undefined || !ID.test(value)) return 'an id such as drain-node, of letters, digits, “-”, “_” and “.”';
  draft.id = value;
  return undefined;
}

function expect(draft: Draft, value: string | undefined): string | undefined {
  if (value === undefined || value.trim() === '') return 'text that the output holds';
  if (patternProblem(value) !== undefined) return 'a regular expression';
  draft.expect = value;
  return undefined;
}

function tries(draft: Draft, value: string | undefined): string | undefined {
  if (value === undefined || !/^[1-9]\d{0,5}$/.test(value)) return 'a number of tries such as 10';
  draft.tries = Number(value);
  return undefined;
}

const excludeFromRunAll = flag((draft, on) => (draft.excludeFromRunAll = on));

/** The keys of an annotation. */
export const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['id', id],
  ['timeout', duration((draft, seconds) => (draft.timeout = seconds))],
  ['confirm', text('the question to be asked', (draft, value) => (draft.confirm = value))],
  ['mode', choice(['session', 'isolated'], (draft, name) => (draft.mode = name))],
  ['cwd', text('a folder', (draft, value) => (draft.cwd = value))],
  ['on-error', choice(['stop', 'continue'], (draft, name) => (draft.onError = name))],
  ['pipefail', flag((draft, on) => (draft.pipefail = on))],
  ['expect', expect],
  ['until', text('a command such as "curl -fsS localhost/health"', (draft, value) => (draft.until = readCommand(value)))],
  ['every', duration((draft, seconds) => (draft.every = seconds))],
  ['tries', tries],
  ['background', flag((draft, on) => (draft.background = on))],
  ['interactive', flag((draft, on) => (draft.interactive = on))],
  ['exclude-from-run-all', excludeFromRunAll],
]);

/** Those whose value may have blanks in it. */
export const TEXTS: ReadonlySet<string> = new Set(['confirm', 'cwd', 'expect', 'until']);

/** What Runme calls them; a name that could be no id only names the block there, so it is let be. */
export const RUNME_KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['name', (draft, value) => ((draft.id ??= ID.test(value ?? '') ? value : undefined), undefined)],
  ['excludeFromRunAll', excludeFromRunAll],
  ['promptEnv', flag((draft, on) => (draft.promptEnv = on))],
]);
