import type { CodeBlock } from '../markdown/index.ts';
import type { Position } from '../text/index.ts';

/**
 * From an offset into a block's text to its place in the document. `firstLine` is the block's first line there, `lineAt` gives the source.
 *
 * Every line of the text is the end of a source line: containers and indentation only ever take from its start. So places are counted
 * from the line's end, which also holds where a tab was half eaten and its rest came out as spaces.
 */
export function blockPositions(
  block: Pick<CodeBlock, 'text' | 'fenced'>,
  firstLine: number,
  lineAt: (line: number) => string,
): (offset: number) => Position {
  const lines = linesOf(block.text);
  const top = block.fenced ? firstLine + 1 : firstLine;
  return (offset) => {
    const index = lineHolding(lines, offset);
    const end = lines[index]?.end ?? 0;
    const source = lineAt(top + index);
    const column = source.length - (end - Math.min(offset, end));
    return { line: top + index, column: Math.max(0, column) };
  };
}

interface Line {
  readonly start: number;
  /** Before the line's ending. */
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: ending.index });
    start = ending.index + ending[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function lineHolding(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
