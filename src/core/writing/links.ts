import { addressRange, type Element } from '../markdown/index.ts';
import type { Range } from '../text/index.ts';

/** A link that leads to a place of the workspace. */
export interface LinkPlace {
  readonly range: Range;
  /** Relative to the document, as it is written; empty for the document itself. */
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Every relative link and definition of a document, by the place of its address. */
export function linkPlaces(
  elements: Iterable<{ readonly element: Element; readonly line: number }>,
  lineAt: (line: number) => string,
): readonly LinkPlace[] {
  const places: LinkPlace[] = [];
  for (const { element, line } of elements) {
    if ((element.kind !== 'link' && element.kind !== 'definition') || element.url === '' || !isRelative(element.url)) continue;
    const [path = '', anchor] = element.url.split('#', 2);
    places.push({ range: addressRange(element, line, lineAt), path, anchor: anchor === undefined ? undefined : decoded(anchor) });
  }
  return places;
}

function isRelative(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(url);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
