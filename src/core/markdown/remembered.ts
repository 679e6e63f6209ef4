import type { EngineChunk } from './chunk.ts';
import type { LabelKey } from './definitions.ts';
import { nextLine } from './lines.ts';

/** UTF-16 units in all: the text of the longest document. What is over makes room for everything. */
const MOST = 4096 * 1024;

/** Longer chunks are not kept: one for each keystroke inside would drive out all the rest. */
const LONGEST = 64 * 1024;

/** What stood behind a chunk. */
export interface Follower {
  readonly firstLine: string;
  /** `undefined` where it was not read. */
  readonly isList: boolean | undefined;
}

interface Remembered {
  readonly chunk: EngineChunk;
  readonly behind: Follower | undefined;
}

/**
 * Chunks that were taken out of a document, to be put back when their text comes back: an opening fence swallows the rest of a document,
 * and its closing, or undo, gives all of it back.
 *
 * A chunk is what it was if its text is, the first line behind it, and what it was told about labels.
 */
export class RecentChunks {
  private readonly byFirstLine = new Map<string, Remembered[]>();
  private size = 0;

  add(chunk: EngineChunk, behind: Follower | undefined): void {
    const kind = chunk.nodes[0]?.type;
    if (
      chunk.isUnread ||
      chunk.limit !== undefined ||
      chunk.text.length > LONGEST ||
      kind === undefined ||
      kind === 'yaml' ||
      kind === 'toml'
    )
      return;
    if (this.size + chunk.text.length > MOST) this.forget();
    this.size += chunk.text.length;
    const key = firstLineOf(chunk.text);
    const same = this.byFirstLine.get(key);
    if (same) same.push({ chunk, behind });
    else this.byFirstLine.set(key, [{ chunk, behind }]);
  }

  /** Gives back, and forgets, a chunk that the text begins with. `behind` is what stands behind all of the text. */
  take(text: string, behind: Follower | undefined, isDefined: (key: LabelKey) => boolean): EngineChunk | undefined {
    if (this.size === 0) return undefined;
    const same = this.byFirstLine.get(firstLineOf(text));
    const at = same?.findLastIndex((each) => fits(each, text, behind) && isRight(each.chunk, isDefined)) ?? -1;
    const [found] = at < 0 ? [] : (same?.splice(at, 1) ?? []);
    if (found) this.size -= found.chunk.text.length;
    return found?.chunk;
  }

  forget(): void {
    this.byFirstLine.clear();
    this.size = 0;
  }
}

function firstLineOf(text: string): string {
  return text.slice(0, nextLine(text, 0));
}

function fits({ chunk, behind }: Remembered, text: string, behindText: Follower | undefined): boolean {
  const { length } = chunk.text;
  if (!text.startsWith(chunk.text)) return false;
  if (length < text.length) return text.slice(length, nextLine(text, length)) === behind?.firstLine;
  if (behind === undefined || behindText === undefined) return behind === behindText;
  return behind.firstLine === behindText.firstLine && (behindText.isList === undefined || behind.isList === behindText.isList);
}

function isRight({ answers, defines }: EngineChunk, isDefined: (key: LabelKey) => boolean): boolean {
  for (const [key, answer] of answers) if ((isDefined(key) || defines.includes(key)) !== answer) return false;
  return true;
}
