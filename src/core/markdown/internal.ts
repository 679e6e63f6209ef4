import type { Nodes, RootContent } from 'mdast';
import type { Position } from 'unist';
import { shiftRange } from '../text/index.ts';
import type { MarkdownDocument } from './document.ts';
import type { Element } from './element.ts';
import { elementsOf } from './elements.ts';
import { Engine } from './engine.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { byteOrderMark } from './lines.ts';
import type { Pace } from './pace.ts';
import { bodyParser, frontMatterParser } from './processor.ts';

/** For tests only: the trees that the door keeps inside. */

const parseBody = bodyParser();
const parseWithFrontMatter = frontMatterParser();

/** An engine that works in pieces of these sizes. */
export function engineAt(sizes: Pace, text: string): MarkdownDocument {
  return new Engine(text, sizes);
}

/** The top-level nodes of one parse of the whole text. The parser's offsets leave a byte order mark out; these do not. */
export function fullParse(text: string): readonly RootContent[] {
  const nodes = (frontMatterEnd(text) > 0 ? parseWithFrontMatter : parseBody)(text).children;
  return byteOrderMark(text) === 0 ? nodes : nodes.map((node) => moved(node, 0, 1));
}

/** The top-level nodes that the engine holds, with their positions in the document. */
export function treeOf(markdown: MarkdownDocument): readonly RootContent[] {
  if (!(markdown instanceof Engine)) return [];
  return markdown.chunks.flatMap((chunk) => {
    const lines = chunk.line - chunk.origin.line;
    const units = chunk.offset - chunk.origin.offset;
    return chunk.nodes.map((node) => moved(node, lines, units));
  });
}

/** The elements of all chunks, in the document. */
export function elementsIn(markdown: MarkdownDocument): readonly Element[] {
  return markdown.chunks.flatMap((chunk) =>
    chunk.elements.map((element) => ({ ...element, range: shiftRange(element.range, chunk.line) })),
  );
}

/** The elements of one parse of the whole text. */
export function fullElements(nodes: readonly RootContent[], text: string): readonly Element[] {
  return elementsOf(nodes, text, { line: 0, offset: 0 });
}

function moved<N extends Nodes>(node: N, lines: number, units: number): N {
  const copy = { ...node };
  if (node.position) copy.position = movedPosition(node.position, lines, units);
  if ('children' in node && 'children' in copy) Object.assign(copy, { children: node.children.map((child) => moved(child, lines, units)) });
  return copy;
}

function movedPosition({ start, end }: Position, lines: number, units: number): Position {
  return {
    start: { line: start.line + lines, column: start.column, offset: (start.offset ?? 0) + units },
    end: { line: end.line + lines, column: end.column, offset: (end.offset ?? 0) + units },
  };
}
