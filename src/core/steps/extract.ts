import { sha256 } from '@noble/hashes/sha2.js';
import { slug, type Chunk, type CodeBlock, type Element, type Heading } from '../markdown/index.ts';
import { readShell, type ShellReading } from '../shell/index.ts';
import { plain } from '../words/index.ts';
import { introduction } from './label.ts';
import { Place } from './place.ts';
import type { Step } from './step.ts';

/** A heading as its chunk alone tells it. */
interface HeadingFact {
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
  /** The step that it was when the document was last composed: kept while nothing about it changes. */
  last: Step | undefined;
}

/** The part of a chunk that sections and steps are made of. */
export interface StepFacts {
  readonly facts: readonly (HeadingFact | BlockFact)[];
  /** What introduces a block at the head of the next chunk; `''` nothing does, `undefined` whatever came before this chunk still does. */
  readonly introduces: string | undefined;
}

const kept = new WeakMap<Chunk, StepFacts>();

/** The facts of a chunk, computed once for as long as the chunk object lives. */
export function stepFacts(chunk: Chunk): StepFacts {
  let facts = kept.get(chunk);
  if (facts === undefined) kept.set(chunk, (facts = extract(chunk.elements)));
  return facts;
}

function extract(elements: readonly Element[]): StepFacts {
  const facts: (HeadingFact | BlockFact)[] = [];
  /** The text that introduces what comes next: most is followed by no block, and is then not read. */
  let before: string | undefined;
  const introduces = (): string | undefined => before && introduction(before);
  for (const element of elements) {
    switch (element.kind) {
      case 'heading':
        if (!element.nested) facts.push({ heading: element, slug: slug(element.text), place: new Place(element.range) });
        before = '';
        break;
      case 'item':
      case 'paragraph':
        // An item without text leaves the introduction to the paragraph or block that stands in it.
        if (element.text !== '') before = element.text;
        break;
      case 'code':
        facts.push(blockFact(element, introduces()));
        before = '';
        break;
      default:
    }
  }
  return { facts, introduces: introduces() };
}

function blockFact(block: CodeBlock, label: string | undefined): BlockFact {
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
