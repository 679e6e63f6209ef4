import { matchesItems, matchesWildcards } from '../words/index.ts';

/** More alternatives than this are not tried: `{a,b}{a,b}…` doubles with every pair. */
const MOST_ALTERNATIVES = 64;

/**
 * Whether a path matches a glob: `*` and `?` within a name, `**` over any number of folders, `{a,b}` either. A glob without a slash
 * matches a name at any depth, as in `.gitignore`. Time is bounded by the product of the lengths, whatever stands in the glob.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const anywhere = !glob.replace(/\/$/, '').includes('/');
  const rooted = glob.replace(/^\.?\//, '');
  const whole = anywhere ? `**/${rooted}` : rooted;
  const names = path.split('/');
  return alternatives(whole.endsWith('/') ? `${whole}**` : whole).some((pattern) => matchesParts(pattern.split('/'), names));
}

/** The glob with each `{a,b}` written out. Nested braces and a brace that is never closed are taken as they stand. */
function alternatives(glob: string): readonly string[] {
  let done = [''];
  let rest = glob;
  for (let open = rest.indexOf('{'); open !== -1; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open);
    if (close === -1) break;
    const before = rest.slice(0, open);
    const choices = rest.slice(open + 1, close).split(',');
    const grown = done.flatMap((start) => choices.map((choice) => start + before + choice));
    if (grown.length > MOST_ALTERNATIVES) break;
    done = grown;
    rest = rest.slice(close + 1);
  }
  return done.map((start) => start + rest);
}

function matchesParts(patterns: readonly string[], names: readonly string[]): boolean {
  return matchesItems(patterns, names, (pattern) => pattern === '**', matchesWildcards);
}
