import { NOTHING_DECLARED } from '../declared/index.ts';
import { createNumbering, readAnchors, slug } from '../markdown/index.ts';
import type { DocumentCard } from '../rules/index.ts';
import type { Glance, Reading, Recognition, Room } from '../room.ts';
import type { Section } from '../steps/index.ts';
import type { Range } from '../text/index.ts';
import { plain } from '../words/index.ts';
import type { DocumentFacts } from './facts.ts';
import { packOutline } from './outline.ts';

/** Whose a document is and where it stands. */
export interface Placed {
  readonly uri: string;
  readonly root: string;
  readonly path: string;
  readonly room: Room;
  readonly recognition: Recognition;
}

/** A document may link to so many others before the rest are left out of its facts. */
const MOST_TARGETS = 200;
const LONGEST_TARGET = 300;

/** The facts of a document from a parse of it. */
export function readFacts(placed: Placed, reading: Reading): DocumentFacts {
  const outline = placed.room.read(reading).outline();
  return {
    ...cardOf(placed, reading.sections),
    depth: 'whole',
    outline: packOutline(outline, reading.steps),
    anchors: [...(readAnchors(reading.elements())?.names ?? [])],
    targets: targetsOf(reading),
  };
}

/** The facts that a line scanner sees: at once, and without steps. */
export function sketchFacts(placed: Placed, glance: Glance): DocumentFacts {
  const { uri, path } = placed;
  const sections = sectionsOf(glance);
  const outline = placed.room
    .read({ uri, path, sections, steps: [], declared: NOTHING_DECLARED, expected: [], elements: () => [] })
    .outline();
  return { ...cardOf(placed, sections), depth: 'sketch', outline: packOutline(outline, []), anchors: undefined, targets: [] };
}

/** A document's name: its first heading without the word for its kind, else its file's. */
export function titleOf(room: Room | undefined, sections: readonly Pick<Section, 'depth' | 'title'>[], path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z.]+$/i, '');
  return (room && named(room, sections)) || name;
}

/** What rules see of a document from another, with who says that it is ours. */
export function cardOf(
  { uri, root, path, room, recognition: { sure, why } }: Placed,
  sections: readonly Section[],
): DocumentCard & Pick<DocumentFacts, 'kind' | 'sure' | 'why'> {
  const title = titleOf(room, sections, path);
  const heading = named(room, sections) === '' ? undefined : sections.find(({ depth }) => depth === 1)?.heading;
  return { uri, root, path, kind: room.kind, title, heading, sure, why };
}

/** What a template will be replaced by is not known: `<%= page.title %>`, `{{ title }}`. */
const TEMPLATE = /^(?:<%[^%]*%>|\{\{[^{}]*\}\})$/;

function named(room: Room, sections: readonly Pick<Section, 'depth' | 'title'>[]): string {
  const heading = sections.find(({ depth }) => depth === 1)?.title.trim() ?? '';
  return TEMPLATE.test(heading) ? '' : plain(room.title(heading));
}

/** Sections as they follow from the headings alone. */
function sectionsOf({ headings, lines }: Glance): readonly Section[] {
  const number = createNumbering();
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = [];
  const open: number[] = [];
  const close = (depth: number, line: number): void => {
    for (let last = sections[open.at(-1) ?? -1]; last !== undefined && last.depth >= depth; last = sections[open.at(-1) ?? -1]) {
      last.endLine = Math.max(last.heading.end.line, line - 1);
      open.pop();
    }
  };
  for (const { depth, text, line } of headings) {
    close(depth, line);
    const heading: Range = { start: { line, column: 0 }, end: { line, column: 0 } };
    sections.push({ title: text, slug: number(slug(text)), depth, heading, endLine: line, parent: open.at(-1) ?? -1 });
    open.push(sections.length - 1);
  }
  close(0, lines);
  return sections;
}

function targetsOf(reading: Reading): readonly string[] {
  const targets = new Set<string>();
  for (const { element } of reading.elements()) {
    if (element.kind !== 'link' && element.kind !== 'definition') continue;
    const target = element.url.replace(/[?#].*$/s, '');
    if (target === '' || target.length > LONGEST_TARGET || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) continue;
    targets.add(target);
    if (targets.size === MOST_TARGETS) break;
  }
  return [...targets];
}
