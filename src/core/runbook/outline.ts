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

  // In document order, so that a step before a subsection is shown before it.
  let next = 0;
  const placeSteps = (line: number): void => {
    for (let step = steps[next]; step !== undefined && step.range.start.line < line; step = steps[(next += 1)]) {
      under(step.section).push(nodeOf(step));
    }
  };
  for (const [index, section] of sections.entries()) {
    placeSteps(section.heading.start.line);
    if (index === title) continue;
    under(section.parent).push({
      id: section.slug,
      label: section.title,
      kind: 'section',
      range: { start: section.heading.start, end: { line: section.endLine, column: 0 } },
      children: children[index] ?? [],
    });
  }
  placeSteps(Number.POSITIVE_INFINITY);
  return roots;
}

const kept = new WeakMap<Step, OutlineNode>();

function nodeOf(step: Step): OutlineNode {
  let node = kept.get(step);
  if (node === undefined) {
    node = {
      id: step.id,
      // Where nothing introduces the block, what it is called takes reading it.
      get label() {
        return step.label;
      },
      kind: 'step',
      range: step.range,
      step: step.id,
      children: [],
    };
    kept.set(step, node);
  }
  return node;
}
