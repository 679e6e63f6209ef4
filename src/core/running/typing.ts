import { quote, sessionOf, type SessionKind } from '../shell/index.ts';
import type { Step } from '../steps/index.ts';
import { plain } from '../words/index.ts';

/** A session that runs in a terminal, as far as its command line tells. */
export interface RunningSession {
  /** `ssh db-1`, for the person. */
  readonly shown: string;
  readonly kind: SessionKind;
}

/** What a person can be offered to type a block into; `undefined` where what runs would take the lines for something else. */
export function runningSession(commandLine: string): RunningSession | undefined {
  const kind = sessionOf(commandLine);
  return kind && { shown: plain(commandLine), kind };
}

/**
 * What is typed into a session for a block: files of this machine are not there. A shell gets one line, since the first command that reads its
 * input would swallow the lines after it; a client's language is not known, so it gets the lines as they stand.
 */
export function typedText({ reading }: Pick<Step, 'reading'>, { kind }: RunningSession): string {
  const script = (reading.script ?? '').trimEnd();
  if (kind === 'client' || !script.includes('\n')) return script;
  const escaped = script.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return `eval "$(printf '%b' ${quote(escaped)})"`;
}
