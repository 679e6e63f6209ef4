import type { OutlineNode } from '../room.ts';
import type { Section, Step } from '../steps/index.ts';

interface Procedure {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
}

/**
 * Sections and their steps as they stand. A first heading over everything is the document's name, which the document's own node shows:
 * what stands under it moves up.
 */
export function outline({ sections, steps }: Procedure): readonly OutlineNode[] {
  const roots: OutlineNode[] = [];
  const children = sections.map((): OutlineNode[] => []);
  const title = sections[0]?.depth === 1 && sections.filter(({ depth }) => depth === 1).length === 1 ? 0 : -1;
  const under = (section: number): OutlineNode[] => (section === title ? roots : (children[section] ?? roots));

  const nodes = sections.map((section, index): OutlineNode & { readonly parent: number } => ({
    id: section.slug,
    label: section.title,
    kind: 'section',
    range: { start: section.heading.start, end: { line: section.endLine, column: 0 } },
    children: children[index] ?? [],
    parent: section.parent,
  }));
  // In document order, so that a step before a subsection is shown before it.
  let next = 0;
  const placeSteps = (line: number): void => {
    for (let step = steps[next]; step !== undefined && step.range.start.line < line; step = steps[(next += 1)]) {
      under(step.section).push({ id: step.id, label: step.label, kind: 'step', range: step.range, step: step.id, children: [] });
    }
  };
  for (const [index, { parent, ...node }] of nodes.entries()) {
    placeSteps(node.range.start.line);
    if (index !== title) under(parent).push(node);
  }
  placeSteps(Number.POSITIVE_INFINITY);
  return roots;
}
