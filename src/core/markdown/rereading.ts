import { EngineChunk } from './chunk.ts';
import { likelyDefinitions, type DefinitionCounts, type LabelKey } from './definitions.ts';
import { frontMatterParser } from './processor.ts';
import { CAPS, survey } from './limits.ts';
import { byteOrderMark, endsWithBlankLine, nextLine } from './lines.ts';
import { parseRegion, type Behind } from './region.ts';

/** Parsed at once where nothing is known yet. What reaches further is parsed again with twice as much, up to the cap of a region. */
const WINDOW = 64 * 1024;

/** The same once the parser has given up on something near: the smaller, the less is lost with it. */
const CAREFUL_WINDOW = 1024;

const parseFrontMatter = frontMatterParser();

/**
 * Parses a changed stretch of a document, and as much of what comes behind as the change reaches: until a chunk that was there before
 * begins where it began.
 *
 * The definitions of what is taken are withdrawn while it is read, so that what is parsed knows those of all the rest.
 */
export class Rereading {
  readonly fresh: EngineChunk[] = [];
  /** What is parsed was told of definitions that were not parsed yet, and only seem to be there. */
  guessed = false;
  private window: number;
  private reach = 1;
  private careful = false;
  private expected: ReadonlySet<LabelKey> = new Set();

  /**
   * @param pending the changed text, which begins a chunk
   * @param chunks those of the document before the change
   * @param next the first of them behind the changed text
   */
  constructor(
    private pending: string,
    private readonly chunks: readonly EngineChunk[],
    public next: number,
    private readonly definitions: DefinitionCounts,
  ) {
    this.window = windowAfter(chunks[next - 1]);
  }

  /** Front matter has an end that no parser needs to look for. */
  readFrontMatter(end: number): void {
    while (this.pending.length < end && this.next < this.chunks.length) this.take(1);
    const text = this.pending.slice(0, end);
    const origin = { line: 0, offset: 0 - byteOrderMark(text) };
    this.emit(new EngineChunk(text, { nodes: parseFrontMatter(text).children, origin, defines: [], answers: new Map() }), end);
  }

  read(): void {
    if (this.pending.length > this.window) {
      this.expected = likelyDefinitions(this.pending);
      this.guessed = true;
    }
    while (this.pending !== '') {
      const { end, over, cutAtEnd, open } = survey(this.pending, this.window);
      const isAll = end === this.pending.length;
      const text = this.pending.slice(0, end);
      if (isAll && this.next < this.chunks.length && (!endsWithBlankLine(text) || (over !== undefined && open))) this.takeMore();
      else if (over !== undefined) this.emit(new EngineChunk(text, undefined, over), end);
      else this.parse(text, isAll, cutAtEnd ? undefined : this.behind(end));
    }
  }

  private parse(text: string, isAll: boolean, behind: Behind | undefined): void {
    const region = parseRegion(text, behind, (key) => this.definitions.has(key) || this.expected.has(key));
    if (!region) {
      this.giveUp(text);
      return;
    }
    const sure = region.holds ? region.chunks : region.chunks.slice(0, -1);
    for (const chunk of sure) this.emit(chunk, chunk.text.length);
    if (region.holds) return;
    if (isAll) this.takeMore();
    else if (sure.length > 0) return;
    else if (this.window < CAPS.region) this.window *= 2;
    else this.emit(new EngineChunk(text, undefined, 'region'), text.length);
  }

  /** The parser overflowed on something that no cap foresaw. */
  private giveUp(text: string): void {
    if (this.careful) this.emit(new EngineChunk(text, undefined, 'depth'), text.length);
    this.careful = true;
    this.window = CAREFUL_WINDOW;
  }

  /** What stands behind the first `end` units of the pending text. Nothing, where a chunk that is not parsed follows: nothing joins that. */
  private behind(end: number): Behind | undefined {
    if (end < this.pending.length) return { firstLine: this.pending.slice(end, nextLine(this.pending, end)), isList: undefined };
    const chunk = this.chunks[this.next];
    if (chunk?.limit !== undefined || chunk === undefined) return undefined;
    return { firstLine: chunk.text.slice(0, nextLine(chunk.text, 0)), isList: chunk.nodes[0]?.type === 'list' };
  }

  private emit(chunk: EngineChunk, length: number): void {
    this.fresh.push(chunk);
    this.definitions.add(chunk.defines);
    this.pending = this.pending.slice(length);
    this.window = this.careful ? CAREFUL_WINDOW : windowAfter(chunk);
  }

  private takeMore(): void {
    this.take(this.reach);
    this.reach *= 2;
  }

  private take(count: number): void {
    const until = Math.min(this.next + count, this.chunks.length);
    for (; this.next < until; this.next++) {
      const chunk = this.chunks[this.next];
      if (!chunk) return;
      this.pending += chunk.text;
      this.definitions.remove(chunk.defines);
    }
  }
}

/** Behind a region that was too large comes, as a rule, the rest of the same list. */
function windowAfter(chunk: EngineChunk | undefined): number {
  return chunk?.limit === 'region' ? CAPS.region : WINDOW;
}
