/** What GitHub takes out of a heading's text for its anchor: all that is neither a word character, a hyphen nor a space. */
const PUNCTUATION = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu;

/** GitHub's anchor for a heading's text, as if it were the only one of that text. */
export function slug(text: string): string {
  return text.toLowerCase().replace(PUNCTUATION, '').replaceAll(' ', '-');
}

/**
 * Numbers the anchors of one document, given as slugs in its order: the second of the same text gets `-1`, the third `-2`.
 */
export function createNumbering(): (slug: string) => string {
  const seen = new Map<string, number>();
  return (base) => {
    let anchor = base;
    while (seen.has(anchor)) {
      const again = (seen.get(base) ?? 0) + 1;
      seen.set(base, again);
      anchor = `${base}-${String(again)}`;
    }
    seen.set(anchor, 0);
    return anchor;
  };
}
