import type { WrittenCommand } from '../../shell/index.ts';

/** What an author may say of a block beside its text. Never required; durations are seconds. */
export interface StepOptions {
  /** Stands in for the id by section and number. */
  readonly id: string | undefined;
  readonly timeout: number | undefined;
  /** Asked before it runs, besides what is asked anyway. */
  readonly confirm: string | undefined;
  readonly mode: 'session' | 'isolated' | undefined;
  /** As written: relative to the document's folder. */
  readonly cwd: string | undefined;
  readonly onError: 'stop' | 'continue' | undefined;
  readonly pipefail: boolean;
  /** What a line of the output has to hold: text, or a `/regular expression/`. */
  readonly expect: string | undefined;
  /** The step is done once this succeeds. It is run to see whether something has come to be, and passes every gate that a block passes. */
  readonly until: WrittenCommand | undefined;
  /** How long to wait between two tries of `until`. */
  readonly every: number | undefined;
  /** How often `until` is tried; `timeout` is its other limit. */
  readonly tries: number | undefined;
  readonly background: boolean;
  /** `undefined`: as its commands are known to be. */
  readonly interactive: boolean | undefined;
  readonly excludeFromRunAll: boolean;
  /** Runme's: whether variables that are exported are asked for; `undefined` where nothing says so. */
  readonly promptEnv: boolean | undefined;
}

export const NO_OPTIONS: StepOptions = Object.freeze({
  id: undefined,
  timeout: undefined,
  confirm: undefined,
  mode: undefined,
  cwd: undefined,
  onError: undefined,
  pipefail: false,
  expect: undefined,
  until: undefined,
  every: undefined,
  tries: undefined,
  background: false,
  interactive: undefined,
  excludeFromRunAll: false,
  promptEnv: undefined,
});
