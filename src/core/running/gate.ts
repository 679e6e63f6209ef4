import { protectedOf, type ContextInPlay } from '../contexts/index.ts';
import type { Step } from '../steps/index.ts';
import { plain } from '../words/index.ts';
import { misfit } from './manner.ts';
import { raised } from './raising.ts';
import { describeContexts, notRequired } from './whereabouts.ts';

/** What a host must do before a block may run. Every path to a shell goes through `gate`, whatever was clicked. */
export type Gate =
  | { readonly kind: 'go' }
  /** Not here, not now: the reason is for the person. */
  | { readonly kind: 'refuse'; readonly reason: string }
  /** Values are missing: they are asked for and filled in, and the filled step comes through here again. */
  | { readonly kind: 'ask' }
  /** A modal that shows `script` whole; anything but a clear yes means no. */
  | {
      readonly kind: 'confirm';
      readonly question: string;
      readonly script: string;
      /** A protected name that the person types besides, where something is destroyed. */
      readonly typed: string | undefined;
    };

export interface GateRequest {
  /** The step as the document has it now, its values filled in as far as they are known; `undefined` when no such block is left. */
  readonly step: Step | undefined;
  /** The hash of the block when it was shown to the person. */
  readonly hash: string;
  readonly trusted: boolean;
  /** The document is a file of the machine that the shell runs on. */
  readonly local: boolean;
  /** What is to be done with a block that looks like shell though nothing says so. */
  readonly unlabelled: 'ask' | 'never';
  /** One of several that were started together, so that nobody has looked at it: what changes something is shown and asked. */
  readonly inFlow?: boolean;
  /** When a step that changes something is asked about: `always`, or where it goes to what is protected. */
  readonly changes?: 'protected' | 'always';
  /** Globs of the commands that destroy by the word of the workspace. */
  readonly destroys: readonly string[];
  /** What is not understood of the environment that the workspace sets for its runs. */
  readonly problem: string | undefined;
  /** Where its commands would go; nothing is known of it where this is left out. */
  readonly whereabouts?: Whereabouts;
}

/** Where the commands of a step would go, and what is said of such places. */
export interface Whereabouts {
  readonly contexts: readonly ContextInPlay[];
  /** Globs of names that the workspace protects besides. */
  readonly protectedNames: readonly string[];
  /** The context that the document is for. */
  readonly required: string | undefined;
  /** The folder that they run in, as far as it is known. */
  readonly folder?: string | undefined;
}

export function gate(request: GateRequest): Gate {
  const { trusted, local, problem, destroys } = request;
  // Here and not before: values that are filled in may make a command one that the workspace names.
  const step = request.step && raised(request.step, destroys);
  if (!trusted) return refuse('Expected a trusted workspace, found Restricted Mode: nothing is run from it.');
  if (!local) return refuse('Expected a file of this machine, found a document from elsewhere: a terminal could not work beside it.');
  if (problem !== undefined) return refuse(`Nothing is run while .steady.yaml is not understood. ${problem}`);
  if (step === undefined)
    return refuse('Expected the block that was clicked, found none: the document has changed. Run it again from its new place.');
  const unfit = unfitness(step, request);
  if (unfit !== undefined) return refuse(unfit);
  return step.reading.inputs.length > 0 ? { kind: 'ask' } : confirmation(step, request);
}

/** Blanks in a row inside a line by which the rest of it can be pushed out of sight. */
const PUSHES_ASIDE = /\S {40}/;

/** Why the block is not handed to a shell at all. */
function unfitness(step: Step, { unlabelled, destroys }: GateRequest): string | undefined {
  const { reading } = step;
  const { script } = reading;
  if (script === undefined) return `This block is for copying only: ${reading.why ?? 'it is not shell'}.`;
  if (reading.run === 'ask' && unlabelled === 'never')
    return 'This block does not say that it is shell, and the settings say not to run such blocks.';
  const hidden = reading.hidden[0];
  if (hidden !== undefined)
    return `Expected plain text, found a hidden character (${hidden.name}, ${hidden.codePoint}): what runs would not be what you see.`;
  const unfit = misfit(step, destroys);
  if (unfit !== undefined) return `${unfit}.`;
  if (reading.incomplete !== undefined) return `Expected a block that is complete, found ${reading.incomplete}.`;
  if (reading.parseError !== undefined && reading.effect !== 'read')
    return `Expected shell that can be read to its end, since it changes things; found: ${plain(reading.parseError.message)}.`;
  if (PUSHES_ASIDE.test(script)) return 'Expected a block that can be seen whole, found text far beyond the edge.';
  return undefined;
}

