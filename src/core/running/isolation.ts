import type { Step } from '../steps/index.ts';
import { STOPPED, type Dispatch } from './blockFile.ts';
import { ownShellOf } from './manner.ts';

/**
 * Whether the step runs in a process of its own: in the runbook's shell it would end that shell or change for good how it behaves, or its
 * author wants it so. What goes on in the background leaves the terminal free.
 */
export function isIsolated({ reading, options }: Pick<Step, 'reading' | 'options'>): boolean {
  return options.background || ownShellOf(reading, options) !== undefined;
}

/**
 * What a shell that is started for this run alone is given, to run in `folder`. It goes there itself, since VS Code starts a task of a window
 * without a folder nowhere but at home. It outlives a ^C, which is for the block and not for the account of its end: a
 * signal that is trapped, unlike one that is ignored, is as it always was for what the shell starts. A ^C that comes before the block is kept
 * for it: it is not begun then.
 */
export function isolatedArguments({ line }: Dispatch, folder: string): readonly string[] {
  return ['-c', `trap ${STOPPED}=1 INT\ncd -- "$1" || exit\n${line}`, 'steady', folder];
}
