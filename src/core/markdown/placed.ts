import type { Chunk } from './document.ts';
import type { Element } from './element.ts';

/** An element with the document line that its range is relative to. */
export interface PlacedElement {
  readonly element: Element;
  readonly line: number;
}

interface Kept {
  readonly line: number;
  readonly placed: readonly PlacedElement[];
}

const kept = new WeakMap<Chunk, Kept>();

/** The elements of all chunks in document order. What a chunk contributes is made anew only when it has moved. */
export function placedElements(chunks: readonly Chunk[]): readonly PlacedElement[] {
  const all: PlacedElement[] = [];
  for (const chunk of chunks) {
    const { line } = chunk;
    let own = kept.get(chunk);
    if (own?.line !== line) kept.set(chunk, (own = { line, placed: chunk.elements.map((element) => ({ element, line })) }));
    for (const placed of own.placed) all.push(placed);
  }
  return all;
}
