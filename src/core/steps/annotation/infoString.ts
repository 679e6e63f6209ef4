import type { CodeBlock } from '../../markdown/index.ts';
import type { Range } from '../../text/index.ts';
import type { PlacedPair } from './options.ts';
import { readPairs } from './pairs.ts';

/**
 * What stands in braces behind the language: `bash {id=drain timeout=5m}`, or Runme's `sh {"name":"drain"}`. `line` is the block's first
 * line in the source; places are relative to the chunk. Where Markdown has read the line otherwise than it is written (`&amp;`), all that is
 * known is where the line is.
 */
export function infoPairs(block: CodeBlock, line: string): readonly PlacedPair[] {
  const { language = '', meta } = block;
  const text = meta?.trim() ?? '';
  // `{.bash #id}` and `{r, echo=FALSE}` are Pandoc's and Quarto's, and open their brace before the language.
  if (!text.startsWith('{') || !text.endsWith('}') || language.startsWith('{')) return [];
  const found = line.indexOf(text, block.range.start.column);
  const row = block.range.start.line;
  const place = (start: number, end: number): Range =>
    found < 0
      ? { start: { line: row, column: Math.min(block.range.start.column, line.length) }, end: { line: row, column: line.length } }
      : { start: { line: row, column: found + start }, end: { line: row, column: found + end } };
  return text.startsWith('{"') ? jsonPairs(text, place) : bracePairs(text, place);
}

function bracePairs(text: string, place: (start: number, end: number) => Range): readonly PlacedPair[] {
  return readPairs(text, 1, text.length - 1).map(({ key, value, open, start, keyEnd, valueStart, end }) => ({
    key,
    value,
    open,
    from: 'info',
    range: place(start, end),
    keyRange: place(start, keyEnd),
    valueRange: place(valueStart, end),
  }));
}

function jsonPairs(text: string, place: (start: number, end: number) => Range): readonly PlacedPair[] {
  const range = place(0, text.length);
  return Object.entries(parsed(text)).flatMap(([key, value]): PlacedPair[] =>
    typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
      ? [{ key, value: String(value), open: false, from: 'info', range, keyRange: range, valueRange: range }]
      : [],
  );
}

/** Nothing where it is no JSON: it may be something of another program. */
function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
