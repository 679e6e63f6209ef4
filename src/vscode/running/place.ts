import { preparation, type Dispatch, type DispatchRequest } from '../../core/index.ts';
import type { RunFolder } from '../../node/index.ts';
import { send, type Outcome, type Told } from './execution.ts';
import type { Trace } from './states.ts';
import type { Ready, Terminals } from './terminals.ts';

/** Where a step runs: in the runbook's terminal, or in a process beside it. */
export interface Place {
  /** It tells the end of each command, so that a simple one needs no file. */
  reportsEnd(): Promise<boolean>;
  /** Keeps the environment of the workspace in a file, for as long as it can be needed here. */
  keep(text: string, folder: RunFolder): Promise<string>;
  /** What has to be done before the first step; why there is none, if so. */
  prepare(asked: DispatchRequest, folder: RunFolder, told: Told): Promise<Outcome | undefined>;
  send(dispatch: Dispatch, folder: RunFolder, told: Told): Promise<Outcome>;
  /** Its shell waits for the next line. */
  isIdle(): Promise<boolean>;
}

/** The runbook's terminal, which is free. A new one may take at most `limit` milliseconds until it reports. */
export function terminalPlace({ terminal, fresh, prepared: before }: Ready, terminals: Terminals, limit: number): Place {
  let prepared = before;
  const integration = terminals.integration(terminal, limit);
  return {
    reportsEnd: async () => (await integration) !== undefined,
    keep: (text) => terminals.keep(terminal, text),
    async prepare(asked, folder, step) {
      if (prepared) return undefined;
      const typed = (): void => {
        terminals.prepared(terminal);
        prepared = true;
      };
      // Its end is nobody's: what is stopped meanwhile is not typed after it.
      const told = { ...NOBODY, typed, isStopped: () => step.isStopped() };
      const sending = { terminal, integration: await integration, folder, terminals, told, starting: fresh };
      const outcome = await send(preparation(asked), sending);
      if (!('exitCode' in outcome)) return outcome;
      return outcome.exitCode === 0 ? undefined : { unknown: 'the environment of the workspace could not be set; nothing was run' };
    },
    async send(dispatch, folder, told) {
      const shell = await terminal.processId;
      told.begun(shell === undefined ? undefined : { shell, ...traced(dispatch, folder) });
      return send(dispatch, { terminal, integration: await integration, folder, terminals, told });
    },
    isIdle: async () => terminal.exitStatus === undefined && (await terminals.readiness(terminal)) === 'idle',
  };
}

/** For a line that is not the person's own. */
export const NOBODY: Told = {
  begun: () => undefined,
  typed: () => undefined,
  silent: () => undefined,
  over: () => undefined,
  isStopped: () => false,
};

/** Where the end of what is sent will stand. */
export function traced({ status }: Dispatch, folder: RunFolder): Pick<Trace, 'files'> {
  return status === undefined ? {} : { files: { folder: folder.path, status } };
}
