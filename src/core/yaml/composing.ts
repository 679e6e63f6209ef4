import { inOrder, repeatedKeys } from './convert.ts';
import type { YamlEntry, YamlNode, YamlProblem, YamlText } from './node.ts';
import { rootRange, type Unit } from './unit.ts';

/** The documents and problems of a text out of those of its units. */
export function compose(units: readonly Unit[]): YamlText {
  const documents: (YamlNode | undefined)[] = [];
  const problems: YamlProblem[] = [];
  for (let index = 0; index < units.length;) {
    let next = index + 1;
    while (next < units.length && units[next]?.begins !== true) next++;
    const own = units.slice(index, next);
    for (const unit of own) problems.push(...unit.placedProblems());
    const roots = rootsOf(own);
    const [root] = roots;
    // Those of a document in one unit have been compared.
    if (own[0]?.root === 'map' && root?.kind === 'map') problems.push(...repeatedKeys(root.entries));
    documents.push(...roots);
    index = next;
  }
  return { documents, problems: problems.length > 1 ? inOrder(problems) : problems };
}

function rootsOf(units: readonly Unit[]): readonly (YamlNode | undefined)[] {
  const first = units[0];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return [];
  const contents = units.map((unit) => unit.placed());
  if (first.root === 'whole') return contents.flatMap((content) => (content.kind === 'documents' ? content.documents : []));
  const range = rootRange(first, last);
  if (first.root === 'list') return [{ kind: 'list', range, items: contents.flatMap((each) => (each.kind === 'items' ? each.items : [])) }];
  const entries: YamlEntry[] = contents.flatMap((each) => (each.kind === 'entries' ? each.entries : []));
  return [{ kind: 'map', range, entries }];
}
