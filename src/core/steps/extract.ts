import { slug, type Chunk, type CodeBlock, type Element, type Heading } from '../markdown/index.ts';
import { plain } from '../words/index.ts';
import { BlockContent } from './content.ts';
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
  readonly content: BlockContent;
  /** The text that introduces it: `''` none, `undefined` none in this chunk, look at what comes before. */
  readonly said: string | undefined;
  readonly place: Place;
  /** The step that it was when the document was last composed: kept while nothing about it changes. */
  last: Step | undefined;
}

/** The part of a chunk that sections and steps are made of. */
export interface StepFacts {
  readonly facts: readonly (HeadingFact | BlockFact)[];
  /** What introduces a block at the head of the next chunk; `''` nothing does, `undefined` whatever came before this chunk still does. */
  readonly said: string | undefined;
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
  // Most text introduces nothing: only what stands last before a block is looked at.
  let said: string | undefined;
  for (const element of elements) {
    switch (element.kind) {
      case 'heading':
        if (!element.nested) facts.push({ heading: element, slug: slug(element.text), place: new Place(element.range) });
        said = '';
        break;
      case 'item':
      case 'paragraph':
        // An item without text leaves the introduction to the paragraph or block that stands in it.
        if (element.text !== '') said = element.text;
        break;
      case 'code':
        facts.push({
          block: element,
          content: new BlockContent(element),
          said,
          place: new Place(element.range),
          last: undefined,
        });
        said = '';
        break;
      default:
    }
  }
  return { facts, said };
}

/** What a block is called: by the words that introduce it, else by what it does. */
export function labelOf(said: string, { block, content }: Pick<BlockFact, 'block' | 'content'>): string {
  const introduced = said === '' ? '' : introduction(said);
  if (introduced !== '') return introduced;
  const { text, language } = block;
  const name = [content.reading.commands[0]?.text, text.split('\n', 1)[0], language].find(
    (each) => each !== undefined && each.trim() !== '',
  );
  return plain(name ?? '') || 'empty block';
}
