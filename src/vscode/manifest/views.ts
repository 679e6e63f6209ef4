import type { View } from './shape.ts';
import { all, contextKeys } from './when.ts';

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
        when: all('workspaceFolderCount > 0', contextKeys.ready),
        text: 'No runbook was found: Markdown files in a folder `runbooks`, or whose title begins with “Runbook:”, are taken for one.',
        action: '[Treat the Open File as…](command:steady.treatAs)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewId = keyof typeof views;
