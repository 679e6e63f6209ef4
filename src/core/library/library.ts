import type { Catalogue, DocumentCard } from '../rules/index.ts';
import type { DocumentFacts } from './facts.ts';

/** A change of what is known: the new facts of a document, or `undefined` where there is none of ours any more. */
export type Change = readonly [uri: string, facts: DocumentFacts | undefined];

/**
 * What is known of all documents, and who asked. Each question is a key; the key of an answer that changes says whose findings may have
 * changed, so that nothing else is looked at again.
 */
export interface Library {
  /** Takes changes in, and gives the URIs of the documents that had asked for what is another now. */
  learn(changes: Iterable<Change>): ReadonlySet<string>;
  /** All documents of the workspace with that root are known from now on. */
  complete(root: string): void;
  isComplete(root: string): boolean;
  get(uri: string): DocumentFacts | undefined;
  all(): Iterable<DocumentFacts>;
  /** The anchors of a document, as far as they are known, asked for by another. */
  anchors(uri: string, asker: string): readonly string[] | undefined;
  /** The catalogue for one run of one rule on a document. Each key that is asked for is told to `asked`, with its revision then. */
  catalogue(asker: string, asked: (key: string, revision: number) => void): Catalogue;
  /** Changes with the answer that the key has. */
  revision(key: string): number;
}

export function createLibrary(): Library {
  return new Shelf();
}

class Shelf implements Library {
  readonly #facts = new Map<string, DocumentFacts>();
  readonly #titles = new Map<string, Map<string, DocumentFacts>>();
  readonly #revisions = new Map<string, number>();
  readonly #askers = new Map<string, Set<string>>();
  readonly #complete = new Set<string>();

  learn(changes: Iterable<Change>): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [uri, facts] of changes) for (const key of this.#take(uri, facts)) changed.add(key);
    return this.#told(changed);
  }

  complete(root: string): void {
    this.#complete.add(root);
  }

  isComplete(root: string): boolean {
    return this.#complete.has(root);
  }

  get(uri: string): DocumentFacts | undefined {
    return this.#facts.get(uri);
  }

  all(): Iterable<DocumentFacts> {
    return this.#facts.values();
  }

  anchors(uri: string, asker: string): readonly string[] | undefined {
    this.#asks(asker, anchorsKey(uri));
    return this.#facts.get(uri)?.anchors;
  }

  catalogue(asker: string, asked: (key: string, revision: number) => void): Catalogue {
    return {
      namesakes: (card) => {
        const key = titleKey(card);
        this.#asks(asker, key);
        asked(key, this.revision(key));
        if (!this.isComplete(card.root)) return undefined;
        const named = [...(this.#titles.get(key)?.values() ?? [])];
        return named.filter(({ uri }) => uri !== card.uri).sort((a, b) => (a.path < b.path ? -1 : 1));
      },
    };
  }

  revision(key: string): number {
    return this.#revisions.get(key) ?? 0;
  }

  /** The keys whose answers are others now. */
  #take(uri: string, facts: DocumentFacts | undefined): readonly string[] {
    const before = this.#facts.get(uri);
    if (facts === undefined) this.#facts.delete(uri);
    else this.#facts.set(uri, facts);
    const keys: string[] = [];
    if (String(before?.anchors) !== String(facts?.anchors)) keys.push(anchorsKey(uri));
    const [oldKey, newKey] = [before && titleKey(before), facts && titleKey(facts)];
    if (oldKey !== undefined) this.#titles.get(oldKey)?.delete(uri);
    if (newKey !== undefined && facts !== undefined) bucket(this.#titles, newKey).set(uri, facts);
    if (before === undefined || facts === undefined || !sameCard(before, facts))
      keys.push(...[oldKey, newKey].filter((key) => key !== undefined));
    return keys;
  }

  #told(changed: ReadonlySet<string>): ReadonlySet<string> {
    const documents = new Set<string>();
    for (const key of changed) {
      this.#revisions.set(key, this.revision(key) + 1);
      for (const asker of this.#askers.get(key) ?? []) documents.add(asker);
      // Who is told asks again.
      this.#askers.delete(key);
    }
    return documents;
  }

  #asks(asker: string, key: string): void {
    const askers = this.#askers.get(key);
    if (askers === undefined) this.#askers.set(key, new Set([asker]));
    else askers.add(asker);
  }
}

function bucket(titles: Map<string, Map<string, DocumentFacts>>, key: string): Map<string, DocumentFacts> {
  let found = titles.get(key);
  if (found === undefined) titles.set(key, (found = new Map<string, DocumentFacts>()));
  return found;
}

function anchorsKey(uri: string): string {
  return `anchors ${uri}`;
}

/** What marks, capitals and punctuation make of a title differs between a parse and a look at its lines; this does not. */
function titleKey({ root, kind, title }: DocumentCard): string {
  return `title ${root} ${kind} ${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

function sameCard(a: DocumentCard, b: DocumentCard): boolean {
  return a.path === b.path && a.title === b.title && a.heading?.start.line === b.heading?.start.line;
}
