import * as vscode from 'vscode';
import { typedText, type RunningSession, type Step } from '../../core/index.ts';
import { confirm } from './confirm.ts';

/** Why a step does not start at once. */
export interface Obstacle {
  /** Whole sentence. */
  readonly why: string;
  /** What would get a ^C; `undefined` where nobody knows of a terminal. */
  readonly terminal: vscode.Terminal | undefined;
  /** What runs there, as a command line. */
  readonly occupant: string | undefined;
  /** What runs takes lines: `ssh`, `psql`. */
  readonly session: RunningSession | undefined;
  /** Nobody can tell whether anything runs at all. */
  readonly uncertain: boolean;
  /** The step needs no terminal of the runbook's, only one process at a time. */
  readonly beside: boolean;
}

export type WayOn = 'queue' | 'another' | 'interrupt' | 'here' | 'type';

interface Way extends vscode.QuickPickItem {
  readonly way: WayOn;
}

/** Nothing is ever typed into a running program, and none gets a ^C, but by what the person picks here. */
export async function wayOn({ label }: Pick<Step, 'label'>, obstacle: Obstacle): Promise<WayOn | undefined> {
  const { terminal, occupant, session, uncertain, beside } = obstacle;
  const named = occupant ?? vscode.l10n.t('what runs there');
  const ways: Way[] = [
    {
      way: 'queue',
      iconPath: new vscode.ThemeIcon('watch'),
      label: vscode.l10n.t('Queue'),
      detail: vscode.l10n.t('Runs when it is free again'),
    },
    beside
      ? {
          way: 'another',
          iconPath: new vscode.ThemeIcon('add'),
          label: vscode.l10n.t('Run Beside It'),
          detail: vscode.l10n.t('In a process of its own, now'),
        }
      : {
          way: 'another',
          iconPath: new vscode.ThemeIcon('add'),
          label: vscode.l10n.t('New Terminal'),
          detail: vscode.l10n.t('Without what earlier blocks have set'),
        },
  ];
  if (session !== undefined)
    ways.push({
      way: 'type',
      iconPath: new vscode.ThemeIcon('arrow-right'),
      label: vscode.l10n.t('Send into the Running Session'),
      detail: vscode.l10n.t('Typed into: {0}', session.shown),
    });
  if (terminal !== undefined)
    ways.push({
      way: 'interrupt',
      iconPath: new vscode.ThemeIcon('debug-stop'),
      label: vscode.l10n.t('Interrupt'),
      detail: vscode.l10n.t('Sends ^C to: {0}', named),
    });
  if (uncertain)
    ways.push({
      way: 'here',
      iconPath: new vscode.ThemeIcon('play'),
      label: vscode.l10n.t('It Is Free'),
      detail: vscode.l10n.t('I see a prompt: run it there'),
    });
  const picked = await vscode.window.showQuickPick(ways, { title: label, placeHolder: obstacle.why, ignoreFocusOut: true });
  return picked?.way;
}

/** Types a step's lines into a session, once the person has seen them and where they go; `false` where they have turned away. */
export async function typeInto(terminal: vscode.Terminal, session: RunningSession, step: Step): Promise<boolean> {
  const question = vscode.l10n.t('Type this into the session “{0}”? It runs there, and nothing tells how it ends.', session.shown);
  if ((await confirm(question, step.reading.script ?? '', vscode.l10n.t('Send'))) === undefined) return false;
  terminal.show(true);
  terminal.sendText(typedText(step, session), true);
  return true;
}
