import { parseYaml } from '../yaml/index.ts';

/** Names and their values, or what is not understood, with its 1-based line. */
export type GivenValues = { readonly values: ReadonlyMap<string, string> } | { readonly problem: string; readonly line: number };

/** Reads a file of values for a run: a map of names to plain values, in YAML or JSON. */
export function readGivenValues(text: string): GivenValues {
  const { documents, problems } = parseYaml(text);
  const [first] = problems;
  if (first !== undefined) return { problem: first.message, line: first.range.start.line + 1 };
  const [root] = documents;
  if (root === undefined) return { values: new Map() };
  if (root.kind !== 'map') return { problem: `Expected names and values, found a ${root.kind}`, line: root.range.start.line + 1 };
  const values = new Map<string, string>();
  for (const { key, keyRange, value } of root.entries) {
    if (value?.kind !== 'scalar' || value.value === null)
      return { problem: `Expected a plain value for “${key}”, found ${value?.kind ?? 'none'}`, line: keyRange.start.line + 1 };
    values.set(key, String(value.value));
  }
  return { values };
}
