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
  /** The lines of the document on which those blocks open. */
  readonly unclosed: readonly number[];
}

/** A longer document was not pasted in one go, and reading it would be felt at every keystroke. */
const MOST_LINES = 1500;
/** What a block had swallowed may hold another that is not closed. */
const MOST_ROUNDS = 3;

/** `undefined` where the document is too long to have been pasted. */
export function closedText(model: Pick<Reading, 'elements'>, document: RuleDocument): ClosedText | undefined {
  if (document.lineCount > MOST_LINES) return undefined;
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.line(line));
  let text: ClosedText = { lines, origin: lines.map((_, line) => line), elements: [...model.elements()], unclosed: [] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = unclosedIn(text);
    if (found.length === 0) break;
    text = closed(text, found);
  }
  return text;
}

function unclosedIn({ lines, elements }: ClosedText): readonly Unclosed[] {
  const document = { lineCount: lines.length, line: (line: number) => lines[line] ?? '' };
  return elements.flatMap(({ element, line }) => (element.kind === 'code' ? (unclosedBlock(element, line, document) ?? []) : []));
}

function closed(text: ClosedText, found: readonly Unclosed[]): ClosedText {
  const closing = new Map(found.map((block) => [block.nearMiss ?? block.beforeProse ?? block.last, block]));
  const lines: string[] = [];
  const origin: number[] = [];
  text.lines.forEach((line, at) => {
    const block = closing.get(at);
    const put = block === undefined ? [line] : block.nearMiss === at ? [closingFence(block)] : [line, closingFence(block)];
    for (const each of put) {
      lines.push(each);
      origin.push(text.origin[at] ?? 0);
    }
  });
  const unclosed = [...text.unclosed, ...found.map(({ first }) => text.origin[first] ?? 0)];
  return { lines, origin, elements: elementsIn(lines.join('\n')), unclosed };
}

function elementsIn(text: string): readonly Placed[] {
  return createMarkdown(text).chunks.flatMap(({ line, elements }) => elements.map((element: Element) => ({ element, line })));
}
