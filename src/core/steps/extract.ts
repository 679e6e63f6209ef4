import { sha256 } from '@noble/hashes/sha2.js';
import { slug, type Chunk, type CodeBlock, type Heading } from '../markdown/index.ts';
import { readShell, type ShellReading } from '../shell/index.ts';
import { indexLines, type LineIndex } from '../text/index.ts';
import { plain } from '../words/index.ts';
import { commentsIn, infoPairs, type CommentFact, type PlacedPair } from './annotation/index.ts';
import { introduction } from './label.ts';
import { Place } from './place.ts';
import type { Step } from './step.ts';

/** A heading as its chunk alone tells it. */
export interface HeadingFact {
  readonly heading: Heading;
  /** As if it were the only one of its text. */
  readonly slug: string;
  readonly place: Place;
}

/** A code block as its chunk alone tells it. */
export interface BlockFact {
  readonly block: CodeBlock;
  readonly hash: string;
  readonly reading: ShellReading;
  /** `undefined`: nothing in this chunk introduces it, look at what comes before. */
  readonly label: string | undefined;
  /** What it is called where nothing introduces it at all. */
  readonly name: string;
  readonly place: Place;
  /** What its info string says in braces, places relative to the chunk. */
  readonly pairs: readonly PlacedPair[];
  /** A comment may stand behind one blank line. */
  readonly blankAbove: () => boolean;
  /** The step that it was when the document was last composed: kept while nothing about it changes. */
  last: Composed | undefined;
}

/** A comment with a block below it, as its chunk alone tells it. */
export interface Comment {
  readonly comment: CommentFact;
  readonly blankAbove: () => boolean;
}

/** A step with all that it was composed from, but for what it says itself. */
export interface Composed {
  readonly step: Step;
  readonly from: readonly unknown[];
}

/** The part of a chunk that sections and steps are made of. */
export interface StepFacts {
  readonly facts: readonly (HeadingFact | BlockFact | Comment)[];
  /** What introduces a block at the head of the next chunk; `''` nothing does, `undefined` whatever came before this chunk still does. */
  readonly introduces: string | undefined;
}

const kept = new WeakMap<Chunk, StepFacts>();

/** The facts of a chunk, computed once for as long as the chunk object lives. */
export function stepFacts(chunk: Chunk): StepFacts {
  let facts = kept.get(chunk);
  if (facts === undefined) kept.set(chunk, (facts = extract(chunk)));
  return facts;
}

function extract({ elements, text }: Chunk): StepFacts {
  const facts: (HeadingFact | BlockFact | Comment)[] = [];
  const lineAt = linesOf(text);
  let introduces: string | undefined;
  for (const element of elements) {
    switch (element.kind) {
      case 'heading':
        if (!element.nested) facts.push({ heading: element, slug: slug(element.text), place: new Place(element.range) });
        introduces = '';
        break;
      case 'item':
      case 'paragraph':
        // An item without text leaves the introduction to the paragraph or block that stands in it.
        if (element.text !== '') introduces = introduction(element.text);
        break;
      case 'code':
        facts.push(blockFact(element, introduces, lineAt));
        introduces = '';
        break;
      case 'html':
        for (const comment of commentsIn(element, lineAt))
          facts.push({ comment, blankAbove: () => isBlankAbove(comment.range.start.line, lineAt) });
        break;
      default:
    }
  }
  return { facts, introduces };
}

/** The lines of a chunk, which most chunks are never asked for. */
function linesOf(text: string): (line: number) => string {
  let index: LineIndex | undefined;
  return (line) => (index ??= indexLines(text)).line(line);
}

/** A chunk begins behind a blank line. In a quote a line is blank that has nothing but its marks. */
function isBlankAbove(line: number, lineAt: (line: number) => string): boolean {
  return line === 0 || /^[\s>]*$/.test(lineAt(line - 1));
}

function blockFact(block: CodeBlock, label: string | undefined, lineAt: (line: number) => string): BlockFact {
  const { language, meta, text, fenced } = block;
  const reading = readShell({ language, meta, text, fenced });
  const name = [reading.commands[0]?.text, text.split('\n', 1)[0], language].find((each) => each !== undefined && each.trim() !== '');
  return {
    block,
    hash: blockHash(text),
    reading,
    label,
    name: plain(name ?? '') || 'empty block',
    place: new Place(block.range),
    pairs: meta === undefined ? [] : infoPairs(block, lineAt(block.range.start.line)),
    blankAbove: () => isBlankAbove(block.range.start.line, lineAt),
    last: undefined,
  };
}

/** First 16 hex digits of the SHA-256 of a block's text: what a confirmation is bound to. */
function blockHash(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  let hex = '';
  for (const byte of digest.subarray(0, 8)) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
