import { slug, type Chunk, type CodeBlock, type Heading } from '../markdown/index.ts';
import { indexLines, type LineIndex } from '../text/index.ts';
import { plain } from '../words/index.ts';
import { commentsIn, infoPairs, type CommentFact, type PlacedPair } from './annotation/index.ts';
import { BlockContent } from './content.ts';
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
  readonly content: BlockContent;
  /** The text that introduces it: `''` none, `undefined` none in this chunk, look at what comes before. */
  readonly said: string | undefined;
  readonly place: Place;
  /** What its info string says in braces, places relative to the chunk. */
  readonly pairs: readonly PlacedPair[];
  /** A comment may stand behind one blank line. */
  readonly blankAbove: () => boolean;
  /** The step that it was when the document was last composed: kept while nothing about it changes. */
  last: Step | undefined;
}

/** A comment with a block below it, as its chunk alone tells it. */
export interface Comment {
  readonly comment: CommentFact;
  readonly blankAbove: () => boolean;
}

/** The part of a chunk that sections and steps are made of. */
export interface StepFacts {
  readonly facts: readonly (HeadingFact | BlockFact | Comment)[];
  /** What introduces a block at the head of the next chunk; `''` nothing does, `undefined` whatever came before this chunk still does. */
  readonly said: string | undefined;
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
          pairs: element.meta === undefined ? [] : infoPairs(element, lineAt(element.range.start.line)),
          blankAbove: () => isBlankAbove(element.range.start.line, lineAt),
          last: undefined,
        });
        said = '';
        break;
      case 'html':
        for (const comment of commentsIn(element, lineAt))
          facts.push({ comment, blankAbove: () => isBlankAbove(comment.range.start.line, lineAt) });
        break;
      default:
    }
  }
  return { facts, said };
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
