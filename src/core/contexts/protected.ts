import { matchesWildcards } from '../words/index.ts';
import type { ContextInPlay, ContextKind } from './context.ts';

const PROTECTED = new Set(['prod', 'production', 'prd', 'live']);
/**
 * Words that turn what follows into its opposite, or into what comes before it: `non-prod` is not production, and neither is `pre-prod`.
 * That is decided by the other spelling, `preprod`, which is one word and so never protected: what a stage is must not hang on a hyphen. And a
 * question that is asked where nothing is at stake is soon answered without being read. Who wants it asked adds `*pre-prod*` to
 * `run: {protected: […]}` in `.steady.yaml`.
 */
const TAKES_BACK = new Set(['non', 'not', 'no', 'pre']);

/**
 * Whether a context, namespace, profile, project or the like is one where a slip is dear: prod, production, prd or live is a whole word of
 * its name (`prod-eu`, `gke_acme-prod_eu`, `prod01`, `AcmeProd`; not `product-dev`, `reproducer`, `nonprod`, `livestream`), or one of the globs
 * in `extra` fits it.
 */
export function isProtected(name: string, extra: readonly string[] = []): boolean {
  if (extra.some((glob) => matchesWildcards(glob.toLowerCase(), name.toLowerCase()))) return true;
  const words = wordsOf(name);
  return words.some((word, at) => PROTECTED.has(word) && !TAKES_BACK.has(words[at - 1] ?? ''));
}

/** Runs of letters, cut before a capital that follows a small letter. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** What may not be protected by its name, whatever its name is. */
const NOT_PLACES: ReadonlySet<ContextKind> = new Set(['region', 'credentials']);

/** Those of them where a slip is dear, by their names; `extra` are the globs that a workspace adds. */
export function protectedOf(contexts: readonly ContextInPlay[], extra: readonly string[] = []): readonly ContextInPlay[] {
  return contexts.filter(({ kind, name }) => !NOT_PLACES.has(kind) && isProtected(name, extra));
}
