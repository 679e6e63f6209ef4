import { EngineChunk } from './chunk.ts';
import { likelyDefinitions, type DefinitionCounts, type LabelKey } from './definitions.ts';
import { frontMatterParser } from './processor.ts';
import { CAPS, survey } from './limits.ts';
import { byteOrderMark, endsWithBlankLine, nextLine } from './lines.ts';
import { readVerbatim } from './verbatim.ts';
import { unreadPieces, type Pace } from './pace.ts';
import { Head } from './longNode.ts';
import { parseAlone, parseRegion, type Behind, type Part } from './region.ts';
import type { Follower, RecentChunks } from './remembered.ts';

/** Handed to the parser at once when it has given up on something near: the smaller, the less is lost with it. */
const CAREFUL_WINDOW = 1024;

const parseFrontMatter = frontMatterParser();

/** What a reading is given. */
export interface ReadingRequest {
  /** The changed text, which begins a chunk. */
  readonly pending: string;
  /** Those of the document before the change. */
  readonly chunks: readonly EngineChunk[];
  /** The first of them behind the changed text. */
  readonly next: number;
  readonly definitions: DefinitionCounts;
  readonly recent: RecentChunks;
  readonly pace: Pace;
  /** The chunk that `pending` is the text of, where it is one: what is known of it serves again. */
  readonly chunk: EngineChunk | undefined;
}

/**
 * Parses a changed stretch of a document, and as much of what comes behind as the change reaches: until a chunk that was there before
 * begins where it began. What is more than one slice waits in `rest`.
 *
 * The definitions of what is taken are withdrawn while it is read, so that what is parsed knows those of all the rest.
 */
export class Rereading {
  readonly fresh: EngineChunk[] = [];
  /** What is parsed was told of definitions that were not parsed yet, and only seem to be there. */
  guessed = false;
  /** The first chunk of the document that is not taken. */
  next: number;
  private pending: string;
  private readonly chunks: readonly EngineChunk[];
  private readonly definitions: DefinitionCounts;
  private readonly recent: RecentChunks;
  private readonly pace: Pace;
  private window: number;
  private reach: number;
  private spent = 0;
  private careful = false;
  /** A long list or table at the beginning of what is pending, as far as it is read. */
  private head: Head | undefined;
  private byParts = true;
  /** So much of what is pending has to be read at once: less did not do. */
  private atLeast = 0;
  /** The labels that what is pending seems to define. */
  private expected: ReadonlySet<LabelKey> | undefined;
  private readonly chunk: EngineChunk | undefined;

  constructor({ pending, chunks, next, definitions, recent, pace, chunk }: ReadingRequest) {
    this.pending = pending;
    this.chunks = chunks;
    this.next = next;
    this.definitions = definitions;
    this.recent = recent;
    this.pace = pace;
    this.chunk = chunk;
    // What was read as one chunk is read at once, so that nothing about it is guessed.
    const { window, reach, head, isLeft = false } = chunk?.effort ?? { window: chunk?.text.length ?? 0, reach: 1 };
    this.window = Math.max(window, this.windowAfter(chunks[next - 1]));
    this.reach = reach;
    this.byParts = !isLeft;
    if (head instanceof Head) this.goOnWith(head);
  }

  private goOnWith(head: Head): void {
    this.expectDefinitions();
    if (head.isRight((key) => this.isDefined(key))) this.head = head;
  }

  /** What is not read yet, in pieces. */
  rest(): readonly EngineChunk[] {
    const { pending, chunk, window, reach, head } = this;
    const effort = { window, reach, head, isLeft: !this.byParts };
    if (pending === '') return [];
    if (!chunk || this.fresh.length > 0 || pending.length !== chunk.text.length)
      return unreadPieces(pending, this.pace, effort, Math.max(this.atLeast, head?.done ?? 0));
    chunk.effort = effort;
    return [chunk];
  }

  /** Front matter has an end that no parser needs to look for. */
  readFrontMatter(end: number): void {
    while (this.pending.length < end && this.next < this.chunks.length) this.take(1);
    const text = this.pending.slice(0, end);
    const origin = { line: 0, offset: 0 - byteOrderMark(text) };
    this.emit(new EngineChunk(text, { nodes: parseFrontMatter(text).children, origin, defines: [], answers: new Map() }), end);
  }

  read(): void {
    if (this.pending.length > this.window) this.expectDefinitions();
    while (this.pending !== '' && this.step());
  }

  /** Before a part is parsed that does not know of the definitions in what is still to be read. */
  private expectDefinitions(): void {
    this.guessed = true;
    this.expected ??= this.chunk ? new Set(this.chunk.defines) : likelyDefinitions(this.pending);
  }

  /** `false` where what comes next is more than is left of the slice. */
  private step(): boolean {
    if (!this.head && this.recall()) return true;
    if (this.byParts) this.head ??= Head.of(this.pending, this.pace.long);
    if (this.head?.readOn(this.pending, (text) => this.readPart(text)) === false) return false;
    return this.emitOver(this.head?.done ?? 0) || this.readOn(this.head?.tailOf(this.pending) ?? this.pending);
  }

