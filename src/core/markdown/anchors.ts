import type { Element } from './element.ts';
import { createSlugger } from './slug.ts';

/** Headings made by a template or an include cannot be known from the text. */
const TEMPLATE = /\{\{|\{%|<%|--8<--/;

/** The places of a document that a `#…` can lead to. */
export interface Anchors {
  readonly names: ReadonlySet<string>;
  /** Whether a name is one of them, by whatever rules a site generator made it. */
  has(name: string): boolean;
}

/**
 * The anchors of a document from its elements: its headings as GitHub names them, `{#names}` given by hand, ids in HTML. `undefined` where
 * a part of it comes from a template.
 */
export function readAnchors(elements: Iterable<{ readonly element: Element }>): Anchors | undefined {
  const names = new Set<string>();
  const slug = createSlugger();
  for (const { element } of elements) {
    if (element.kind === 'heading') {
      if (TEMPLATE.test(element.text)) return undefined;
      names.add(slug(element.text));
      for (const given of givenIn(element.text)) names.add(given);
    } else if (element.kind === 'paragraph') {
      if (TEMPLATE.test(element.text)) return undefined;
      for (const given of givenIn(element.text)) names.add(given);
      for (const heading of closeHeadings(element.text)) names.add(slug(heading));
    } else if (element.kind === 'html') {
      if (TEMPLATE.test(element.text)) return undefined;
      for (const match of element.text.matchAll(/\b(?:id|name)=["']?([^"'\s>]+)/g)) names.add(match[1] ?? '');
    }
  }
  return anchorsFrom(names);
}

export function anchorsFrom(names: ReadonlySet<string>): Anchors {
  const loose = new Set<string>();
  for (const name of names) for (const key of looseKeys(name)) loose.add(key);
  return { names, has: (name) => names.has(name) || looseKeys(name).some((key) => loose.has(key)) };
}

/**
 * Site generators differ in what they make of punctuation, accents, capitals and leading numbers. Two names that differ only there are
 * taken for the same: a link that works on somebody's site is never called broken.
 */
function looseKeys(name: string): readonly string[] {
  const key = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const withoutNumber = key.replace(/^\p{N}+/u, '');
  return withoutNumber === '' ? [key] : [key, withoutNumber];
}

/** `## Roll back {#rollback}` and `{: #rollback }`. */
function givenIn(text: string): readonly string[] {
  return text.includes('{') ? [...text.matchAll(/\{:?[^{}#]*#([\w:.-]+)/g)].map((match) => match[1] ?? '') : [];
}

/** `###Checks` is a paragraph by the standard and a heading to older site generators. */
function closeHeadings(text: string): readonly string[] {
  return text.startsWith('#') ? [...text.matchAll(/^#{1,6}([^#\s].*)$/gm)].map((match) => match[1] ?? '') : [];
}
