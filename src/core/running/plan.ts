import { fill, type Answers, type Effect, type ShellReading } from '../shell/index.ts';
import { withReading, type Step } from '../steps/index.ts';
import { plain } from '../words/index.ts';
import { gate, type Whereabouts } from './gate.ts';
import { protectedOf } from '../contexts/index.ts';
import { isInteractive } from './manner.ts';
import { raised } from './raising.ts';
import { notRequired } from './whereabouts.ts';

/** A step as it will run unattended, or why it is passed over. */
export type Planned =
  | { readonly kind: 'run'; readonly step: Step; readonly reading: ShellReading }
  | { readonly kind: 'skip'; readonly step: Step; readonly why: string };

export interface PlanRequest {
  readonly steps: readonly Step[];
  readonly answers: Answers;
  /** The gravest effect that is allowed. */
  readonly allow: Effect;
  /** Each step has a limit, so that one which never ends is ended. */
  readonly limited: boolean;
  /** The person has named these very steps: one that only looks like shell is meant then. */
  readonly named: boolean;
  /** Globs of the commands that destroy by the word of the workspace. */
  readonly destroys: readonly string[];
  /** What is not understood of the environment that the workspace sets for its runs. */
  readonly problem: string | undefined;
  /** Where the commands of a step would go; nothing is known of it where this is left out. */
  readonly whereabouts?: (step: Step) => Whereabouts;
  /** The context that the person has named: nothing protected is destroyed but there. */
  readonly context?: string | undefined;
}

/** What would run, in order; with any refusal nothing runs at all. */
export interface Plan {
  readonly planned: readonly Planned[];
  readonly refusals: readonly { readonly step: Step; readonly reason: string }[];
}

const GRAVITY: Readonly<Record<Effect, number>> = { read: 0, change: 1, destroy: 2 };

/**
 * Decides a run that nobody watches, before its first step: what is to be asked is refused here, so that no runbook stops half way for an
 * answer that nobody gives.
 */
export function plan(request: PlanRequest): Plan {
  const planned: Planned[] = [];
  const refusals: { step: Step; reason: string }[] = [];
  for (const each of request.steps) {
    const step = raised(each, request.destroys);
    const found = decide(step, request);
    if (typeof found === 'string') refusals.push({ step, reason: found });
    else planned.push(found);
  }
  return { planned, refusals };
}

function decide(step: Step, request: PlanRequest): Planned | string {
  const { run, why } = step.reading;
  if (step.options.excludeFromRunAll && !request.named) return { kind: 'skip', step, why: 'its author has taken it out of longer runs' };
  if (run === 'copy') return { kind: 'skip', step, why: why ?? 'not shell' };
  if (run === 'ask' && !request.named) return { kind: 'skip', step, why: why ?? 'nothing says that it is shell' };
  const filled = fill(step.reading, request.answers);
  if (filled.kind === 'refused') return `${filled.name}: ${filled.reason}`;
  const asItRuns = raised(withReading(step, filled.reading), request.destroys);
  return refusalOf(asItRuns, request) ?? { kind: 'run', step, reading: asItRuns.reading };
}

/** Why a step, its values filled in, is not run unattended. */
export function refusalOf(filledIn: Step, request: Omit<PlanRequest, 'steps' | 'answers' | 'named'>): string | undefined {
  const { allow, limited, problem, destroys } = request;
  const step = raised(filledIn, destroys);
  const { reading, options } = step;
  const decision = gate({ step, hash: step.hash, trusted: true, local: true, unlabelled: 'ask', problem, destroys });
  if (decision.kind === 'refuse') return decision.reason;
  if (decision.kind === 'ask')
    return `Expected a value for ${reading.inputs.map(({ name }) => plain(name)).join(', ')}, found none: give --set "${reading.inputs[0]?.name ?? 'name'}=value".`;
  if (GRAVITY[reading.effect] > GRAVITY[allow])
    return `Expected at most --allow ${allow}, found a step that ${reading.effect === 'destroy' ? 'destroys' : 'changes things'}: ${causes(reading)}.`;
  const notMet = said(step, request);
  if (notMet !== undefined) return notMet;
  if (reading.typedInside !== undefined)
    return `Expected commands for this machine, found “${plain(reading.typedInside)}”, which opens a session.`;
  if (isInteractive(step)) return 'Expected a step that needs nobody, found one that takes over the terminal.';
  if (reading.neverEnds && !limited && options.timeout === undefined && !options.background)
    return 'Expected a step that ends by itself, found one that goes on until it is stopped: give --timeout.';
  return undefined;
}

/** Why what the author says of it, or of the whole document, keeps it from being run here. */
function said(step: Step, { allow, whereabouts, context }: Pick<PlanRequest, 'allow' | 'whereabouts' | 'context'>): string | undefined {
  const { confirm } = step.options;
  const { contexts = [], required, protectedNames = [] } = whereabouts?.(step) ?? {};
  const isThere = contexts.some(({ name }) => name === context);
  const elsewhere = notRequired(contexts, required) ?? (isThere ? undefined : notRequired(contexts, context));
  if (elsewhere !== undefined) return elsewhere;
  const dear = step.reading.effect === 'destroy' ? protectedOf(contexts, protectedNames) : [];
  const [first] = dear;
  if (first !== undefined && !dear.some(({ name }) => name === context))
    return `Expected --context ${plain(first.name)}, since it is protected and something is destroyed there, found ${context === undefined ? 'none' : plain(context)}.`;
  if (confirm !== undefined && allow === 'read')
    return `Expected a step that asks nothing, or --allow change, found one to be confirmed: “${plain(confirm)}”.`;
  const slip = step.annotation?.problems[0];
  if (slip === undefined || step.reading.effect === 'read') return undefined;
  return `Not understood of what is said above it: ${plain(slip.message)}.`;
}

function causes({ commands, effect }: ShellReading): string {
  const because = commands.filter((command) => command.effect === effect).map((command) => plain(command.because ?? command.text));
  return [...new Set(because)].join(', ');
}
