import type { Effect } from '../shell/index.ts';
import type { Step } from '../steps/index.ts';
import type { Range } from '../text/index.ts';
import { isInteractive, mannerOf, ownShellOf } from './manner.ts';
import type { WhereLine } from './whereabouts.ts';
import { describeRun, type RunState } from './state.ts';

/** What a click asks for. JSON, never script text: the document is read again when it is carried out. */
export interface Intent {
  readonly kind: 'run' | 'copy' | 'show' | 'stop' | 'resume' | 'undo';
  readonly uri: string;
  readonly block: string;
  readonly hash: string;
}

/** An action over a block. */
export interface Lens {
  readonly range: Range;
  readonly icon:
    'play' | 'copy' | 'debug-stop' | 'debug-continue' | 'sync~spin' | 'watch' | 'discard' | 'shield' | 'server-environment' | undefined;
  readonly title: string;
  readonly tooltip: string;
  readonly intent: Intent;
}

export interface LensRequest {
  readonly uri: string;
  readonly step: Step;
  /** Running is withheld in Restricted Mode and where the files are not on this machine. */
  readonly canRun: boolean;
  readonly unlabelled: 'ask' | 'never';
  readonly state: RunState | undefined;
  /** Where it goes; `undefined` where that has no name, is not known yet or not to be shown. */
  readonly where?: WhereLine | undefined;
  /** What it altered was kept before. */
  readonly canUndo?: boolean;
  /** When the last run started, as the host writes a time of day. */
  readonly at: string;
}

const EFFECTS: Readonly<Record<Effect, string>> = { read: 'Reads only', change: 'Changes things', destroy: 'Destroys, asks first' };

interface Kept {
  readonly request: LensRequest;
  readonly lenses: readonly Lens[];
}

const kept = new WeakMap<Step, Kept>();

/** Run, Copy and the last result of one block; Copy alone where it cannot run. The same objects as before where nothing has changed. */
export function stepLenses(request: LensRequest): readonly Lens[] {
  const { step, uri, canRun, unlabelled, state, at, where, canUndo } = request;
  const before = kept.get(step);
  const same =
    before?.request.uri === uri &&
    before.request.canRun === canRun &&
    before.request.unlabelled === unlabelled &&
    before.request.state === state &&
    before.request.where === where &&
    before.request.canUndo === canUndo &&
    before.request.at === at;
  if (same) return before.lenses;
  const lenses = compose(request);
  kept.set(step, { request, lenses });
  return lenses;
}

function compose(request: LensRequest): Lens[] {
  const { step, canRun, unlabelled, state, at, where } = request;
  const { reading, range } = step;
  const runs = canRun && (reading.run === 'shell' || (reading.run === 'ask' && unlabelled === 'ask'));
  const lenses = runs ? runLenses(request) : [];
  const why = reading.run === 'copy' ? `Copy only: ${reading.why ?? 'not shell'}` : 'Copy the commands, without prompts and output';
  lenses.push({ range, icon: 'copy', title: 'Copy', tooltip: why, intent: intentOf(request, 'copy') });
  if (runs && where !== undefined) {
    const icon = where.isProtected ? 'shield' : 'server-environment';
    lenses.push({ range, icon, title: where.title, tooltip: where.tooltip, intent: intentOf(request, 'show') });
  }
  if (state !== undefined) {
    const icon = state.status === 'running' ? 'sync~spin' : state.status === 'queued' ? 'watch' : undefined;
    lenses.push({ range, icon, title: describeRun(state, at), tooltip: 'Last run: show its terminal', intent: intentOf(request, 'show') });
  }
  return lenses;
}

/** What can be done about running it, as things are. */
function runLenses(request: LensRequest): Lens[] {
  const { step, state, canUndo } = request;
  const { range } = step;
  const lens = (kind: Intent['kind'], icon: Lens['icon'], title: string, tooltip: string): Lens => {
    return { range, icon, title, tooltip, intent: intentOf(request, kind) };
  };
  if (state?.status === 'running') return [lens('stop', 'debug-stop', 'Stop', 'Send ^C to its terminal')];
  const found =
    state?.status === 'queued'
      ? [lens('stop', 'debug-stop', 'Leave the Queue', 'Do not run it any more')]
      : [lens('run', 'play', runTitle(step), whatItDoes(step))];
  if (state?.status === 'failed' && step.reading.run === 'shell')
    found.push(lens('resume', 'debug-continue', 'Resume', 'Run it again, and go on from here'));
  if (canUndo === true && state !== undefined)
    found.push(lens('undo', 'discard', 'Undo', 'Show the command that brings back what was kept'));
  return found;
}

function intentOf({ uri, step }: LensRequest, kind: Intent['kind']): Intent {
  return { kind, uri, block: step.id, hash: step.hash };
}

function runTitle(step: Step): string {
  const { reading } = step;
  const holds = [...(isInteractive(step) ? ['interactive'] : []), ...(reading.neverEnds ? ['until stopped'] : [])];
  const skips = reading.skippedLines > 0;
  const what = skips ? ` ${count(reading.commands.length, 'command')} (${count(reading.skippedLines, 'line')} of output left out)` : '';
  return [`Run${what}${reading.run === 'ask' ? ' as shell?' : ''}`, ...holds].join(' · ');
}

/** What a run would do: its effect and why, and how it holds the terminal. */
export function whatItDoes(step: Step): string {
  const { reading } = step;
  const ownShell = ownShellOf(reading, step.options);
  const because = [...new Set(reading.commands.filter(({ effect }) => effect === reading.effect).flatMap(({ because: why }) => why ?? []))];
  const parts = [
    because.length > 0 && reading.effect !== 'read'
      ? `${EFFECTS[reading.effect]}: ${because.slice(0, 3).join(', ')}`
      : EFFECTS[reading.effect],
    ...(isInteractive(step) ? ['takes over the terminal'] : []),
    ...(reading.neverEnds ? ['runs until stopped'] : []),
    ...(ownShell === undefined ? [] : [`in a process of its own (${ownShell})`]),
    ...mannerOf(step),
  ];
  return parts.join(' · ');
}

function count(n: number, what: string): string {
  return `${String(n)} ${what}${n === 1 ? '' : 's'}`;
}
