import type { Element, Heading, Html, Paragraph } from './element.ts';
import { createNumbering, slug } from './slug.ts';

/** Headings made by a template or an include cannot be known from the text. */
const TEMPLATE = /\{\{|\{%|<%|--8<--/;

/** The places of a document that a `#…` can lead to. */
export interface Anchors {
  readonly names: ReadonlySet<string>;
  /** Whether a name is one of them, by whatever rules a site generator made it. */
  has(name: string): boolean;
}

/** What one element adds, kept for as long as it lives. */
interface Named {
  readonly template: boolean;
  /** Of a heading, as if it were the only one of its text. */
  readonly slugs: readonly string[];
  /** Given by hand. */
  readonly given: readonly string[];
}

const NOTHING: Named = { template: false, slugs: [], given: [] };

const kept = new WeakMap<Element, Named>();

/**
 * The anchors of a document from its elements: its headings as GitHub names them, `{#names}` given by hand, ids in HTML. `undefined` where
 * a part of it comes from a template.
 */
export function readAnchors(elements: Iterable<{ readonly element: Element }>): Anchors | undefined {
  const names = new Set<string>();
  const number = createNumbering();
  for (const { element } of elements) {
    if (element.kind !== 'heading' && element.kind !== 'paragraph' && element.kind !== 'html') continue;
    let named = kept.get(element);
    if (named === undefined) kept.set(element, (named = namedBy(element)));
    if (named.template) return undefined;
    for (const slug of named.slugs) names.add(number(slug));
    for (const given of named.given) names.add(given);
  }
  return anchorsFrom(names);
}

function namedBy({ kind, text }: Heading | Paragraph | Html): Named {
  if (TEMPLATE.test(text)) return { ...NOTHING, template: true };
  if (kind === 'heading') return { ...NOTHING, slugs: [slug(text)], given: givenIn(text) };
  if (kind === 'html') return { ...NOTHING, given: [...text.matchAll(/\b(?:id|name)=["']?([^"'\s>]+)/g)].map((match) => match[1] ?? '') };
  const slugs = closeHeadings(text).map(slug);
  const given = givenIn(text);
  return slugs.length + given.length === 0 ? NOTHING : { ...NOTHING, slugs, given };
}

export function anchorsFrom(names: ReadonlySet<string>): Anchors {
  let loose: Set<string> | undefined;
  return {
    names,
    has(name) {
      if (names.has(name)) return true;
      const known = (loose ??= looseKeysOf(names));
      return looseKeys(name).some((key) => known.has(key));
    },
  };
}

function looseKeysOf(names: Iterable<string>): Set<string> {
  const keys = new Set<string>();
  for (const name of names) for (const key of looseKeys(name)) keys.add(key);
  return keys;
}

/**
 * Site generators differ in what they make of punctuation, accents, capitals and leading numbers. Two names that differ only there are
 * taken for the same: a link that works on somebody's site is never called broken.
 */
function looseKeys(name: string): readonly string[] {
  // Most names are plain, and a document may have thousands.
  const isPlain = /^[a-z\d-]*$/.test(name);
  const key = isPlain ? name.replaceAll('-', '') : letters(name);
  const withoutNumber = key.replace(isPlain ? /^\d+/ : /^\p{N}+/u, '');
  return withoutNumber === '' || withoutNumber === key ? [key] : [key, withoutNumber];
}

function letters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** `## Roll back {#rollback}` and `{: #rollback }`. */
function givenIn(text: string): readonly string[] {
  return text.includes('{') ? [...text.matchAll(/\{:?[^{}#]*#([\w:.-]+)/g)].map((match) => match[1] ?? '') : [];
}

/** `###Checks` is a paragraph by the standard and a heading to older site generators. */
function closeHeadings(text: string): readonly string[] {
  return text.startsWith('#') ? [...text.matchAll(/^#{1,6}([^#\s].*)$/gm)].map((match) => match[1] ?? '') : [];
}
