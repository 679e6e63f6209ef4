import { skeleton, type MarkdownDocument, type Skeleton, type SkeletonFence } from './markdown/index.ts';
import type { Glance } from './room.ts';
import { parseYaml, type YamlNode } from './yaml/index.ts';

/** Labels that say shell. Only a look: what really runs is read later. */
const SHELL = /^(?:bash|sh|shell|zsh|ksh|console|shell-session|shellsession|sh-session|shellscript|terminal|command)$/i;

/** What a text shows of itself to a line scanner: cheap enough to ask of every Markdown file of a workspace. */
export function glanceAt(path: string, text: string): Glance {
  return glanceFrom(path, skeleton(text));
}

/** The same from a document of which nothing is parsed yet: a long text is looked through once for both. */
export function glanceInto(path: string, { chunks, lineCount }: MarkdownDocument): Glance {
  const headings: Glance['headings'][number][] = [];
  const fences: Pick<SkeletonFence, 'language'>[] = [];
  let frontMatter: string | undefined;
  for (const { line, elements } of chunks) {
    for (const element of elements) {
      if (element.kind === 'heading') headings.push({ depth: element.depth, text: element.text, line: line + element.range.start.line });
      else if (element.kind === 'code') fences.push(element);
      else if (element.kind === 'frontMatter') frontMatter = element.text;
    }
  }
  return glanceFrom(path, { frontMatter, headings, fences, lines: lineCount });
}

interface Seen extends Omit<Skeleton, 'fences'> {
  readonly fences: readonly Pick<SkeletonFence, 'language'>[];
}

function glanceFrom(path: string, seen: Seen): Glance {
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

/** Nothing that is asked for stands in it. */
const NOTHING = (): undefined => undefined;
const ASKED = /type|kind|title/i;
/** Another document begins. */
const DIVIDED = /^(?:\.\.\.|---)/m;
/** A line that says it in words alone, which mean the same to every reader of YAML; nothing of the next line belongs to it. */
const SAID = /^(type|kind|title): +([a-z][\w,./()'-]*(?: [\w,./()'-]+)*) *(?:\r?\n(?=[a-z])|(?![^]))/gim;
const NO_WORDS = /^(?:true|false|null|yes|no|on|off)$/i;

/** Most front matter is so simple that no parser is needed: an index looks at thousands. */
function frontMatter(text: string | undefined): (key: string) => string | undefined {
  if (text === undefined || !ASKED.test(text)) return NOTHING;
  const said = [...text.matchAll(SAID)];
  const rest = said.reduce((left, [line]) => left.replace(line, ''), text);
  if (ASKED.test(rest) || DIVIDED.test(text) || said.some(([, , value = '']) => NO_WORDS.test(value))) return parsedFrontMatter(text);
  const values = new Map(said.map(([, key = '', value]) => [key.toLowerCase(), value]));
  return values.size === said.length ? (key) => values.get(key) : parsedFrontMatter(text);
}

function parsedFrontMatter(text: string): (key: string) => string | undefined {
  const root: YamlNode | undefined = parseYaml(text).documents[0];
  return (key) => {
    const value = root?.kind === 'map' ? root.entries.find((entry) => entry.key.toLowerCase() === key)?.value : undefined;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  };
}
