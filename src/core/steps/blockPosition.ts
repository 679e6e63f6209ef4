import type { CodeBlock } from '../markdown/index.ts';
import { indexLines, type Position } from '../text/index.ts';

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
  const index = indexLines(block.text);
  const top = block.fenced ? firstLine + 1 : firstLine;
  return (offset) => {
    const { line, column } = index.positionAt(offset);
    const behind = index.line(line).length - column;
    return { line: top + line, column: Math.max(0, lineAt(top + line).length - behind) };
  };
}
