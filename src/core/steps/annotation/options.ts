import type { Range } from '../../text/index.ts';
import { nearest, plain } from '../../words/index.ts';
import { KEYS, RUNME_KEYS, TEXTS, type Key } from './keys.ts';
import { writeValue } from './pairs.ts';
import { NO_OPTIONS, type StepOptions } from './stepOptions.ts';

/** One key of an annotation in the document. */
export interface PlacedPair {
  readonly key: string;
  readonly value: string | undefined;
  readonly open: boolean;
  /** A comment is ours alone; an info string may speak to others as well. */
  readonly from: 'comment' | 'info';
  readonly range: Range;
  readonly keyRange: Range;
  readonly valueRange: Range;
}

export interface OptionProblem {
  readonly kind: 'key' | 'value';
  /** In the document. */
  readonly range: Range;
  /** "Expected X, found Y". */
  readonly message: string;
  /** What would stand there instead. */
  readonly fix?: { readonly title: string; readonly text: string };
}

/** What is said of waiting for something, and says nothing alone. */
const WAITING: ReadonlySet<string> = new Set(['every', 'tries']);

/** The first of two equal keys holds. What is not understood has no effect and is a problem. */
export function readOptions(pairs: readonly PlacedPair[]): { readonly options: StepOptions; readonly problems: readonly OptionProblem[] } {
  const draft = { ...NO_OPTIONS };
  const problems: OptionProblem[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at];
    if (pair === undefined) continue;
    const key = keyOf(pair);
    if (key === undefined) {
      const unknown = unknownKey(pair);
      if (unknown !== undefined) problems.push(unknown);
    } else if (seen.has(pair.key)) {
      problems.push({ kind: 'value', range: pair.range, message: `Expected “${pair.key}” once, found it again` });
    } else {
      seen.add(pair.key);
      const behind = pair.value === undefined ? [] : strayWords(pairs, at);
      const problem = valueProblem(key, pair, behind, draft);
      if (problem === undefined) continue;
      problems.push(problem);
      at += behind.length;
    }
  }
  if (draft.until === undefined)
    for (const pair of pairs)
      if (WAITING.has(pair.key) && keyOf(pair) !== undefined)
        problems.push({ kind: 'value', range: pair.range, message: `Expected “until” beside “${pair.key}”, found none` });
  return { options: draft, problems };
}

/** The id that a block says it has; the rest is not looked at. */
export function explicitId(pairs: readonly PlacedPair[]): string | undefined {
  return readOptions(pairs.filter(({ key }) => key === 'id' || key === 'name')).options.id;
}

function keyOf(pair: PlacedPair): Key | undefined {
  return KEYS.get(pair.key) ?? (pair.from === 'info' ? RUNME_KEYS.get(pair.key) : undefined);
}

/** `timeout=5 minutes`: the words behind the value that are no keys belong to it. */
function strayWords(pairs: readonly PlacedPair[], at: number): readonly PlacedPair[] {
  let end = at + 1;
  for (let next = pairs[end]; next !== undefined; next = pairs[end]) {
    if (next.value !== undefined || keyOf(next) !== undefined || next.range.start.line !== pairs[at]?.range.start.line) break;
    end += 1;
  }
  return pairs.slice(at + 1, end);
}

function valueProblem(key: Key, pair: PlacedPair, behind: readonly PlacedPair[], draft: StepOptions): OptionProblem | undefined {
  if (pair.open) return { kind: 'value', range: pair.valueRange, message: `Expected a closing quote for “${pair.key}”, found none` };
  const range = pair.value === undefined ? pair.keyRange : { start: pair.valueRange.start, end: (behind.at(-1) ?? pair).range.end };
  const value = [pair.value, ...behind.map((word) => word.key)].join(' ');
  if (behind.length > 0 && TEXTS.has(pair.key) && isBare(pair)) {
    const fix = { title: 'Put it in quotes', text: writeValue(value) };
    return { kind: 'value', range, message: `Expected quotes around “${plain(value, 60)}”, found none`, fix };
  }
  const expected = key(draft, pair.value);
  if (expected === undefined) return undefined;
  const found = value.trim() === '' ? (pair.value === undefined ? `“${pair.key}” alone` : 'nothing') : `“${plain(value, 60)}”`;
  return { kind: 'value', range, message: `Expected ${expected}, found ${found}` };
}

/** Not in quotes. */
function isBare({ value, valueRange }: PlacedPair): boolean {
  return value?.length === valueRange.end.column - valueRange.start.column;
}

/** Other programs read info strings too, so that a key there is only ours where it is nearly one of ours. */
function unknownKey(pair: PlacedPair): OptionProblem | undefined {
  const near = nearest(pair.key, KEYS.keys());
  if (pair.from === 'info' && (near === undefined || pair.value === undefined)) return undefined;
  const meant = near === undefined ? '' : `; did you mean “${near}”?`;
  return {
    kind: 'key',
    range: pair.keyRange,
    message: `Expected a key such as id or timeout, found “${plain(pair.key, 40)}”${meant}`,
    ...(near === undefined ? {} : { fix: { title: `Write “${near}”`, text: near } }),
  };
}
