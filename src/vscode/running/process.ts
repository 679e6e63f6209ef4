import os from 'node:os';
import * as vscode from 'vscode';
import { isolatedArguments, readStatus, type Dispatch } from '../../core/index.ts';
import type { RunFolder } from '../../node/index.ts';
import { STOPPED, type Outcome, type Told } from './execution.ts';
import { traced, type Place } from './place.ts';
import { shellTerminal } from './shellTerminal.ts';

/** How long the exit code may be on its way behind the word that the task is over. */
const MOMENT = 1000;
/** VS Code says nothing of a task that it cannot start: after so many milliseconds it is taken for that. */
const STARTS_WITHIN = 30_000;

export interface ProcessRequest {
  /** A bash or zsh. */
  readonly shell: string;
  /** Of the step, for the terminal's tab. */
  readonly name: string;
  readonly cwd: vscode.Uri;
  /** The task's terminal, as soon as there is one. */
  found(terminal: vscode.Terminal): void;
}

/** A process of its own, as a task of VS Code: nothing is typed, and what the step does to its shell ends with it. */
export function processPlace(request: ProcessRequest): Place {
  return {
    reportsEnd: () => Promise.resolve(false),
    async keep(text, folder) {
      const path = `${folder.path}/environment`;
      await folder.write([{ path, text }]);
      return path;
    },
    prepare: () => Promise.resolve(undefined),
    send: (dispatch, folder, told) => run(request, dispatch, folder, told),
    isIdle: () => Promise.resolve(false),
  };
}

async function run(request: ProcessRequest, dispatch: Dispatch, folder: RunFolder, told: Told): Promise<Outcome> {
  await folder.write(dispatch.files);
  if (told.isStopped()) return STOPPED;
  const listeners: vscode.Disposable[] = [];
  const written = dispatch.status === undefined ? undefined : folder.waitFor(dispatch.status, readStatus);
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      const isOurs = ({ task }: vscode.TaskExecution): boolean => task.definition['run'] === folder.path;
      void written?.result.then(resolve);
      const over = async (exitCode: number | undefined): Promise<void> => {
        // Its own account comes first. A process that was killed has given none, and VS Code may say 0 of it.
        const text = dispatch.status === undefined ? undefined : await folder.read(dispatch.status);
        const account = text === undefined ? undefined : readStatus(text);
        if (account !== undefined) resolve(account);
        else if (exitCode === undefined || exitCode === 0) resolve({ unknown: 'its process was ended before it told how' });
        else resolve({ exitCode, failedBefore: 0 });
      };
      const late = setTimeout(resolve, STARTS_WITHIN, { unknown: 'VS Code did not start its task' });
      listeners.push(
        new vscode.Disposable(() => {
          clearTimeout(late);
        }),
        vscode.tasks.onDidStartTaskProcess(({ execution: started, processId }) => {
          if (!isOurs(started)) return;
          clearTimeout(late);
          told.begun({ shell: processId, ...traced(dispatch, folder), isolated: true });
          told.typed();
          void shellTerminal(processId).then((terminal) => {
            if (terminal !== undefined) request.found(terminal);
          });
        }),
        vscode.tasks.onDidEndTaskProcess(({ execution: ended, exitCode }) => {
          if (isOurs(ended)) void over(exitCode);
        }),
        vscode.tasks.onDidEndTask(({ execution: ended }) => {
          if (isOurs(ended)) setTimeout(() => void over(undefined), MOMENT);
        }),
      );
      vscode.tasks.executeTask(taskOf(request, dispatch, folder)).then(undefined, reject);
    });
  } finally {
    told.over();
    for (const listener of listeners) listener.dispose();
  }
}

/** Shown like a block in the runbook's terminal; each run is a task of its own, so that a second is never taken for the first. */
function taskOf({ shell, name, cwd }: ProcessRequest, dispatch: Dispatch, folder: RunFolder): vscode.Task {
  const execution = new vscode.ProcessExecution(shell, [...isolatedArguments(dispatch, cwd.fsPath)], { cwd: os.homedir() });
  const scope = vscode.workspace.getWorkspaceFolder(cwd) ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type: 'steady', run: folder.path }, scope, name, 'Steady', execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    focus: false,
    echo: false,
    panel: vscode.TaskPanelKind.Shared,
    showReuseMessage: false,
    clear: false,
  };
  return task;
}
