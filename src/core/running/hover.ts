import type { Requirements } from '../declared/index.ts';
import { inputRanges, type InputRange, type Step } from '../steps/index.ts';
import type { Position, Range } from '../text/index.ts';
import { plain } from '../words/index.ts';
import { isIsolated } from './isolation.ts';
import { whatItDoes, type Intent } from './lenses.ts';
import { describeRun, type RunState } from './state.ts';

/** What is said of a block, or of a value in it, where the pointer rests. All texts may hold text of the document: hosts escape them. */
export interface BlockHover {
  readonly range: Range;
  readonly parts: readonly HoverPart[];
  readonly actions: readonly Intent[];
}

interface HoverPart {
  readonly kind: 'text' | 'code';
  readonly text: string;
}

export interface HoverRequest {
  readonly uri: string;
  readonly step: Step;
  readonly position: Position;
  readonly lineAt: (line: number) => string;
  /** Why nothing runs here at all, if so. */
  readonly withheld: 'restricted' | 'elsewhere' | undefined;
  readonly unlabelled: 'ask' | 'never';
  /** The name of the terminal that a run would go to. */
  readonly terminal: string;
  readonly state: RunState | undefined;
  readonly at: string;
  /** What the document needs before any of it is run. */
  readonly requires?: Requirements;
}

/** More than these are no hover any more. */
const MOST_LINES = 12;
const MOST_NAMES = 8;

/** On the first line of a block what it does and what would run, on a value to be filled in what becomes of it; else nothing. */
export function blockHover(request: HoverRequest): BlockHover | undefined {
  const { step, position, lineAt } = request;
  if (position.line === step.range.start.line && position.column >= step.range.start.column) return ofBlock(request);
  const input = inputRanges(step, lineAt).find(({ range }) => holds(range, position));
  return input && ofInput(input, lineAt);
}

function holds({ start, end }: Range, { line, column }: Position): boolean {
  return line === start.line && line === end.line && start.column <= column && column <= end.column;
}

function ofBlock(request: HoverRequest): BlockHover {
  const { step, uri, lineAt, withheld, unlabelled, terminal, state, at } = request;
  const { reading, range } = step;
  const runs = withheld === undefined && (reading.run === 'shell' || (reading.run === 'ask' && unlabelled === 'ask'));
  const { start } = range;
  const intent = (kind: Intent['kind']): Intent => ({ kind, uri, block: step.id, hash: step.hash });
  return {
    range: { start, end: { line: start.line, column: Math.max(start.column, lineAt(start.line).length) } },
    parts: [
      text(reading.run === 'copy' ? `Copy only: ${reading.why ?? 'not shell'}` : whatItDoes(step)),
      ...(reading.run === 'ask' ? [text('Nothing says that this is shell; it only looks like it.')] : []),
      ...whatRuns(step),
      ...missing(step, lineAt),
      ...needs(request.requires),
      ...(state === undefined ? [] : [text(`Last run: ${describeRun(state, at)}`)]),
      ...(withheld === undefined ? [] : [text(WITHHELD[withheld])]),
      ...(runs ? [text(isIsolated(step) ? 'Runs in a process of its own.' : `Runs in the terminal “${plain(terminal)}”.`)] : []),
    ],
    actions: [...(runs ? [intent('run')] : []), intent('copy'), ...(state === undefined ? [] : [intent('show')])],
  };
}

const WITHHELD = {
  restricted: 'Nothing runs in Restricted Mode.',
  elsewhere: 'Nothing runs from here: the document is no file of this machine.',
} as const;

function text(line: string): HoverPart {
  return { kind: 'text', text: line };
}

/** The script, where it is another than what stands in the block. */
function whatRuns({ block, reading }: Step): readonly HoverPart[] {
  const script = reading.script?.trimEnd();
  if (script === undefined || script === block.text.trimEnd()) return [];
  const lines = script.split('\n');
  const shown = lines.slice(0, MOST_LINES).join('\n');
  const more = lines.length - MOST_LINES;
  return [
    text(reading.skippedLines > 0 ? 'What runs, without prompts and output:' : 'What runs, without prompts:'),
    { kind: 'code', text: more > 0 ? `${shown}\n# … ${String(more)} more` : shown },
  ];
}

function needs(requires: Requirements | undefined): readonly HoverPart[] {
  if (requires === undefined) return [];
  const { context, tools, env } = requires;
  const named = [
    ...(context === undefined ? [] : [`the context ${context}`]),
    ...tools.map(({ name, comparison = '', version = '' }) => `${name}${comparison}${version}`),
    ...env.map((name) => `$${name}`),
  ];
  return named.length === 0 ? [] : [text(`Needs ${plain(named.slice(0, MOST_NAMES).join(', '))}${named.length > MOST_NAMES ? ' …' : ''}`)];
}

function missing(step: Step, lineAt: (line: number) => string): readonly HoverPart[] {
  const written = new Set(inputRanges(step, lineAt).map((input) => asWritten(input, lineAt)));
  if (written.size === 0) return [];
  const named = [...written].slice(0, MOST_NAMES).join(', ');
  return [text(`Asked for before it runs: ${named}${written.size > MOST_NAMES ? ' …' : ''}`)];
}

function asWritten({ range }: InputRange, lineAt: (line: number) => string): string {
  return plain(lineAt(range.start.line).slice(range.start.column, range.end.column));
}

function ofInput(input: InputRange, lineAt: (line: number) => string): BlockHover {
  const why = input.form === 'angle' ? ': a shell would read it as redirections' : '';
  return {
    range: input.range,
    parts: [text(`${asWritten(input, lineAt)} is asked for before the block runs${why}.`)],
    actions: [],
  };
}
