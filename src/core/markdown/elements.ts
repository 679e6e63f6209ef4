import type { BlockContent, Code, DefinitionContent, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import type { Range } from '../text/index.ts';
import type { Element } from './element.ts';
import { isClosed, isFenced } from './fence.ts';
import { inlineNodes, plainText } from './inline.ts';
import type { Origin } from './origin.ts';
import { rangeIn } from './origin.ts';

/** Which containers hold the node. */
interface Place {
  readonly listDepth: number;
  readonly inQuote: boolean;
  /** In any container at all. */
  readonly nested: boolean;
}

const TOP: Place = { listDepth: 0, inQuote: false, nested: false };

/** The elements of a chunk in document order. `text` is the chunk's, `nodes` its top-level nodes, `origin` what their positions start from. */
export function elementsOf(nodes: readonly RootContent[], text: string, origin: Origin): readonly Element[] {
  const walk = new Walk(text, origin);
  for (const node of nodes) walk.block(node, TOP);
  return walk.elements;
}

/** From one line up to, not including, another. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The elements with those of the revised lines in the place of what stood there. */
export function splicedElements(known: readonly Element[], { from, to }: Lines, fresh: readonly Element[]): readonly Element[] {
  const start = holding(known, from);
  return [...known.slice(0, start), ...fresh, ...known.slice(holding(known, to))];
}

/** The first element that begins on the line or below. They are in document order, so their lines ascend. */
function holding(elements: readonly Element[], line: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.range.start.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Walk {
  readonly elements: Element[] = [];

  constructor(
    private readonly text: string,
    private readonly origin: Origin,
  ) {}

  block(node: RootContent, place: Place): void {
    switch (node.type) {
      case 'heading':
        this.elements.push({ kind: 'heading', range: this.range(node), depth: node.depth, text: plainText(node), nested: place.nested });
        this.inline(node);
        break;
      case 'paragraph':
        this.paragraph(node, plainText(node), place, false);
        break;
      case 'code':
        this.code(node, place);
        break;
      case 'list':
        this.list(node, place);
        break;
      case 'blockquote':
        this.blocks(node.children, { listDepth: place.listDepth, inQuote: true, nested: true });
        break;
      case 'footnoteDefinition':
        this.blocks(node.children, { ...place, nested: true });
        break;
      case 'table':
        for (const row of node.children) for (const cell of row.children) this.inline(cell);
        break;
      case 'html':
        this.elements.push({ kind: 'html', range: this.range(node), text: node.value });
        break;
      case 'definition':
        this.elements.push({ kind: 'definition', range: this.range(node), label: node.identifier, url: node.url });
        break;
      case 'yaml':
      case 'toml':
        this.elements.push({ kind: 'frontMatter', range: this.range(node), format: node.type, text: node.value });
        break;
      default:
        // A thematic break tells nothing, and no other node stands among blocks.
        break;
    }
  }

  private blocks(nodes: readonly (BlockContent | DefinitionContent)[], place: Place): void {
    for (const node of nodes) this.block(node, place);
  }

  private code(node: Code, place: Place): void {
    const fenced = isFenced(node, this.text, this.origin);
    this.elements.push({
      kind: 'code',
      range: this.range(node),
      language: node.lang ?? undefined,
      meta: node.meta ?? undefined,
      text: node.value,
      fenced,
      closed: !fenced || isClosed(node, this.text, this.origin),
      listDepth: place.listDepth,
      inQuote: place.inQuote,
    });
  }

  private list(node: List, place: Place): void {
    const inside: Place = { listDepth: place.listDepth + 1, inQuote: place.inQuote, nested: true };
    const ordered = node.ordered === true;
    node.children.forEach((item, index) => {
      this.item(item, ordered ? (node.start ?? 1) + index : undefined, inside);
    });
  }

  private item(node: ListItem, number: number | undefined, place: Place): void {
    const lead = node.children.find((child) => child.type === 'paragraph');
    const text = lead ? plainText(lead) : '';
    this.elements.push({
      kind: 'item',
      range: this.range(node),
      depth: place.listDepth,
      ordered: number !== undefined,
      number,
      checked: node.checked ?? undefined,
      text,
    });
    for (const child of node.children) {
      if (child === lead) this.paragraph(lead, text, place, true);
      else this.block(child, place);
    }
  }

  private paragraph(node: Paragraph, text: string, place: Place, leadsItem: boolean): void {
    this.elements.push({ kind: 'paragraph', range: this.range(node), text, listDepth: place.listDepth, leadsItem });
    this.inline(node);
  }

  private inline(holder: Parameters<typeof inlineNodes>[0]): void {
    for (const node of inlineNodes(holder)) {
      if (node.type === 'link' || node.type === 'image') {
        this.elements.push({ kind: 'link', range: this.range(node), url: node.url, image: node.type === 'image', label: undefined });
      } else if (node.type === 'linkReference' || node.type === 'imageReference') {
        const image = node.type === 'imageReference';
        this.elements.push({ kind: 'link', range: this.range(node), url: '', image, label: node.identifier });
      } else if (node.type === 'html') {
        this.elements.push({ kind: 'html', range: this.range(node), text: node.value });
      }
    }
  }

  private range(node: Nodes): Range {
    return rangeIn(node, this.origin);
  }
}