  /** `tail` is what is pending, below the part that is read of a long list or table. */
  private readOn(tail: string): boolean {
    const { end, over, cutAtEnd, open, cost } = survey(tail, this.window);
    const isAll = end === tail.length;
    const text = tail.slice(0, end);
    const goesOn = over !== undefined || this.reach > 1;
    if (isAll && this.next < this.chunks.length && (!endsWithBlankLine(text) || (goesOn && open))) {
      this.takeMore();
      return true;
    }
    if (over !== undefined) {
      if (this.leaveParts()) return true;
      this.emit(new EngineChunk(text, undefined, over), end);
      return true;
    }
    const verbatim = end >= this.pace.long ? readVerbatim(text, isAll && this.next >= this.chunks.length) : undefined;
    if (verbatim) {
      this.emit(verbatim, verbatim.text.length);
      return true;
    }
    if (this.spent > 0 && this.spent + cost > this.pace.slice) return false;
    this.spent += cost;
    if (isAll) this.expected = new Set();
    this.parse(text, isAll, cutAtEnd ? undefined : this.behind(tail, end));
    return true;
  }

  /** Puts back what was read before. */
  private recall(): boolean {
    const chunk = this.chunks[this.next];
    if (chunk?.limit !== undefined) return false;
    const behind = chunk && followerOf(chunk);
    const found = this.recent.take(this.pending, behind, (key) => this.isDefined(key));
    if (!found) return false;
    // What it was told is compared once more when all is read.
    this.guessed = true;
    this.emit(found, found.text.length);
    return true;
  }

  private readPart(text: string): Part | 'later' | undefined {
    this.expectDefinitions();
    if (this.spent > 0 && this.spent + text.length > this.pace.slice) return 'later';
    this.spent += text.length;
    return parseAlone(text, (key) => this.isDefined(key));
  }

  /** Its end is not what it seemed: it is read as everything else. `true` where one was being read. */
  private leaveParts(): boolean {
    if (!this.head) return false;
    this.head = undefined;
    this.byParts = false;
    return true;
  }

  /** `true` where what is read by parts goes on for longer than a cap. */
  private emitOver(length: number): boolean {
    const end = this.head?.overAt(length);
    if (end === undefined) return false;
    this.emit(new EngineChunk(this.pending.slice(0, end), undefined, 'region'), end);
    return true;
  }

  private isDefined(key: LabelKey): boolean {
    return this.definitions.has(key) || this.expected?.has(key) === true;
  }

  private parse(text: string, isAll: boolean, behind: Behind | undefined): void {
    const region = parseRegion(text, behind, (key) => this.isDefined(key));
    if (!region) {
      this.giveUp(text);
      return;
    }
    const last = region.chunks.at(-1);
    if (last && !behind) last.isCutOff = !isAll || this.next < this.chunks.length;
    const sure = region.holds ? region.chunks : region.chunks.slice(0, -1);
    for (const chunk of sure) if (!this.emitJoined(chunk)) return;
    if (region.holds) return;
    if (isAll) {
      this.atLeast = 2 * this.pending.length;
      this.takeMore();
    } else if (sure.length > 0 || this.emitOver(this.head?.lengthWith(text) ?? 0)) return;
    else if (this.window < CAPS.region) this.window *= 2;
    else if (!this.leaveParts()) this.emit(new EngineChunk(text, undefined, 'region'), text.length);
  }

  /** The parser overflowed on something that no cap foresaw. */
  private giveUp(text: string): void {
    if (this.leaveParts()) return;
    if (this.careful) this.emit(new EngineChunk(text, undefined, 'depth'), text.length);
    this.careful = true;
    this.window = CAREFUL_WINDOW;
    // The next slice would not know.
    this.spent = 0;
  }

  /** What stands behind the first `end` units of the text. Nothing, where a chunk that is not parsed follows: nothing joins that. */
  private behind(text: string, end: number): Behind | undefined {
    if (end < text.length) return { firstLine: text.slice(end, nextLine(text, end)), isList: undefined };
    const chunk = this.chunks[this.next];
    if (chunk?.limit !== undefined || chunk === undefined) return undefined;
    return followerOf(chunk);
  }

  private emit(chunk: EngineChunk, length: number): void {
    this.fresh.push(chunk);
    this.definitions.add(chunk.defines);
    this.pending = this.pending.slice(length);
    this.window = this.careful ? CAREFUL_WINDOW : this.windowAfter(chunk);
    this.reach = 1;
    this.atLeast = 0;
    this.head = undefined;
    this.byParts = true;
  }

  /** `false` where it does not go on what is being read by parts. */
  private emitJoined(chunk: EngineChunk): boolean {
    const { head, pending } = this;
    const length = head?.lengthWith(chunk.text) ?? chunk.text.length;
    if (this.emitOver(length)) return false;
    const whole = head ? head.join(pending.slice(0, length), chunk) : chunk;
    if (!whole) return !this.leaveParts();
    this.emit(whole, length);
    return true;
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
    if (this.head?.grow(this.pending) === false) this.leaveParts();
  }

  /** Behind a region that was too large comes, as a rule, the rest of the same list. */
  private windowAfter(chunk: EngineChunk | undefined): number {
    return chunk?.limit === 'region' ? CAPS.region : this.pace.window;
  }
}

/** What a chunk is to the one before. */
export function followerOf(chunk: EngineChunk): Follower {
  const isList = chunk.isUnread ? undefined : chunk.nodes[0]?.type === 'list';
  return { firstLine: chunk.text.slice(0, nextLine(chunk.text, 0)), isList };
}
