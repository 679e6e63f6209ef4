import type { Html } from '../../markdown/index.ts';
import { indexLines, type Position, type Range } from '../../text/index.ts';
import { KEYS } from './keys.ts';
import type { PlacedPair } from './options.ts';
import { readPairs, type Pair } from './pairs.ts';

/** A comment as its chunk alone tells it; places are the chunk's. */
export interface CommentFact {
  /** `options`: about the block below. `expect`: the block below is output. `other`: it stands between without being in the way. */
  readonly kind: 'options' | 'expect' | 'other';
  readonly range: Range;
  readonly pairs: readonly PlacedPair[];
}

const HEAD = /^\s*(steady|runbook)\s*:(?=\s|$)/;

/** Every comment in a piece of HTML. `lineAt` gives the lines of the chunk. */
export function commentsIn(html: Html, lineAt: (line: number) => string): readonly CommentFact[] {
  const { text } = html;
  const found: CommentFact[] = [];
  let positionOf: ((offset: number) => Position) | undefined;
  for (let start = text.indexOf('<!--'); start !== -1;) {
    const close = text.indexOf('-->', start + 4);
    if (close === -1) break;
    positionOf ??= htmlPositions(html, lineAt);
    const range = { start: positionOf(start), end: positionOf(close + 3) };
    found.push({ range, ...contents(text, start + 4, close, positionOf) });
    start = text.indexOf('<!--', close + 3);
  }
  return found;
}

function contents(
  text: string,
  start: number,
  close: number,
  positionOf: (offset: number) => Position,
): Pick<CommentFact, 'kind' | 'pairs'> {
  const body = text.slice(start, close);
  if (body.trim() === 'steady-expect') return { kind: 'expect', pairs: [] };
  const head = HEAD.exec(body);
  if (head === null) return { kind: 'other', pairs: [] };
  const pairs = readPairs(text, start + head[0].length, close);
  // `<!-- runbook: owned by the storage team -->` is a remark to people.
  if (head[1] === 'runbook' && !pairs.some(({ key }) => KEYS.has(key))) return { kind: 'other', pairs: [] };
  return { kind: 'options', pairs: pairs.map((pair) => placed(pair, positionOf)) };
}

function placed(pair: Pair, positionOf: (offset: number) => Position): PlacedPair {
  const { key, value, open } = pair;
  const start = positionOf(pair.start);
  const end = positionOf(pair.end);
  return {
    key,
    value,
    open,
    from: 'comment',
    range: { start, end },
    keyRange: { start, end: positionOf(pair.keyEnd) },
    valueRange: { start: positionOf(pair.valueStart), end },
  };
}

/**
 * From an offset into the HTML to its place in the chunk. Containers and indentation only ever take from the start of a line, so places are
 * counted from the ends: of the lines, and for the last one of the element.
 */
function htmlPositions({ text, range }: Html, lineAt: (line: number) => string): (offset: number) => Position {
  const index = indexLines(text);
  return (offset) => {
    const { line, column } = index.positionAt(offset);
    if (line === 0) return { line: range.start.line, column: range.start.column + column };
    const at = range.start.line + line;
    const end = at === range.end.line ? range.end.column : lineAt(at).length;
    return { line: at, column: Math.max(0, end - (index.line(line).length - column)) };
  };
}
