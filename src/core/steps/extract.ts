import { sha256 } from '@noble/hashes/sha2.js';
import type { Chunk, CodeBlock, Element, Heading } from '../markdown/index.ts';
import { readShell, type ShellReading } from '../shell/index.ts';
import { introduction } from './label.ts';

/** A code block as its chunk alone tells it. Lines are relative to the chunk. */
interface BlockFact {
  readonly block: CodeBlock;
  readonly hash: string;
  readonly reading: ShellReading;
  /** `undefined`: nothing in this chunk introduces it, look at what comes before. */
  readonly label: string | undefined;
}

type Fact = { readonly heading: Heading } | { readonly step: BlockFact };

/** The part of a chunk that sections and steps are made of. */
export interface StepFacts {
  readonly facts: readonly Fact[];
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
  const facts: Fact[] = [];
  let introduces: string | undefined;
  for (const element of elements) {
    switch (element.kind) {
      case 'heading':
        if (!element.nested) facts.push({ heading: element });
        introduces = '';
        break;
      case 'item':
      case 'paragraph':
        // An item without text leaves the introduction to the paragraph or block that stands in it.
        if (element.text !== '') introduces = introduction(element.text);
        break;
      case 'code': {
        const { language, meta, text, fenced } = element;
        facts.push({
          step: { block: element, hash: blockHash(text), reading: readShell({ language, meta, text, fenced }), label: introduces },
        });
        introduces = '';
        break;
      }
      default:
    }
  }
  return { facts, introduces };
}

/** First 16 hex digits of the SHA-256 of a block's text: what a confirmation is bound to. */
function blockHash(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  let hex = '';
  for (const byte of digest.subarray(0, 8)) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
