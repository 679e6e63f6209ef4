import * as vscode from 'vscode';
import { describeRun, pausesBefore, stretchOf, type RunState, type Session, type Step, type Stretch } from '../../core/index.ts';
import { timeOfDay } from '../host/time.ts';
import type { Runner } from './runner.ts';

/** How a flow went on behind a step: `again` from the step, `on` with the next one, `end`. */
type Onward = 'again' | 'on' | 'end';

/**
 * Runs the steps of a stretch one after another: what only reads runs on, the rest is shown and asked. It pauses at what needs a person,
 * and at the first step that does not go well.
 */
export async function runStretch(runner: Runner, session: Session, stretch: Stretch, from: Pick<Step, 'range' | 'section'>): Promise<void> {
  const steps = stretchOf(session.procedure(), stretch, from);
  for (let at = 0; at < steps.length;) {
    const step = steps[at];
    if (step === undefined) return;
    const left = steps.length - at - 1;
    const onward = await oneOf(runner, session.uri, step, left);
    if (onward === 'end') return;
    if (onward === 'on') at += 1;
  }
}

async function oneOf(runner: Runner, uri: string, step: Step, left: number): Promise<Onward> {
  const pause = pausesBefore(step);
  if (pause !== undefined) {
    const onward = await offer(vscode.l10n.t('Paused before “{0}”: {1}. Run it by hand.', step.label, pause), left, []);
    if (onward === 'on') runner.skip(uri, step);
    return onward;
  }
  const state = await run(runner, uri, step);
  // Nothing was sent: the person has said no, or was told why.
  if (state === undefined) return 'end';
  if (state === 'begun' || state.status === 'ok') return 'on';
  return offer(`“${step.label}”: ${describeRun(state, timeOfDay(state.startedAt))}.`, left, [AGAIN]);
}

/** A run that goes on in the background is not waited for: it is enough that it has begun. */
function run(runner: Runner, uri: string, step: Step): Promise<RunState | 'begun' | undefined> {
  return new Promise((resolve, reject) => {
    const begun = (): void => {
      if (step.options.background) resolve('begun');
    };
    runner.run({ kind: 'run', uri, block: step.id, hash: step.hash }, { begun }).then(resolve, reject);
  });
}

const AGAIN = vscode.l10n.t('Run It Again');
const ON = vscode.l10n.t('Go On');

async function offer(message: string, left: number, more: readonly string[]): Promise<Onward> {
  const rest = left === 1 ? vscode.l10n.t('1 step is left.') : vscode.l10n.t('{0} steps are left.', left);
  const chosen = await vscode.window.showWarningMessage(left === 0 ? message : `${message} ${rest}`, ...more, ...(left === 0 ? [] : [ON]));
  if (chosen === AGAIN) return 'again';
  return chosen === ON ? 'on' : 'end';
}
