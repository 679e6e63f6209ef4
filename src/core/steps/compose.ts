import type { CodeBlock } from '../markdown/index.ts';
import { copyOnly, type ShellReading } from '../shell/index.ts';
import { shiftRange, type Range } from '../text/index.ts';
import { explicitId, NO_OPTIONS, readOptions, type CommentFact, type PlacedPair, type StepOptions } from './annotation/index.ts';
import { labelOf, type BlockFact } from './extract.ts';
import type { Annotation, ExpectedOutput, Step } from './step.ts';

/** A block with all that its surroundings say of it. */
export interface Found {
  readonly fact: BlockFact;
  /** Where its chunk begins. */
  readonly line: number;
  readonly range: Range;
  /** By section and number, until it has one of its own. */
  id: string;
  /** The text that introduces it; empty where nothing does. */
  readonly said: string;
  readonly section: number;
  /** What is said of it above it and behind its language, in the order of the text, as places of the document. */
  readonly pairs: readonly PlacedPair[];
  /** The output of the block before it. */
  readonly isOutput: boolean;
  /** The block that shows its output, and where that one's chunk begins. */
  expected: { readonly fact: BlockFact; readonly line: number } | undefined;
}

/** A comment above a block, and the line that its chunk begins at. */
export interface Above {
  readonly comment: CommentFact;
  readonly line: number;
}

/**
 * Makes steps of blocks; a step that is what it was in `before` is the same object. An explicit id is given to the first block that says it.
 */
export function composeSteps(found: readonly Found[], before: readonly Step[] | undefined): readonly Step[] {
  const taken = new Set<string>();
  let byId: Map<string, Step> | undefined;
  const earlier = (id: string): BlockStep | undefined => {
    byId ??= new Map(before?.map((step) => [step.id, step]));
    const step = byId.get(id);
    return step instanceof BlockStep ? step : undefined;
  };
  return found.map((each) => {
    const own = each.pairs.length === 0 ? undefined : explicitId(each.pairs);
    if (own !== undefined && !taken.has(own)) {
      taken.add(own);
      each.id = own;
    }
    return stepOf(each, earlier);
  });
}

function stepOf(found: Found, before: (id: string) => BlockStep | undefined): Step {
  const { fact } = found;
  const { last } = fact;
  if (last instanceof BlockStep && last.isStill(found)) return last;
  const known = last === undefined ? before(found.id) : undefined;
  if (known?.isStill(found) === true) return (fact.last = known);
  return (fact.last = new BlockStep(found));
}

/** Its hash, its label and its reading are worked out when they are asked for: an outline needs none of them. */
class BlockStep implements Step {
  readonly id: string;
  readonly section: number;
  readonly range: Range;
  readonly block: Step['block'];
  readonly expected: ExpectedOutput | undefined;
  readonly #found: Found;
  #label: string | undefined;
  #reading: ShellReading | undefined;
  #annotated: Pick<Step, 'options' | 'annotation'> | undefined;

  constructor(found: Found) {
    this.id = found.id;
    this.section = found.section;
    this.range = found.range;
    this.block = found.fact.block;
    this.expected = found.expected && outputOf(found.expected);
    this.#found = found;
  }

  get hash(): string {
    return this.#found.fact.content.hash;
  }

  get label(): string {
    return (this.#label ??= labelOf(this.#found.said, this.#found.fact));
  }

  get reading(): ShellReading {
    const { fact, isOutput } = this.#found;
    if (!isOutput) return fact.content.reading;
    return (this.#reading ??= copyOnly(fact.content.reading, 'it is the output that the block above is expected to have'));
  }

  get options(): StepOptions {
    return (this.#annotated ??= annotationOf(this.#found.pairs)).options;
  }

  get annotation(): Annotation | undefined {
    return (this.#annotated ??= annotationOf(this.#found.pairs)).annotation;
  }

  /** The block that is read now is this one, in its place and with its words, parsed again or not. */
  isStill({ fact, said, section, isOutput, expected, id, range, pairs }: Found): boolean {
    const before = this.#found;
    return (
      this.id === id &&
      this.section === section &&
      before.said === said &&
      before.fact.content.equals(fact.content) &&
      (this.block === fact.block || sameBut(before.fact.block, fact.block)) &&
      sameRange(this.range, range) &&
      before.isOutput === isOutput &&
      (pairs === before.pairs || JSON.stringify(pairs) === JSON.stringify(before.pairs)) &&
      sameOutput(this.expected, expected)
    );
  }
}

function sameBut(a: CodeBlock, b: CodeBlock): boolean {
  return a.closed === b.closed && a.listDepth === b.listDepth && a.inQuote === b.inQuote;
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a === b ||
    (a.start.line === b.start.line && a.start.column === b.start.column && a.end.line === b.end.line && a.end.column === b.end.column)
  );
}

function sameOutput(before: ExpectedOutput | undefined, now: Found['expected']): boolean {
  if (before === undefined || now === undefined) return before === now;
  return before.text === now.fact.block.text && sameRange(before.range, now.fact.place.at(now.line));
}

function outputOf({ fact, line }: NonNullable<Found['expected']>): ExpectedOutput {
  const { block, place } = fact;
  const range = place.at(line);
  return { text: block.text, range, firstLine: range.start.line + (block.fenced ? 1 : 0) };
}

const NO_PAIRS: readonly PlacedPair[] = [];

/** What is said of a block, in the order of the text, as places of the document. */
export function pairsOf(fact: BlockFact, line: number, above: readonly Above[]): readonly PlacedPair[] {
  if (fact.pairs.length === 0 && above.length === 0) return NO_PAIRS;
  return [
    ...above.flatMap(({ comment, line: at }) => comment.pairs.map((pair) => shifted(pair, at))),
    ...fact.pairs.map((pair) => shifted(pair, line)),
  ];
}

function shifted(pair: PlacedPair, lines: number): PlacedPair {
  return {
    ...pair,
    range: shiftRange(pair.range, lines),
    keyRange: shiftRange(pair.keyRange, lines),
    valueRange: shiftRange(pair.valueRange, lines),
  };
}

const NOTHING_SAID: Pick<Step, 'options' | 'annotation'> = { options: NO_OPTIONS, annotation: undefined };

function annotationOf(pairs: readonly PlacedPair[]): Pick<Step, 'options' | 'annotation'> {
  if (pairs.length === 0) return NOTHING_SAID;
  const { options, problems } = readOptions(pairs);
  const id = options.id === undefined ? undefined : pairs.find(({ value }) => value === options.id)?.range;
  return { options, annotation: { pairs, id, problems } };
}
