import { createNumbering, type Chunk } from '../markdown/index.ts';
import { shiftRange } from '../text/index.ts';
import { composeSteps, pairsOf, type Above, type Found } from './compose.ts';
import { stepFacts, type BlockFact, type Comment, type HeadingFact } from './extract.ts';
import type { Section, Step, Stray } from './step.ts';

export interface Procedure {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
  /** Comments that are about a block and have none. */
  readonly strays: readonly Stray[];
}

/**
 * Composes sections and steps of a document from the facts of its chunks. Linear in the number of headings and blocks; a step that is what
 * it was in `before` is the same object, so that what is kept about it stays.
 */
export function readSteps(chunks: readonly Chunk[], lineCount: number, before?: Procedure): Procedure {
  const composing = new Composing(before);
  for (const chunk of chunks) {
    const { facts, said } = stepFacts(chunk);
    for (const fact of facts) {
      if ('heading' in fact) composing.heading(fact, chunk.line);
      else if ('comment' in fact) composing.comment(fact, chunk.line);
      else composing.block(fact, chunk.line);
    }
    composing.said = said ?? composing.said;
  }
  return composing.end(lineCount);
}

const NOTHING_ABOVE: readonly Above[] = [];

/** What is known of the document from its beginning to the fact that was read last. */
class Composing {
  said = '';
  readonly #sections: { -readonly [K in keyof Section]: Section[K] }[] = [];
  readonly #found: Found[] = [];
  readonly #strays: Stray[] = [];
  readonly #number = createNumbering();
  /** Indices of the sections that are open, outermost first. */
  readonly #open: number[] = [];
  #inSection = 0;
  /** Comments that a block right below would have. */
  #above: Above[] = [];

  constructor(private readonly before: Procedure | undefined) {}

  heading({ heading, slug, place }: HeadingFact, line: number): void {
    const range = place.at(line);
    this.#close(heading.depth, range.start.line);
    const parent = this.#open.at(-1) ?? -1;
    this.#open.push(this.#sections.length);
    this.#sections.push({ title: heading.text, slug: this.#number(slug), depth: heading.depth, heading: range, endLine: 0, parent });
    this.#inSection = 0;
    this.said = '';
  }

  comment({ comment, blankAbove }: Comment, line: number): void {
    if (!this.#reaches(line + comment.range.start.line, blankAbove)) this.#leave();
    this.#above.push({ comment, line });
  }

  block(fact: BlockFact, line: number): void {
    const range = fact.place.at(line);
    const above = this.#take(range.start.line, fact);
    const section = this.#open.at(-1) ?? -1;
    this.#inSection += 1;
    const isOutput = above.length > 0 && this.#showsOutput(above, section, { fact, line });
    this.#found.push({
      fact,
      line,
      range,
      id: `${this.#sections[section]?.slug ?? 'top'}/${String(this.#inSection)}`,
      said: fact.said ?? this.said,
      section,
      pairs: pairsOf(fact, line, above),
      isOutput,
      expected: undefined,
    });
    this.said = '';
  }

  /** The comments right above a block; those further up have nothing below them. */
  #take(line: number, { blankAbove }: BlockFact): readonly Above[] {
    if (!this.#reaches(line, blankAbove)) this.#leave();
    if (this.#above.length === 0) return NOTHING_ABOVE;
    const above = this.#above;
    this.#above = [];
    return above;
  }

  /** One of the comments above the block says that it is the output of the block before. */
  #showsOutput(above: readonly Above[], section: number, shown: Found['expected']): boolean {
    const output = above.find(({ comment }) => comment.kind === 'expect');
    if (output === undefined) return false;
    const step = this.#withoutOutput(section);
    if (step === undefined) this.#stray(output, 'step');
    else step.expected = shown;
    return true;
  }

  end(lineCount: number): Procedure {
    this.#leave();
    this.#close(0, lineCount);
    return { sections: this.#sections, steps: composeSteps(this.#found, this.before?.steps), strays: this.#strays };
  }

  /** The comments above stand right above this line, or with one blank line between. */
  #reaches(start: number, blankAbove: () => boolean): boolean {
    const last = this.#above.at(-1);
    if (last === undefined) return true;
    const between = start - (last.line + last.comment.range.end.line);
    return between < 2 || (between === 2 && blankAbove());
  }

  /** The comments above have nothing below them. */
  #leave(): void {
    for (const above of this.#above) this.#stray(above, 'block');
    this.#above = [];
  }

  #stray({ comment, line }: Above, missing: Stray['missing']): void {
    if (comment.kind !== 'other') this.#strays.push({ kind: comment.kind, missing, range: shiftRange(comment.range, line) });
  }

  /** The block before, where that is one that runs and has no output shown yet. */
  #withoutOutput(section: number): Found | undefined {
    const last = this.#found.at(-1);
    const runs = last?.section === section && !last.isOutput && last.fact.content.reading.run !== 'copy' && last.expected === undefined;
    return runs ? last : undefined;
  }

  #close(depth: number, line: number): void {
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      const section = this.#sections[last];
      if (section === undefined || section.depth < depth) return;
      section.endLine = Math.max(section.heading.end.line, line - 1);
      this.#open.pop();
    }
  }
}

/** The titles of the sections that hold a step, outermost first. */
export function sectionPath(sections: readonly Section[], section: number): string[] {
  const path: string[] = [];
  for (let at = sections[section]; at !== undefined; at = sections[at.parent]) path.unshift(at.title);
  return path;
}
