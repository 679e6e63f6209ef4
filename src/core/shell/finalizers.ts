import type { Judgement } from './judgement.ts';

/** In a patch of any of the three kinds: set to nothing, or taken off by its path. Blanks are taken out before. */
const TAKEN =
  /"?finalizers"?:(?:null|\[\])|"op":"remove","path":"[^"]{0,80}\/finalizers|"path":"[^"]{0,80}\/finalizers[^"]{0,20}","op":"remove"/;

/** What waits for its finalizers is deleted as soon as they are gone, and what they were to clean up stays behind. */
export function judgeFinalizers(judged: Judgement, words: readonly string[]): Judgement {
  if (judged.effect !== 'change') return judged;
  const taken = words.includes('patch')
    ? words.some((word) => word.includes('finalizers') && TAKEN.test(word.replace(/\s/g, '')))
    : words.includes('replace') && words.some((word) => word.endsWith('/finalize'));
  return taken ? { ...judged, effect: 'destroy', because: `${judged.because ?? ''} finalizers`.trim() } : judged;
}
