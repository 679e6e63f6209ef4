import type { Range } from '../text/index.ts';

/**
 * What the rest of the house sees of a Markdown tree: a flat list of elements in document order. Trees never leave this folder, so that
 * a reader of rooms needs no knowledge of mdast, and so that facts can be kept when the tree is thrown away.
 *
 * All ranges are relative to the chunk that holds the element: line 0 is the chunk's first line, columns are those of the document
 * (a chunk always begins at the start of a line).
 */
export type Element = Heading | CodeBlock | ListItem | Paragraph | Html | Link | Definition | FrontMatter;

interface Placed {
  readonly range: Range;
}

export interface Heading extends Placed {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly depth: number;
  /** Plain text, inline marks taken off, as GitHub would use it for the anchor. */
  readonly text: string;
  /** In a list item or block quote: no section of the document's own. */
  readonly nested: boolean;
}

export interface CodeBlock extends Placed {
  readonly kind: 'code';
  /** The first word of the info string, as written; `undefined` where there is none and for indented code. */
  readonly language: string | undefined;
  /** The rest of the info string. */
  readonly meta: string | undefined;
  /** Exactly the Markdown tree's value: container prefixes and the fence's indentation taken off, lines joined as in the source. */
  readonly text: string;
  readonly fenced: boolean;
  /** A fenced block with its own closing fence; `true` for indented code. */
  readonly closed: boolean;
  /** How deep in list items; 0 at top level. */
  readonly listDepth: number;
  readonly inQuote: boolean;
}

export interface ListItem extends Placed {
  readonly kind: 'item';
  /** 1 for an item of a top-level list. */
  readonly depth: number;
  readonly ordered: boolean;
  /** The number shown for an ordered item. */
  readonly number: number | undefined;
  /** A task's box; `undefined` where the item has none. */
  readonly checked: boolean | undefined;
  /** Plain text of the item's first paragraph; empty where it has none. */
  readonly text: string;
}

export interface Paragraph extends Placed {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly listDepth: number;
  /** The first paragraph of a list item: its text is the item's too. */
  readonly leadsItem: boolean;
}

export interface Html extends Placed {
  readonly kind: 'html';
  readonly text: string;
}

export interface Link extends Placed {
  readonly kind: 'link';
  /** `url` is decoded by the Markdown rules (entities, escapes), not by the URL rules. */
  readonly url: string;
  readonly image: boolean;
  /** The label, normalised, of a reference whose address stands in a definition elsewhere; `url` is then empty. */
  readonly label: string | undefined;
}

export interface Definition extends Placed {
  readonly kind: 'definition';
  readonly label: string;
  readonly url: string;
}

export interface FrontMatter extends Placed {
  readonly kind: 'frontMatter';
  readonly format: 'yaml' | 'toml';
  /** Without the fences; its first line is line 1 of the document. */
  readonly text: string;
}
