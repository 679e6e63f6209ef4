import type { Walkthrough } from './shape.ts';
import { contextKeys } from './when.ts';

/** The sample of the first step: where it is in the extension, and where it goes when it is saved in a folder. */
export const sample = { source: 'media/walkthrough/sample.md', savedAs: 'runbooks/first-look.md' } as const;

/** Shown by VS Code on its Welcome page. A step is done when what it names was really done. */
export const walkthrough: Walkthrough = {
  id: 'start',
  title: 'Get Started with Steady',
  about: 'Run a runbook, mend it, and keep it right in CI.',
  steps: [
    {
      id: 'create',
      title: 'Create a sample runbook',
      about: 'It is plain Markdown, and every command in it only looks. Save it, in an open folder, to go on.',
      action: '[Create Sample](command:steady.openSample)',
      picture: 'A Markdown document with headings and a code block',
      done: ['onCommand:steady.openSample'],
    },
    {
      id: 'see',
      title: 'See its steps',
      about: 'Runbooks of the folder, with sections and steps. A click goes to the step, and the view follows the cursor.',
      action: '[Show Runbooks](command:steady.runbooks.focus)',
      picture: 'A tree: a runbook, its sections, and the steps under them',
      done: ['onView:steady.runbooks'],
    },
    {
      id: 'run',
      title: 'Run a step',
      about:
        'Click **Run** over a block. It runs in a terminal of your own shell, and the lens shows how it ended. Nothing runs without a click, and what destroys is asked about first.',
      picture: 'A code block with Run and Copy over it, and a check mark beside the time it took',
      done: [`onContext:${contextKeys.ran}`],
    },
    {
      id: 'mend',
      title: 'Mend a finding',
      about: 'One block of the sample does not say its language. Put the cursor on the underlined fence, and choose the quick fix.',
      action: '[Show Problems](command:workbench.actions.view.problems)',
      picture: 'An underlined code fence with a light bulb, and the finding in a list below',
      done: [`onContext:${contextKeys.mended}`],
    },
    {
      id: 'configure',
      title: 'Configure the checks',
      about:
        'Severities are in `.steady.yaml`, for the editor and CI alike. In CI: `npx -p steady-sre steady lint .`, or the GitHub Action.',
      action: '[Open .steady.yaml](command:steady.openConfig)',
      picture: 'A file .steady.yaml, and the same findings in an editor and in CI',
      done: ['onCommand:steady.openConfig'],
    },
  ],
};
