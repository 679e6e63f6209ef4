import type { Reading } from '../../room.ts';
import { defineRule, type RuleDocument } from '../../rules/index.ts';
import type { Range, TextEdit } from '../../text/index.ts';
import { plain } from '../../words/index.ts';
import { expectedSection, type ExpectedSection } from '../expected.ts';

type Model = Pick<Reading, 'sections' | 'elements' | 'expected'>;

/** So many headings are named in a message. */
const MOST_NAMED = 6;
/** More sections than this are not asked for by anybody. */
const MOST_EXPECTED = 30;

const ALERT = 'version: 1\nrunbook:\n  profile: alert\n';

export const missingSection = defineRule<Model>({
  id: 'runbook/missing-section',
  // Info: the page is right as it is, and a team says itself what it should have.
  severity: 'info',
  title: 'A section that runbooks here should have',
  why: `Whoever is woken by an alert looks for the same things in the same places. Nothing is asked for unless \`.steady.yaml\` says so:
\`runbook: {profile: alert}\` asks for meaning, impact, diagnosis and mitigation, \`default\` for symptoms, diagnosis and mitigation, \`change\` for
prerequisites, steps, verification and rollback; \`sections: [escalation, Dashboards]\` asks for others besides. Words that mean the same count
(“How to fix”, “Resolution”), at any level, with numbers and emoji, and so does a line in bold.`,
  examples: [
    {
      config: ALERT,
      text: '# HighLatency\n\n## Meaning\n\nSlow.\n\n## Diagnosis\n\nLook.\n\n## How to fix it\n\nRestart.\n',
      findings: [{ line: 1, message: 'Expected a section for impact, found Meaning, Diagnosis, How to fix it' }],
      fixed: '# HighLatency\n\n## Meaning\n\nSlow.\n\n## Impact\n\n## Diagnosis\n\nLook.\n\n## How to fix it\n\nRestart.\n',
    },
    {
      config: 'version: 1\nrunbook:\n  sections: [escalation, Dashboards]\n',
      text: '# HighLatency\n\n### 🔥 1. Diagnosis\n\nLook.\n',
      findings: [{ line: 1, message: 'Expected sections for escalation and Dashboards, found 🔥 1. Diagnosis' }],
      fixed: '# HighLatency\n\n### 🔥 1. Diagnosis\n\nLook.\n\n### Escalation\n\n### Dashboards\n',
    },
    {
      config: ALERT,
      text: '# HighLatency\n\n**Meaning**\n\nSlow.\n\n### 1. :boom: User impact\n\nSlow.\n\n## Diagnosis & Mitigation (immediate)\n\nRestart.\n',
      findings: [],
    },
    { text: '# HighLatency\n\n## Diagnosis\n\nLook.\n', findings: [] },
  ],
  check({ model, document, report }) {
    const expected = model.expected.slice(0, MOST_EXPECTED).map(expectedSection);
    if (expected.length === 0) return;
    const titles = titlesIn(model, document);
    const missing = expected.filter((section) => !titles.some(({ text }) => section.isNamedBy(text)));
    if (missing.length === 0) return;
    const place = titleRange(model, document);
    const found = named(titles.filter(({ range }) => range !== place).map(({ text }) => text));
    const edits = missing.map((section) => insertion(expected, section, titles, document));
    report({
      message: `Expected ${asked(missing)}, found ${found}`,
      range: place,
      // An empty section is a promise that only the author can keep.
      fixes: endsOpen(model) ? [] : [{ title: missing.length === 1 ? 'Add the section' : 'Add the sections', safe: false, edits }],
    });
  },
});

/** "a section for impact", "sections for impact, diagnosis and rollback". */
function asked(missing: readonly ExpectedSection[]): string {
  const names = missing.map(({ name }) => plain(name));
  const last = names.pop() ?? '';
  return names.length === 0 ? `a section for ${last}` : `sections for ${names.join(', ')} and ${last}`;
}

/** A heading, or a line in bold that stands for one. */
interface Title {
  readonly text: string;
  readonly range: Range;
  readonly depth: number;
  readonly endLine: number;
}

function titlesIn(model: Model, document: RuleDocument): readonly Title[] {
  const headings = model.sections.map(({ title, heading, depth, endLine }) => ({ text: title, range: heading, depth, endLine }));
  return [...headings, ...boldLines(model, document)].sort((a, b) => a.range.start.line - b.range.start.line);
}

function* boldLines(model: Model, document: RuleDocument): Generator<Title> {
  for (const { element, line } of model.elements()) {
    if (element.kind !== 'paragraph' || element.listDepth > 0 || element.range.start.line !== element.range.end.line) continue;
    const at = line + element.range.start.line;
    if (!/^ {0,3}(?:\*\*|__).*(?:\*\*|__)\s*:?\s*$/.test(document.line(at))) continue;
    const range = { start: { line: at, column: 0 }, end: { line: at, column: document.line(at).length } };
    yield { text: element.text, range, depth: 0, endLine: at };
  }
}

function titleRange({ sections }: Model, document: RuleDocument): Range {
  const title = sections.find(({ depth }) => depth === 1) ?? sections[0];
  return title?.heading ?? { start: { line: 0, column: 0 }, end: { line: 0, column: document.line(0).length } };
}

function named(titles: readonly string[]): string {
  if (titles.length === 0) return 'no section';
  const shown = titles.slice(0, MOST_NAMED).map((title) => plain(title, 40));
  return `${shown.join(', ')}${titles.length > MOST_NAMED ? ` and ${String(titles.length - MOST_NAMED)} more` : ''}`;
}

/** What is put behind a block or a comment that never ends becomes a part of it. */
function endsOpen({ elements }: Model): boolean {
  for (const { element } of elements()) {
    if (element.kind === 'code' && !element.closed && element.listDepth === 0 && !element.inQuote) return true;
    if (element.kind === 'html' && element.text.startsWith('<!--') && !element.text.includes('-->')) return true;
  }
  return false;
}

/** Behind the section that should stand before it, else above the one that should follow, else at the end. */
function insertion(
  expected: readonly ExpectedSection[],
  section: ExpectedSection,
  titles: readonly Title[],
  document: RuleDocument,
): TextEdit {
  const index = expected.indexOf(section);
  const headings = titles.filter(({ depth }) => depth > 0);
  const placed = (each: ExpectedSection): Title | undefined => headings.find(({ text }) => each.isNamedBy(text));
  const before = firstOf(expected.slice(0, index).toReversed(), placed);
  const after = before === undefined ? firstOf(expected.slice(index + 1), placed) : undefined;
  const beside = before ?? after ?? headings.find(({ depth }) => depth > 1);
  const heading = `${'#'.repeat(beside?.depth ?? 2)} ${section.title}`;
  if (after !== undefined) {
    const at = { line: after.range.start.line, column: 0 };
    return { range: { start: at, end: at }, text: `${heading}\n\n` };
  }
  let line = Math.min(before?.endLine ?? document.lineCount - 1, document.lineCount - 1);
  while (line > 0 && document.line(line).trim() === '') line--;
  const at = { line, column: document.line(line).length };
  return { range: { start: at, end: at }, text: `\n\n${heading}` };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
