import { shiftRange, type Range } from '../text/index.ts';

/** A range of a chunk, as a range of the document: worked out again only when the chunk has moved. */
export class Place {
  readonly #inChunk: Range;
  #line = 0;
  #inDocument: Range;

  constructor(inChunk: Range) {
    this.#inChunk = inChunk;
    this.#inDocument = inChunk;
  }

  /** `line` is the document's line where the chunk begins. */
  at(line: number): Range {
    if (line !== this.#line) {
      this.#line = line;
      this.#inDocument = shiftRange(this.#inChunk, line);
    }
    return this.#inDocument;
  }
}
