import { createMarkdown, type Element } from '../../markdown/index.ts';
import type { Reading } from '../../room.ts';
import type { RuleDocument } from '../../rules/index.ts';
import { closingFence, unclosedBlock, type Unclosed } from '../unclosed.ts';

/** An element with the line of the text that its range is relative to. */
export type Placed = ReturnType<Reading['elements']> extends Iterable<infer Each> ? Each : never;

/** A document with its code blocks closed where they should have been, so that what they had swallowed can be read. */
export interface ClosedText {
  readonly lines: readonly string[];
  /** The line of the document for each line; that of the line before for a fence that was put in. */
  readonly origin: readonly number[];
  readonly elements: readonly Placed[];
  readonly unclosed: readonly Unclosed[];
}

/** A longer document was not pasted in one go, and reading it again would be felt at the next keystroke. */
const MOST_LINES = 3000;

/** `undefined` where the document is too long to be read a second time. */
export function closedText(model: Pick<Reading, 'elements'>, document: RuleDocument): ClosedText | undefined {
  const elements = [...model.elements()];
  const unclosed = elements.flatMap(({ element, line }) => {
    if (element.kind !== 'code' || element.closed) return [];
    return unclosedBlock(element, line, document) ?? [];
  });
  const lines: string[] = [];
  const origin: number[] = [];
  const put = (text: string, line: number): void => {
    lines.push(text);
    origin.push(line);
  };
  if (unclosed.length > 0 && document.lineCount > MOST_LINES) return undefined;
  const closing = new Map(unclosed.map((block) => [block.beforeProse ?? block.last, block]));
  for (let line = 0; line < document.lineCount; line++) {
    put(document.line(line), line);
    const block = closing.get(line);
    if (block !== undefined) put(closingFence(block), line);
  }
  if (unclosed.length === 0) return { lines, origin, elements, unclosed };
  return { lines, origin, elements: elementsIn(lines.join('\n')), unclosed };
}

function elementsIn(text: string): readonly Placed[] {
  return createMarkdown(text).chunks.flatMap(({ line, elements }) => elements.map((element: Element) => ({ element, line })));
}
