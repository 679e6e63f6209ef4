import { createSlugger, type Chunk } from '../markdown/index.ts';
import { shiftRange } from '../text/index.ts';
import { stepFacts } from './extract.ts';
import type { Section, Step } from './step.ts';

export interface Procedure {
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
}

/** Composes sections and steps of a document from the facts of its chunks. Linear in the number of headings and blocks. */
export function readSteps(chunks: readonly Chunk[], lineCount: number): Procedure {
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = [];
  const steps: Step[] = [];
  const slug = createSlugger();
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
        const range = shiftRange(heading.range, chunk.line);
        close(heading.depth, range.start.line);
        const parent = open.at(-1) ?? -1;
        open.push(sections.length);
        sections.push({ title: heading.text, slug: slug(heading.text), depth: heading.depth, heading: range, endLine: 0, parent });
        inSection = 0;
        introduces = '';
      } else {
        const { block, hash, reading, label } = fact.step;
        const section = open.at(-1) ?? -1;
        inSection += 1;
        steps.push({
          id: `${sections[section]?.slug ?? 'top'}/${String(inSection)}`,
          hash,
          label: firstOf(label ?? introduces, reading.commands[0]?.text, block.text.split('\n', 1)[0], block.language, 'empty block'),
          section,
          range: shiftRange(block.range, chunk.line),
          block,
          reading,
        });
        introduces = '';
      }
    }
    introduces = found.introduces ?? introduces;
  }
  close(0, lineCount);
  return { sections, steps };
}

function firstOf(...candidates: readonly (string | undefined)[]): string {
  return candidates.find((candidate) => candidate !== undefined && candidate.trim() !== '')?.trim() ?? '';
}

/** The titles of the sections that hold a step, outermost first. */
export function sectionPath(sections: readonly Section[], section: number): string[] {
  const path: string[] = [];
  for (let at = sections[section]; at !== undefined; at = sections[at.parent]) path.unshift(at.title);
  return path;
}
