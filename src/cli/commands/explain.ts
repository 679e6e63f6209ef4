import { nearest, ruleCards, rulePage } from '../../core/index.ts';
import { UsageError } from '../usage.ts';

/** `steady explain`: the page of a rule. */
export function explain(names: readonly string[]): number {
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new UsageError(`Expected one rule, found ${names.length === 0 ? 'none' : String(names.length)}.`);
  const page = rulePage(name);
  if (page === undefined) throw new UsageError(`Expected a rule, found “${name}”; ${suggestion(name)}`);
  process.stdout.write(page);
  return 0;
}

function suggestion(name: string): string {
  const ids = ruleCards.map(({ id }) => id);
  const near = like(name, ids);
  return near.length > 0 ? `the nearest: ${near.join(', ')}.` : `there are: ${ids.sort().join(', ')}.`;
}

/** The rules that were probably meant: a slip of the pen away, or with a part of the name left out. */
function like(name: string, ids: readonly string[]): readonly string[] {
  const short = new Map(ids.map((id) => [id.slice(id.indexOf('/') + 1), id]));
  const slip = nearest(name, ids) ?? short.get(nearest(name, short.keys()) ?? '');
  const wanted = name.toLowerCase();
  const within = wanted.length < 3 ? [] : ids.filter((id) => id.includes(wanted));
  return [...new Set([...(slip === undefined ? [] : [slip]), ...within.sort()])].slice(0, 5);
}
