/** Words that stand in sentences and hardly ever as a bare argument of a command. */
const SENTENCE = new Set(
  (
    'the a an is are was were be been has have had do does this that these those you your we our it its they their i my of to with ' +
    'from should will would can could may must not and or but if when where while because which who please then than into onto also ' +
    'there here using use via after before until make sure any every each no so as at by how what why once again'
  ).split(' '),
);

/** Two sentence words, or one and a sentence's shape: then it is written for a person. Quoted parts do not count. */
export function isProse(line: string): boolean {
  const bare = line.replace(/"[^"]*"|'[^']*'|`[^`]*`|<[^<>]*>/g, ' ');
  if (/[|=$]|(?:^|\s)--?\w/.test(bare)) return false;
  const words = bare.split(/\s+/).filter((word) => word !== '');
  const sentence = words.filter((word) => SENTENCE.has(word.toLowerCase().replace(/[.,:;!?]$/, ''))).length;
  if (words.length >= 3 && sentence >= 2) return true;
  if (sentence >= 1 && words.length >= 3) return true;
  return words.length >= 2 && /^[A-Z][a-z]/.test(words[0] ?? '') && !/[/\\]/.test(words[0] ?? '');
}
