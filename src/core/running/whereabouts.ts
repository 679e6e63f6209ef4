import type { ContextInPlay, ContextKind } from '../contexts/index.ts';
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
