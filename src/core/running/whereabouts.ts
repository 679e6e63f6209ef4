import { contextsInPlay, protectedOf, toolOf, type ContextInPlay, type ContextKind, type ContextSources } from '../contexts/index.ts';
import type { Step } from '../steps/index.ts';
import { plain } from '../words/index.ts';

/** `kubectl context prod-eu (~/.kube/config), namespace shop (-n)`. */
export function describeContexts(contexts: readonly ContextInPlay[]): string {
  let tool: string | undefined;
  const parts = contexts.map((context) => {
    const named = context.tool === tool ? '' : `${context.tool} `;
    tool = context.tool;
    const name = context.known ? plain(context.name) : `${plain(context.name)}, known to the shell only`;
    return `${named}${context.kind} ${name} (${plain(context.from)})`;
  });
  return parts.join(', ');
}

/** The kinds of which `requires: {context}` names one. */
const REQUIRABLE: ReadonlySet<ContextKind> = new Set([
  'context',
  'cluster',
  'profile',
  'configuration',
  'project',
  'subscription',
  'workspace',
]);

/**
 * What to say where commands would go somewhere else than to the context that their document is for. A command that names its context itself
 * means it.
 */
export function notRequired(contexts: readonly ContextInPlay[], required: string | undefined): string | undefined {
  const candidates = contexts.filter(({ kind, ambient }) => ambient && REQUIRABLE.has(kind));
  if (required === undefined || candidates.length === 0 || candidates.some(({ name }) => name === required)) return undefined;
  return `Expected the context ${plain(required)}, found ${candidates.map(({ name }) => plain(name)).join(', ')}.`;
}

/** Where a step goes, in a few words over it. */
export interface WhereLine {
  /** `prod-eu · shop` */
  readonly title: string;
  /** With what says so. */
  readonly tooltip: string;
  readonly isProtected: boolean;
}

/** What names a place in itself; an account or a cluster only says more of one. */
const NAMES_A_PLACE: ReadonlySet<ContextKind> = new Set([
  'context',
  'namespace',
  'kubeconfig',
  'profile',
  'configuration',
  'project',
  'subscription',
  'workspace',
  'directory',
]);
const MOST_NAMES = 4;

interface Kept {
  readonly sources: ContextSources;
  readonly names: readonly string[];
  readonly line: WhereLine | undefined;
}

const kept = new WeakMap<Step, Kept>();

/** The same object as before where nothing has changed; `undefined` where a step goes nowhere that has a name. */
export function whereLine(step: Step, sources: ContextSources, protectedNames: readonly string[]): WhereLine | undefined {
  const { reading } = step;
  if (reading.run === 'copy' || !reading.programs.some((name) => toolOf(name) !== undefined)) return undefined;
  const before = kept.get(step);
  if (before?.sources === sources && before.names.join() === protectedNames.join()) return before.line;
  const line = lineOf(contextsInPlay(reading.script ?? '', sources), protectedNames);
  kept.set(step, { sources, names: protectedNames, line });
  return line;
}

function lineOf(contexts: readonly ContextInPlay[], protectedNames: readonly string[]): WhereLine | undefined {
  const names = [...new Set(contexts.filter(({ kind }) => NAMES_A_PLACE.has(kind)).map(({ name }) => plain(name, 40)))];
  if (names.length === 0) return undefined;
  const more = names.length > MOST_NAMES ? ' …' : '';
  return {
    title: `${names.slice(0, MOST_NAMES).join(' · ')}${more}`,
    tooltip: `Goes to ${describeContexts(contexts)}, as files and environment say; its shell is asked before anything changes`,
    isProtected: protectedOf(contexts, protectedNames).length > 0,
  };
}

/** Where the steps of a document go, each place once, those first that are protected. */
export function placesOf(steps: readonly Step[], sources: ContextSources, protectedNames: readonly string[]): readonly WhereLine[] {
  const found = new Map<string, WhereLine>();
  for (const step of steps) {
    const line = whereLine(step, sources, protectedNames);
    if (line !== undefined && !found.has(line.title)) found.set(line.title, line);
  }
  return [...found.values()].sort((one, other) => Number(other.isProtected) - Number(one.isProtected));
}
