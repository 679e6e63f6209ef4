import { sectionPath, type Procedure, type Step } from '../steps/index.ts';

/** The steps that a name means; `undefined` where it means none. */
export interface Selection {
  readonly steps: readonly Step[];
  /** It names one step, not a stretch of the document. */
  readonly single: boolean;
}

/**
 * Which steps a person means: a step's id, its number in the document (from 1), or a section by its title or its anchor, with all that
 * stands in it.
 */
export function select({ sections, steps }: Procedure, name: string): Selection | undefined {
  const byId = steps.find(({ id }) => id === name);
  if (byId !== undefined) return { steps: [byId], single: true };
  if (/^\d{1,6}$/.test(name)) {
    const byNumber = steps[Number(name) - 1];
    return byNumber && { steps: [byNumber], single: true };
  }
  const wanted = name.trim().toLowerCase();
  const section = sections.find(({ slug, title }) => slug === name || title.toLowerCase() === wanted);
  if (section === undefined) return undefined;
  const inside = steps.filter(({ range }) => section.heading.start.line < range.start.line && range.start.line <= section.endLine);
  return { steps: inside, single: false };
}

/** Every name that `select` takes for a procedure, for the message that says what there is. */
export function selectable({ sections, steps }: Procedure): readonly string[] {
  return [...steps.map(({ id }) => id), ...sections.map(({ title }) => title)];
}

/** "Diagnosis › Check the pods". */
export function pathOf({ sections }: Procedure, step: Step): string {
  return [...sectionPath(sections, step.section).slice(1), step.label].join(' › ');
}
