import type { TextChange } from '../text/index.ts';
import { EngineChunk, keepUnchanged } from './chunk.ts';
import { DefinitionCounts } from './definitions.ts';
import type { LineSpan, Limit, MarkdownDocument } from './document.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { CAPS } from './limits.ts';
import { countEndings, nextLine } from './lines.ts';
import { SLICES, unreadPieces, WHOLE, type Pace } from './pace.ts';
import { RecentChunks } from './remembered.ts';
import { followerOf, Rereading } from './rereading.ts';
import { editWithin } from './within.ts';
import { editWord } from './word.ts';

/** A Markdown document that is parsed whole when it is opened, and from then on only where it changes. */
export function createMarkdown(text: string): MarkdownDocument {
  return new Engine(text, WHOLE);
}

/**
 * The same in slices of some milliseconds: what is not read yet shows what a line scanner sees of it, or what it said before, until
 * `advance` has come to it.
 */
export function createMarkdownInSlices(text: string): MarkdownDocument {
  return new Engine(text, SLICES);
}

/** Keeps the chunks of a document. One that is larger than the cap is one chunk, never parsed. */
export class Engine implements MarkdownDocument {
  chunks: readonly EngineChunk[] = [];
  length = 0;
  lineCount = 1;

  private definitions = new DefinitionCounts();
  /** Where the closed front matter ends, which is a chunk of its own then; 0 where there is none. */
  private body = 0;
  private readonly recent = new RecentChunks();
  private unsettled = 0;

  constructor(
    text: string,
    private readonly pace: Pace,
  ) {
    this.reset(text);
  }

  private get isEager(): boolean {
    return this.pace.slice === Number.POSITIVE_INFINITY;
  }

  get isSettled(): boolean {
    return this.unsettled === 0;
  }

  get text(): string {
    return joined(this.chunks);
  }

  get limits(): readonly Limit[] {
    return this.chunks.flatMap(({ limit, line, endings, text }) => {
      if (limit === undefined) return [];
      const start = { line, column: 0 };
      const column = endings === 0 ? text.length : 0;
      return [{ what: limit, range: { start, end: { line: line + endings, column } } }];
    });
  }

  reset(text: string): void {
    this.definitions = new DefinitionCounts();
    this.recent.forget();
    this.body = 0;
    this.place([]);
    if (text.length > CAPS.document) this.placeUnparsed(text);
    else if (this.pace.slice < text.length) this.open(text, frontMatterEnd(text));
    else if (countEndings(text) >= CAPS.documentLines) this.placeUnparsed(text);
    else this.reread(0, 0, text, { body: frontMatterEnd(text) });
    if (this.isEager) this.settle();
  }

  private placeUnparsed(text: string): void {
    this.place([new EngineChunk(text, undefined, 'document')]);
  }

  /** Nothing is parsed but the front matter: the rest waits. */
  private open(text: string, body: number): void {
    const pieces = unreadPieces(text.slice(body), this.pace, { window: this.pace.window, reach: 1 });
    this.place(pieces);
    if (this.lineCount + countEndings(text.slice(0, body)) > CAPS.documentLines) {
      this.placeUnparsed(text);
      return;
    }
    for (const { defines } of pieces) this.definitions.add(defines);
    if (body > 0) this.reread(0, 0, text.slice(0, body), { body });
  }

  apply(changes: readonly TextChange[]): void {
    for (const { offset, length, text } of changes) {
      const start = Math.max(0, Math.min(offset, this.length));
      const end = Math.max(start, Math.min(offset + length, this.length));
      this.replace(start, end, text);
    }
    if (this.isEager) this.settle();
  }

  advance(near?: LineSpan): boolean {
    const index = this.nextUnsettled(near);
    const chunk = this.chunks[index];
    if (chunk) {
      const fresh = this.reread(index, index + 1, chunk.text, { body: this.body, chunk });
      // What is in them is worked out now: it is asked for when all is read, and would be a long piece then.
      fresh.forEach(({ elements }) => elements);
    }
    return !this.isSettled;
  }

  settle(): void {
    while (!this.isSettled) {
      const index = this.nextUnsettled();
      const chunk = this.chunks[index];
      if (chunk)
        this.reread(index, index + 1, chunk.text, {
          body: this.body,
          pace: { ...this.pace, slice: Number.POSITIVE_INFINITY },
          chunk,
        });
    }
  }

  /** What a person looks at is read first. */
  private nextUnsettled(near?: LineSpan): number {
    const waits = (chunk: EngineChunk): boolean => chunk.isUnread || chunk.isMisled;
    const seen = near
      ? this.chunks.findIndex((chunk) => chunk.line <= near.endLine && chunk.line + chunk.endings >= near.line && waits(chunk))
      : -1;
    return seen >= 0 ? seen : this.chunks.findIndex(waits);
  }

  private replace(start: number, end: number, text: string): void {
    const length = this.length - (end - start) + text.length;
    if (this.chunks[0]?.limit === 'document' || length > CAPS.document || this.lineCount + countEndings(text) > CAPS.documentLines) {
      const whole = this.text;
      this.reset(whole.slice(0, start) + text + whole.slice(end));
      return;
    }
    const body = this.bodyAfter(start, end, text);
    if (body === this.body && start > this.body && this.replaceWithin(start, end, text)) return;
    const from = body !== this.body || start <= this.body ? 0 : this.firstTouched(start, end, text);
    const next = this.holding(end) + 1;
    const touched = joined(this.chunks.slice(from, next));
    const base = this.chunks[from]?.offset ?? 0;
    this.reread(from, next, touched.slice(0, start - base) + text + touched.slice(end - base), { body });
  }

