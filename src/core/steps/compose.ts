import { copyOnly } from '../shell/index.ts';
import { shiftRange } from '../text/index.ts';
import { NO_OPTIONS, readOptions, type CommentFact, type PlacedPair } from './annotation/index.ts';
import type { BlockFact } from './extract.ts';
import type { ExpectedOutput, Step } from './step.ts';

/** A block with all that its surroundings say of it. */
export interface Found {
  readonly fact: BlockFact;
  /** Where its chunk begins. */
  readonly line: number;
  /** Its id where it has none of its own. */
  readonly number: string;
  /** Empty where nothing introduces it. */
  readonly label: string;
  readonly section: number;
  /** The comments above it, with the lines that their chunks begin at. */
  readonly comments: readonly { readonly comment: CommentFact; readonly line: number }[];
  /** The output of the block before it. */
  readonly isOutput: boolean;
  /** The block that shows its output, and where that one's chunk begins. */
  expected: { readonly fact: BlockFact; readonly line: number } | undefined;
}

/** Makes steps of blocks; a step that is what it was is the same object. An explicit id is given to the first block that says it. */
export function composeSteps(found: readonly Found[]): readonly Step[] {
  const taken = new Set<string>();
  return found.map((each) => {
    const step = stepOf(each, taken);
    taken.add(step.id);
    return step;
  });
}

function stepOf(found: Found, taken: ReadonlySet<string>): Step {
  const { fact, line, number, label, section, comments, isOutput, expected } = found;
  const range = fact.place.at(line);
  const said = fact.pairs.length > 0 || comments.length > 0 ? explicitId(found) : undefined;
  const id = said === undefined || taken.has(said) ? number : said;
  const from = [
    ...[id, range, label, section, isOutput, expected?.fact, expected?.line],
    ...comments.flatMap(({ comment, line: at }) => [comment, at]),
  ];
  if (fact.last !== undefined && sameItems(fact.last.from, from)) return fact.last.step;
  const step: Step = {
    id,
    hash: fact.hash,
    label: label || fact.name,
    section,
    range,
    block: fact.block,
    reading: isOutput ? copyOnly(fact.reading, 'it is the output that the block above is expected to have') : fact.reading,
    ...annotationOf(found),
    expected: outputOf(expected),
  };
  fact.last = { step, from };
  return step;
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function explicitId(found: Found): string | undefined {
  return readOptions(pairsOf(found)).options.id;
}

function annotationOf(found: Found): Pick<Step, 'options' | 'annotation'> {
  const pairs = pairsOf(found);
  if (pairs.length === 0) return { options: NO_OPTIONS, annotation: undefined };
  const { options, problems } = readOptions(pairs);
  const id = options.id === undefined ? undefined : pairs.find(({ value }) => value === options.id)?.range;
  return { options, annotation: { pairs, id, problems } };
}

/** In the order of the text, as places of the document. */
function pairsOf({ fact, line, comments }: Found): readonly PlacedPair[] {
  return [
    ...comments.flatMap(({ comment, line: at }) => comment.pairs.map((pair) => shifted(pair, at))),
    ...fact.pairs.map((pair) => shifted(pair, line)),
  ];
}

function shifted(pair: PlacedPair, lines: number): PlacedPair {
  const [range, keyRange, valueRange] = [pair.range, pair.keyRange, pair.valueRange].map((each) => shiftRange(each, lines));
  return range && keyRange && valueRange ? { ...pair, range, keyRange, valueRange } : pair;
}

function outputOf(expected: Found['expected']): ExpectedOutput | undefined {
  return expected && { text: expected.fact.block.text, range: expected.fact.place.at(expected.line) };
}
