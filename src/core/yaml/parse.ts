import { indexLines } from '../text/index.ts';
import { Conversion, inOrder, rangeAt, repeatedKeys, type Place } from './convert.ts';
import type { YamlProblem, YamlText } from './node.ts';
import { readStream } from './syntax.ts';

/** Reads a YAML text, several documents or one. Never throws: what cannot be read becomes a problem. */
export function parseYaml(text: string): YamlText {
  const place: Place = { lines: indexLines(text), before: 0 };
  const stream = readStream(text);
  if ('refused' in stream)
    return { documents: [], problems: [{ message: stream.message, range: rangeAt(place, stream.start, stream.end) }] };
  const problems: YamlProblem[] = stream.mistakes.map(({ message, start, end }) => ({ message, range: rangeAt(place, start, end) }));
  const documents = stream.documents.map(({ tree }) => {
    const conversion = new Conversion(place);
    const root = conversion.root(tree);
    problems.push(...conversion.problems, ...(root?.kind === 'map' ? repeatedKeys(root.entries) : []));
    return root;
  });
  return { documents, problems: inOrder(problems) };
}