  /** `false` where more than a part of one chunk has to be parsed again. */
  private replaceWithin(start: number, end: number, text: string): boolean {
    const index = this.holding(start);
    const chunk = this.chunks[index];
    if (!chunk || chunk.limit !== undefined || chunk.isUnread || chunk.isMisled) return false;
    const next = this.chunks[index + 1];
    const behind = next?.text.slice(0, nextLine(next.text, 0));
    const change = { offset: start - chunk.offset, length: end - start, text };
    const revised = editWord(chunk, change) ?? editWithin(chunk, change, behind, (key) => this.definitions.has(key));
    if (!revised) return false;
    this.place(this.chunks.with(index, revised));
    return true;
  }

  /** Where the front matter will end. Only a change at the top can move that, or one anywhere behind an opening fence that is not closed. */
  private bodyAfter(start: number, end: number, text: string): number {
    const mayChange = this.body > 0 ? start <= this.body : start <= 4 || /^\ufeff?(?:---|\+\+\+)/.test(this.chunks[0]?.text ?? '');
    if (!mayChange) return this.body;
    const whole = this.text;
    return frontMatterEnd(whole.slice(0, start) + text + whole.slice(end));
  }

  /**
   * The first chunk that a change can reach. A change of its first line may join it to the chunk before, if that can go on behind a blank
   * line. And where a chunk was cut from the one before for a cap, nothing is known of how the two would have been read together.
   */
  private firstTouched(start: number, end: number, text: string): number {
    const first = this.body > 0 ? 1 : 0;
    let index = Math.max(first, this.holding(start));
    const chunk = this.chunks[index];
    if (!chunk || index === first) return first;
    const line = nextLine(chunk.text, 0);
    const inFirstLine = start < chunk.offset + line || (index === this.chunks.length - 1 && line === chunk.text.length);
    if (inFirstLine) {
      const begin = start > chunk.offset ? chunk.text.charAt(0) : (text + chunk.text.charAt(end - chunk.offset)).charAt(0);
      if (this.chunks[index - 1]?.canGoOn !== false || !/^[^\s\ufeff]/.test(begin)) index--;
    }
    while (index > first && this.chunks[index - 1]?.isCutOff === true) index--;
    return index;
  }

  /** Puts what is read from `pending` in the place of the chunks from `from` on to `next`, or further where the change reaches further. */
  private reread(from: number, next: number, pending: string, { body, pace = this.pace, chunk }: Manner): readonly EngineChunk[] {
    const taken = this.chunks.slice(from, next);
    for (const { defines } of taken) this.definitions.remove(defines);
    const { chunks, definitions, recent } = this;
    const reading = new Rereading({ pending, chunks, next, definitions, recent, pace, chunk });
    if (from === 0 && body > 0) reading.readFrontMatter(body);
    reading.read();
    this.body = body;
    const removed = chunks.slice(from, reading.next);
    const rest = reading.rest();
    const defined = removed.some(definesLabels);
    for (const { defines } of rest) definitions.add(defines);
    const fresh = keepUnchanged(removed, [...reading.fresh, ...rest]);
    this.remember(removed, new Set(fresh), chunks[reading.next]);
    this.place([...chunks.slice(0, from), ...fresh, ...chunks.slice(reading.next)]);
    if (reading.guessed || defined || fresh.some(definesLabels)) this.findMisled();
    return fresh;
  }

  private remember(removed: readonly EngineChunk[], kept: ReadonlySet<EngineChunk>, behind: EngineChunk | undefined): void {
    for (const [index, chunk] of removed.entries()) {
      const next = removed[index + 1] ?? behind;
      if (!kept.has(chunk) && !chunk.isCutOff && next?.limit === undefined) this.recent.add(chunk, next && followerOf(next));
    }
  }

  /** Marks what was told something about a label that no longer holds, to be parsed again. */
  private findMisled(): void {
    this.unsettled = 0;
    for (const chunk of this.chunks) {
      chunk.isMisled = this.isMisled(chunk);
      if (chunk.isUnread || chunk.isMisled) this.unsettled++;
    }
  }

  private isMisled(chunk: EngineChunk): boolean {
    for (const [key, answer] of chunk.answers) if (this.definitions.has(key) !== answer) return true;
    return false;
  }

  private place(chunks: readonly EngineChunk[]): void {
    let offset = 0;
    let line = 0;
    this.unsettled = 0;
    for (const chunk of chunks) {
      if (chunk.isUnread || chunk.isMisled) this.unsettled++;
      chunk.offset = offset;
      chunk.line = line;
      offset += chunk.text.length;
      line += chunk.endings;
    }
    this.chunks = chunks.length > 0 ? chunks : [new EngineChunk('')];
    this.length = offset;
    this.lineCount = line + 1;
  }

  /** The last chunk that begins at or before the offset. */
  private holding(offset: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.chunks[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function joined(chunks: readonly EngineChunk[]): string {
  let text = '';
  for (const chunk of chunks) text += chunk.text;
  return text;
}

/** How a stretch is read. */
interface Manner {
  /** Where the front matter will end. */
  readonly body: number;
  readonly pace?: Pace;
  /** The one that is read, where its text is what it was. */
  readonly chunk?: EngineChunk;
}

function definesLabels(chunk: EngineChunk): boolean {
  return chunk.defines.length > 0;
}
