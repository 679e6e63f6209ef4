import type { Kind } from '../../core/index.ts';
import type { View } from './shape.ts';
import { all, lookedThrough, onDisk, trusted, virtual } from './when.ts';

export const container = { id: 'steady', title: 'Steady', icon: 'media/icon.svg' } as const;

/** The views of the container, by id, in the order shown. */
export const views = {
  'steady.runbooks': {
    title: 'Runbooks',
    kind: 'runbook',
    icon: 'media/icon.svg',
    welcome: [
      {
        when: 'workspaceFolderCount == 0',
        text: 'Open a folder to see the runbooks in it, step by step.',
        action: '[Open Folder](command:vscode.openFolder)',
      },
      {
        when: all(lookedThrough, trusted, onDisk),
        text: 'No runbook was found: a Markdown file in a folder “runbooks”, or whose title begins with “Runbook:”, is taken for one.',
        action: '[New from Template…](command:steady.new)',
      },
      {
        when: all(lookedThrough, `!${trusted}`, onDisk),
        text: 'No runbook was found; in Restricted Mode the steps of one can be read and copied, not run.',
        action: '[Manage Workspace Trust](command:workbench.trust.manage)',
      },
      {
        when: all(lookedThrough, virtual),
        text: 'No runbook was found; in a virtual workspace the steps of one can be read and copied, not run.',
        action: '[Treat the Open File As…](command:steady.treatAs)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewId = keyof typeof views;

/** The view that shows documents of a kind. */
export function viewOf(kind: Kind): ViewId {
  const ids = Object.keys(views) as ViewId[];
  return ids.find((id) => views[id].kind === kind) ?? 'steady.runbooks';
}
