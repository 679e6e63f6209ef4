import type { Heading, Nodes, Paragraph, TableCell } from 'mdast';

/** Plain text of inline content: marks and raw HTML taken off, a hard break as a line ending, an image by its alternative text. */
export function plainText(node: Heading | Paragraph): string {
  let text = '';
  for (const part of inlineNodes(node)) {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value;
    else if (part.type === 'break') text += '\n';
    else if (part.type === 'image' || part.type === 'imageReference') text += part.alt ?? '';
  }
  return text;
}

/**
 * All nodes inside, in document order. A stack instead of recursion: emphasis nests as deep as an author's keyboard can type it, and
 * no cap is set on that.
 */
export function inlineNodes(node: Heading | Paragraph | TableCell): Nodes[] {
  const found: Nodes[] = [];
  const ahead: Nodes[] = node.children.toReversed();
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    found.push(next);
    if ('children' in next) for (let at = next.children.length - 1; at >= 0; at--) ahead.push(next.children[at] as Nodes);
  }
  return found;
}
