import { skeleton } from './markdown/index.ts';
import type { Glance } from './room.ts';
import { parseYaml, type YamlNode } from './yaml/index.ts';

/** Labels that say shell. Only a look: what really runs is read later. */
const SHELL = /^(?:bash|sh|shell|zsh|ksh|console|shell-session|shellsession|sh-session|shellscript|terminal|command)$/i;

/** What a text shows of itself to a line scanner: cheap enough to ask of every Markdown file of a workspace. */
export function glanceAt(path: string, text: string): Glance {
  const seen = skeleton(text);
  const declared = frontMatter(seen.frontMatter);
  return {
    path,
    declared: (declared('type') ?? declared('kind'))?.toLowerCase(),
    title: declared('title'),
    headings: seen.headings,
    shellBlocks: seen.fences.filter(({ language }) => language !== undefined && SHELL.test(language)).length,
    lines: seen.lines,
  };
}

function frontMatter(text: string | undefined): (key: string) => string | undefined {
  const root: YamlNode | undefined = text === undefined ? undefined : parseYaml(text).documents[0];
  return (key) => {
    const value = root?.kind === 'map' ? root.entries.find((entry) => entry.key.toLowerCase() === key)?.value : undefined;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  };
}
