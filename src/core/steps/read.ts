import { createNumbering, type Chunk } from '../markdown/index.ts';
import { stepFacts, type BlockFact } from './extract.ts';
import type { Section, Step } from './step.ts';

export interface Procedure {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
}

/**
 * Composes sections and steps of a document from the facts of its chunks. Linear in the number of headings and blocks; a step that is what
 * it was is the same object, so that what is kept about it stays.
 */
export function readSteps(chunks: readonly Chunk[], lineCount: number): Procedure {
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = [];
  const steps: Step[] = [];
  const number = createNumbering();
  /** Indices of the sections that are open, outermost first. */
  const open: number[] = [];
  let inSection = 0;
  let introduces = '';

  const close = (depth: number, line: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const section = sections[last];
      if (section === undefined || section.depth < depth) return;
      section.endLine = Math.max(section.heading.end.line, line - 1);
      open.pop();
    }
  };

  for (const chunk of chunks) {
    const found = stepFacts(chunk);
    for (const fact of found.facts) {
      if ('heading' in fact) {
        const { heading } = fact;
        const range = fact.place.at(chunk.line);
        close(heading.depth, range.start.line);
        const parent = open.at(-1) ?? -1;
        open.push(sections.length);
        sections.push({ title: heading.text, slug: number(fact.slug), depth: heading.depth, heading: range, endLine: 0, parent });
        inSection = 0;
      } else {
        const section = open.at(-1) ?? -1;
        inSection += 1;
        const id = `${sections[section]?.slug ?? 'top'}/${String(inSection)}`;
        steps.push(stepOf(fact, { id, label: fact.label ?? introduces, section, line: chunk.line }));
      }
      introduces = '';
    }
    introduces = found.introduces ?? introduces;
  }
  close(0, lineCount);
  return { sections, steps };
}

interface Where {
  readonly id: string;
  /** Empty where nothing introduces it. */
  readonly label: string;
  readonly section: number;
  /** Where its chunk begins. */
  readonly line: number;
}

function stepOf(fact: BlockFact, { id, label, section, line }: Where): Step {
  const { last, hash, block, reading } = fact;
  const range = fact.place.at(line);
  const called = label || fact.name;
  if (last?.id === id && last.section === section && last.range === range && last.label === called) return last;
  return (fact.last = { id, hash, label: called, section, range, block, reading });
}

/** The titles of the sections that hold a step, outermost first. */
export function sectionPath(sections: readonly Section[], section: number): string[] {
  const path: string[] = [];
  for (let at = sections[section]; at !== undefined; at = sections[at.parent]) path.unshift(at.title);
  return path;
}
