import { createNumbering, type Chunk, type CodeBlock } from '../markdown/index.ts';
import type { ShellReading } from '../shell/index.ts';
import type { Range } from '../text/index.ts';
import { labelOf, stepFacts, type BlockFact } from './extract.ts';
import type { Section, Step } from './step.ts';

export interface Procedure {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
}

/**
 * Composes sections and steps of a document from the facts of its chunks. Linear in the number of headings and blocks; a step that is what
 * it was in `before` is the same object, so that what is kept about it stays.
 */
export function readSteps(chunks: readonly Chunk[], lineCount: number, before?: Procedure): Procedure {
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = [];
  const steps: Step[] = [];
  const number = createNumbering();
  let byId: Map<string, Step> | undefined;
  const earlier = (id: string): BlockStep | undefined => {
    byId ??= new Map(before?.steps.map((step) => [step.id, step]));
    const step = byId.get(id);
    return step instanceof BlockStep ? step : undefined;
  };
  /** Indices of the sections that are open, outermost first. */
  const open: number[] = [];
  let inSection = 0;
  let said = '';

  const close = (depth: number, line: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const section = sections[last];
      if (section === undefined || section.depth < depth) return;
      section.endLine = Math.max(section.heading.end.line, line - 1);
      open.pop();
    }
  };

  for (const chunk of chunks) {
    const found = stepFacts(chunk);
    for (const fact of found.facts) {
      if ('heading' in fact) {
        const { heading } = fact;
        const range = fact.place.at(chunk.line);
        close(heading.depth, range.start.line);
        const parent = open.at(-1) ?? -1;
        open.push(sections.length);
        sections.push({ title: heading.text, slug: number(fact.slug), depth: heading.depth, heading: range, endLine: 0, parent });
        inSection = 0;
      } else {
        const section = open.at(-1) ?? -1;
        inSection += 1;
        const id = `${sections[section]?.slug ?? 'top'}/${String(inSection)}`;
        steps.push(stepOf(fact, { id, said: fact.said ?? said, section, line: chunk.line }, earlier));
      }
      said = '';
    }
    said = found.said ?? said;
  }
  close(0, lineCount);
  return { sections, steps };
}

interface Where {
  readonly id: string;
  /** The text that introduces it; empty where nothing does. */
  readonly said: string;
  readonly section: number;
  /** Where its chunk begins. */
  readonly line: number;
}

function stepOf(fact: BlockFact, where: Where, before: (id: string) => BlockStep | undefined): Step {
  const range = fact.place.at(where.line);
  const { last } = fact;
  if (last instanceof BlockStep && last.isStill(fact, where, range)) return last;
  const known = last === undefined ? before(where.id) : undefined;
  if (known?.isStill(fact, where, range) === true) return (fact.last = known);
  return (fact.last = new BlockStep(fact, where, range));
}

/** Its hash, its label and its reading are worked out when they are asked for: an outline needs none of them. */
class BlockStep implements Step {
  readonly id: string;
  readonly section: number;
  readonly block: Step['block'];
  readonly #fact: BlockFact;
  readonly #said: string;
  #label: string | undefined;

  constructor(
    fact: BlockFact,
    { id, said, section }: Where,
    readonly range: Range,
  ) {
    this.id = id;
    this.section = section;
    this.block = fact.block;
    this.#fact = fact;
    this.#said = said;
  }

  get hash(): string {
    return this.#fact.content.hash;
  }

  get label(): string {
    return (this.#label ??= labelOf(this.#said, this.#fact));
  }

  get reading(): ShellReading {
    return this.#fact.content.reading;
  }

  /** The block that is read now is this one, in its place and with its words, parsed again or not. */
  isStill(fact: BlockFact, { id, said, section }: Where, range: Range): boolean {
    const { content, block } = this.#fact;
    return (
      this.id === id &&
      this.section === section &&
      this.#said === said &&
      content.equals(fact.content) &&
      (block === fact.block || sameBut(block, fact.block)) &&
      (this.range === range || sameRange(this.range, range))
    );
  }
}

function sameBut(a: CodeBlock, b: CodeBlock): boolean {
  return a.closed === b.closed && a.listDepth === b.listDepth && a.inQuote === b.inQuote;
}

function sameRange(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column && a.end.line === b.end.line && a.end.column === b.end.column;
}

/** The titles of the sections that hold a step, outermost first. */
export function sectionPath(sections: readonly Section[], section: number): string[] {
  const path: string[] = [];
  for (let at = sections[section]; at !== undefined; at = sections[at.parent]) path.unshift(at.title);
  return path;
}
