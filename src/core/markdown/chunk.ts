import type { RootContent } from 'mdast';
import { likelyDefinitions, type Answers, type LabelKey } from './definitions.ts';
import type { Chunk, Limit } from './document.ts';
import type { Element } from './element.ts';
import { elementsOf } from './elements.ts';
import { countEndings } from './lines.ts';
import type { Guessed } from './guess.ts';
import type { Origin } from './origin.ts';
import { skeletonElements } from './skeletonElements.ts';

/** What one parse found out about a chunk. */
export interface Parse {
  readonly nodes: readonly RootContent[];
  readonly origin: Origin;
  readonly defines: readonly LabelKey[];
  readonly answers: Answers;
}

/** Something that is read by parts, as far as it is; only who reads it knows more. */
export interface Begun {
  /** So many units of the text are read. */
  readonly done: number;
}

/** How far reading a chunk has come that is not read yet, so that the next attempt does not begin anew. */
export interface Effort {
  /** Handed to the parser at once. */
  readonly window: number;
  /** How many chunks to take in addition, where these do not do. */
  readonly reach: number;
  /** What is read of a long list or table that begins it. */
  readonly head?: Begun | undefined;
  /** What begins it turned out not to be read by parts. */
  readonly isLeft?: boolean;
}

const UNPARSED: Parse = { nodes: [], origin: { line: 0, offset: 0 }, defines: [], answers: new Map() };

/** A chunk as the engine keeps it. Its elements are read from the nodes when they are first asked for. */
export class EngineChunk implements Chunk {
  line = 0;
  offset = 0;
  readonly endings: number;
  /** It was told something about a label that no longer holds: what it says stands until it is read again. */
  isMisled = false;
  /** What follows it breaks a cap, and was cut from it without asking the parser. */
  isCutOff = false;
  /** Set where the text is not read yet: its elements are those that the line scanner finds. */
  effort: Effort | undefined;
  private known: readonly Element[] | undefined;

  /** `limit` is the cap that kept the chunk from being parsed; its elements are then those that the line scanner finds. */
  constructor(
    readonly text: string,
    private parse: Parse = UNPARSED,
    readonly limit?: Limit['what'],
    endings?: number,
  ) {
    this.endings = endings ?? countEndings(text);
  }

  /** A text that is to be read later. The labels that it seems to define count as defined until then. */
  static unread({ text, elements, endings }: Guessed, effort: Effort): EngineChunk {
    const defines = text.includes(']:') ? [...likelyDefinitions(text)] : [];
    const chunk = new EngineChunk(text, { ...UNPARSED, defines }, undefined, endings);
    chunk.effort = effort;
    chunk.known = elements;
    return chunk;
  }

  get isUnread(): boolean {
    return this.effort !== undefined;
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
    return (this.known ??= this.readElements());
  }

  private readElements(): readonly Element[] {
    return this.limit === undefined
      ? elementsOf(this.nodes, this.text, this.origin)
      : skeletonElements(this.text, this.limit === 'document');
  }

  /** The chunk with other text on one of its lines; `elements` makes its elements of those that are known, where they are. */
  revised(
    text: string,
    nodes: readonly RootContent[],
    answers: Answers,
    elements: (known: readonly Element[]) => readonly Element[],
  ): EngineChunk {
    const chunk = new EngineChunk(text, { nodes, origin: this.origin, defines: this.defines, answers });
    chunk.isCutOff = this.isCutOff;
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
    if (other.text !== this.text || other.limit !== this.limit || this.isUnread || other.isUnread) return false;
    if (this.known && JSON.stringify(this.known) !== JSON.stringify(other.elements)) return false;
    this.parse = other.parse;
    this.effort = undefined;
    this.isMisled = false;
    this.isCutOff = other.isCutOff;
    return true;
  }
}

/** The fresh chunks, but those at either end that say the same as before are the objects of before, with all that is kept about them. */
export function keepUnchanged(removed: readonly EngineChunk[], fresh: readonly EngineChunk[]): EngineChunk[] {
  const kept = [...fresh];
  const most = Math.min(removed.length, fresh.length);
  const keep = (before: EngineChunk | undefined, index: number): boolean => {
    const now = kept[index];
    if (!before || !now || !before.adopt(now)) return false;
    kept[index] = before;
    return true;
  };
  let head = 0;
  while (head < most && keep(removed[head], head)) head++;
  let tail = 1;
  while (tail <= most - head && keep(removed.at(-tail), fresh.length - tail)) tail++;
  return kept;
}
