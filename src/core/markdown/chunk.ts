import type { RootContent } from 'mdast';
import type { Answers, LabelKey } from './definitions.ts';
import type { Chunk, Limit } from './document.ts';
import type { Element } from './element.ts';
import { elementsOf } from './elements.ts';
import { countEndings } from './lines.ts';
import type { Origin } from './origin.ts';
import { skeletonElements } from './skeletonElements.ts';

/** What one parse found out about a chunk. */
export interface Parse {
  readonly nodes: readonly RootContent[];
  readonly origin: Origin;
  readonly defines: readonly LabelKey[];
  readonly answers: Answers;
}

const UNPARSED: Parse = { nodes: [], origin: { line: 0, offset: 0 }, defines: [], answers: new Map() };

/** A chunk as the engine keeps it. Its elements are read from the nodes when they are first asked for. */
export class EngineChunk implements Chunk {
  line = 0;
  offset = 0;
  readonly endings: number;
  private known: readonly Element[] | undefined;

  /** `limit` is the cap that kept the chunk from being parsed; its elements are then those that the line scanner finds. */
  constructor(
    readonly text: string,
    private parse: Parse = UNPARSED,
    readonly limit?: Limit['what'],
  ) {
    this.endings = countEndings(text);
  }

  get nodes(): readonly RootContent[] {
    return this.parse.nodes;
  }

  get origin(): Origin {
    return this.parse.origin;
  }

  get defines(): readonly LabelKey[] {
    return this.parse.defines;
  }

  get answers(): Answers {
    return this.parse.answers;
  }

  get elements(): readonly Element[] {
    this.known ??=
      this.limit === undefined ? elementsOf(this.nodes, this.text, this.origin) : skeletonElements(this.text, this.limit === 'document');
    return this.known;
  }

  /** The chunk with other text on one of its lines; `elements` makes its elements of those that are known, where they are. */
  revised(
    text: string,
    nodes: readonly RootContent[],
    answers: Answers,
    elements: (known: readonly Element[]) => readonly Element[],
  ): EngineChunk {
    const chunk = new EngineChunk(text, { nodes, origin: this.origin, defines: this.defines, answers });
    if (this.known) chunk.known = elements(this.known);
    return chunk;
  }

  /** Whether what comes behind its last blank line may be part of it: of lists and footnotes it may. */
  get canGoOn(): boolean {
    const last = this.nodes.at(-1);
    return !last || last.type === 'list' || last.type === 'footnoteDefinition';
  }

  /**
   * Takes over the parse of another chunk, so that this one can stay in its place with all that is kept about it. `false` where it says
   * something else than the elements that somebody has already seen.
   */
  adopt(other: EngineChunk): boolean {
    if (other.text !== this.text || other.limit !== this.limit) return false;
    if (this.known && JSON.stringify(this.known) !== JSON.stringify(other.elements)) return false;
    this.parse = other.parse;
    return true;
  }
}