/** More than this cannot be counted on to be seen whole, in a dialog or in the editor. */
const SHOWN = { lines: 40, characters: 4000, width: 500 };

function confirmation(step: Step, request: GateRequest): Gate {
  const script = step.reading.script ?? '';
  const questions = [...doubts(step, request, script)];
  if (questions.length === 0) return { kind: 'go' };
  const lines = script.trimEnd().split('\n').length;
  if (script.length > SHOWN.characters || lines > SHOWN.lines)
    return refuse(`Expected a block that fits a dialog, found ${String(lines)} lines: run it in parts, or copy it.`);
  const { contexts = [], protectedNames } = request.whereabouts ?? {};
  const typed = step.reading.effect === 'destroy' ? protectedOf(contexts, protectedNames)[0]?.name : undefined;
  return { kind: 'confirm', question: `${questions.join(' ')} Run it?`, script, typed };
}

/** What a person has to know before they say yes, each a sentence. */
function* doubts(step: Step, request: GateRequest, script: string): Iterable<string> {
  const { reading, options, annotation } = step;
  if (options.confirm !== undefined) yield sentence(plain(options.confirm, SHOWN.width));
  if (step.hash !== request.hash) yield 'The block has changed since it was shown.';
  if (reading.effect !== 'read') yield* effectDoubts(step, request);
  else yield* elsewhere(request);
  const slip = annotation?.problems[0];
  if (slip !== undefined && reading.effect !== 'read') yield `Not understood of what is said above it: ${plain(slip.message)}.`;
  if (reading.run === 'ask' && reading.effect !== 'read') yield 'Nothing says that this is shell.';
  if (reading.typedInside !== undefined)
    yield `“${plain(reading.typedInside)}” opens a session, and the lines after it would run on this machine, not inside.`;
  if (script.split('\n').some((line) => line.length > SHOWN.width)) yield 'A line of it is very long.';
}

/** Figures of another place than the document is for are worse than none. */
function* elsewhere({ whereabouts }: GateRequest): Iterable<string> {
  const wrong = whereabouts && notRequired(whereabouts.contexts, whereabouts.required);
  if (wrong !== undefined) yield wrong;
}

/** Of a step that does more than read: what, and where. */
function* effectDoubts(step: Step, { inFlow = false, changes, whereabouts }: GateRequest): Iterable<string> {
  const { effect } = step.reading;
  const { contexts = [], protectedNames = [], required, folder = step.options.cwd } = whereabouts ?? {};
  const dear = protectedOf(contexts, protectedNames);
  const wrong = notRequired(contexts, required);
  const unknown = contexts.some(({ known, asked }) => !known && !asked);
  const asks = effect === 'destroy' || changes === 'always' || inFlow || unknown || dear.length > 0 || wrong !== undefined;
  if (!asks) return;
  yield `This ${effect === 'destroy' ? 'destroys' : 'changes things'}: ${causes(step)}.`;
  if (folder !== undefined) yield `In the folder “${plain(folder, SHOWN.width)}”.`;
  if (contexts.length > 0) yield `It goes to ${describeContexts(contexts)}.`;
  if (dear.length > 0) yield `Protected: ${[...new Set(dear.map(({ name }) => plain(name)))].join(', ')}.`;
  if (wrong !== undefined) yield wrong;
  const { until } = step.options;
  if (until !== undefined) yield `Then it waits until “${plain(until.command, SHOWN.width)}” succeeds.`;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function causes(step: Step): string {
  const { commands, effect: gravest } = step.reading;
  const causes = commands.filter(({ effect }) => effect === gravest).map(({ because, text }) => plain(because ?? text));
  return [...new Set(causes)].join(', ') || step.label;
}

function refuse(reason: string): Gate {
  return { kind: 'refuse', reason };
}
