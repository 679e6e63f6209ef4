import type { Element } from '../markdown/index.ts';
import type { Section } from '../steps/index.ts';

/** Lines that can be folded away behind the first of them; both are 0-based and included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | undefined;
}

export interface FoldRequest {
  readonly elements: Iterable<{ readonly element: Element; readonly line: number }>;
  readonly sections: readonly Section[];
  readonly lineAt: (line: number) => string;
}

/** Sections, list items with all that is in them, code blocks, front matter and comments, where they take more than one line. */
export function foldsOf({ elements, sections, lineAt }: FoldRequest): readonly Fold[] {
  const folds: Fold[] = [];
  const add = (start: number, last: number, kind?: 'comment'): void => {
    let end = last;
    while (end > start && lineAt(end).trim() === '') end -= 1;
    if (end > start) folds.push({ start, end, kind });
  };
  for (const { heading, endLine } of sections) add(heading.start.line, endLine);
  for (const { element, line } of elements) {
    if (isFolded(element))
      add(line + element.range.start.line, line + element.range.end.line, element.kind === 'html' ? 'comment' : undefined);
  }
  return folds;
}

/** The fences of front matter alone: VS Code's own folding of Markdown has all the rest. */
export function frontMatterFolds(request: FoldRequest): readonly Fold[] {
  for (const each of request.elements)
    return each.element.kind === 'frontMatter' ? foldsOf({ ...request, sections: [], elements: [each] }) : [];
  return [];
}

function isFolded(element: Element): boolean {
  if (element.kind === 'html') return element.text.startsWith('<!--');
  return element.kind === 'code' || element.kind === 'item' || element.kind === 'frontMatter';
}
