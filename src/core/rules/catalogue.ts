import type { Range } from '../text/index.ts';

/** What rules see of a document that they are not run on. */
export interface DocumentCard {
  readonly uri: string;
  /** The URI of its workspace's root, without a slash at the end; empty where that is not known yet. */
  readonly root: string;
  /** From that root, `/` between parts. */
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  /** Where the title stands; `undefined` where the document has none and is called after its file. */
  readonly heading: Range | undefined;
}

/**
 * The documents of a workspace, by what a rule may ask of them. `undefined` means "not known yet", as with `Lookups`. What was asked is
 * recorded: the rule is run again when the answer has become another one, and at no other time.
 */
export interface Catalogue {
  /** The other documents of the kind and the workspace of `card` that have its title, capitals and punctuation aside, in order of path. */
  namesakes(card: DocumentCard): readonly DocumentCard[] | undefined;
}
