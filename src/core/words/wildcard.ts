/** Whether a text matches a pattern in which `*` stands for any letters and `?` for one. */
export function matchesWildcards(pattern: string, text: string): boolean {
  return matchesItems(
    Array.from(pattern),
    Array.from(text),
    (sign) => sign === '*',
    (sign, letter) => sign === '?' || sign === letter,
  );
}

/**
 * Matches a list against patterns, of which some stand for any number of items. It goes back to the last such one only, which is enough: an
 * earlier one could not do better. So the work is at most the product of the lengths.
 */
export function matchesItems<Item>(
  patterns: readonly string[],
  items: readonly Item[],
  isWildcard: (pattern: string) => boolean,
  fits: (pattern: string, item: Item) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let wildcard = -1;
  let resumed = 0;
  while (item < items.length) {
    const pattern = patterns[at];
    if (pattern !== undefined && isWildcard(pattern)) {
      wildcard = at++;
      resumed = item;
    } else if (pattern !== undefined && fits(pattern, items[item] as Item)) {
      at++;
      item++;
    } else if (wildcard !== -1) {
      at = wildcard + 1;
      item = ++resumed;
    } else {
      return false;
    }
  }
  return patterns.slice(at).every(isWildcard);
}
