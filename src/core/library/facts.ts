import type { Kind } from '../room.ts';
import type { DocumentCard } from '../rules/index.ts';
import type { Step } from '../steps/index.ts';

/**
 * What is kept of a document that nobody has open: enough for trees, lists and rules about all documents, without its text. Plain JSON,
 * and small, since a workspace may have thousands.
 */
export interface DocumentFacts extends DocumentCard {
  readonly kind: Kind;
  readonly sure: number;
  readonly why: string;
  /** `sketch`: by a look at its lines, which has no steps yet and may be wrong where Markdown is twisted. */
  readonly depth: 'sketch' | 'whole';
  /** Sections and steps, packed; `readOutline` gives them back. */
  readonly outline: string;
  /** Where a `#…` can lead to; `undefined` while that is not known. Empty where a template makes the headings. */
  readonly anchors: readonly string[] | undefined;
  /** The relative addresses that the document links to, without what follows `#` or `?`, each once. */
  readonly targets: readonly string[];
}

/** What a tree shows of a step that it does not have at hand. */
export interface StepBrief extends Pick<Step, 'id' | 'hash'> {
  readonly run: Step['reading']['run'];
  readonly effect: Step['reading']['effect'];
}
