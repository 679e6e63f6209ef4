import type { RuleDocument } from '../../rules/index.ts';
import type { TextEdit } from '../../text/index.ts';
import { asItem } from './lines.ts';
import type { Commands, Loss, Run, Step } from './losses.ts';
import type { ClosedText } from './text.ts';

/** What is to be mended in a closed text. */
export interface Mending {
  readonly losses: readonly Loss[];
  readonly runs: readonly Run[];
  readonly commands: readonly Commands[];
}

/** The edits that give the text its structure back, each as small as whole lines allow. */
export function mend(text: ClosedText, mending: Mending, document: RuleDocument): readonly TextEdit[] {
  const lines = new Map<number, readonly string[]>();
  const columns = new Map<Step, number>();
  for (const run of mending.runs) renumber(run, text, lines, columns);
  const before = (line: number): readonly string[] => (line > 0 && text.lines[line - 1]?.trim() !== '' ? [''] : []);
  for (const { kind, line } of mending.losses) {
    const bare = (text.lines[line] ?? '').trim();
    if (kind === 'heading') lines.set(line, [...before(line), `${'#'.repeat(depthAt(line, text))} ${bare}`]);
    else if (kind === 'bullet') lines.set(line, [indentOf(text.lines[line] ?? '') + asItem(bare)]);
    else if (kind === 'button') lines.set(line, []);
  }
  for (const commands of mending.commands) fence(commands, columns, lines);
  return changes(text, lines, document);
}

/** In a run that has lost something, all steps begin at the same column, and are counted on where their numbers do not. */
function renumber(run: Run, text: ClosedText, lines: Map<number, readonly string[]>, columns: Map<Step, number>): void {
  const [first] = run.steps;
  if (!run.lossy || first === undefined) return;
  const numbers = run.steps.map(({ number }) => number ?? 0);
  const start = numbers[0] ?? 0;
  const counted = numbers.every((number, index) => number === start + index) || numbers.every((number) => number === start);
  run.steps.forEach((step, index) => {
    const number = counted ? step.number : start + index;
    const marker = number === undefined ? step.mark : `${String(number)}${step.mark}`;
    const column = first.indent + marker.length + 1;
    columns.set(step, column);
    const moved = `${' '.repeat(first.indent)}${marker} ${step.text}`;
    const old = text.lines[step.line] ?? '';
    if (!step.lost && step.indent === first.indent && number === step.number) return;
    lines.set(step.line, [moved]);
    shift(step, old.length - step.text.length, column, text, lines);
  });
}

/** What belongs to a step moves with it. */
function shift(step: Step, from: number, to: number, text: ClosedText, lines: Map<number, readonly string[]>): void {
  for (let line = step.line + 1; line <= step.endLine; line++) {
    const old = text.lines[line] ?? '';
    if (old.trim() !== '' && indentOf(old).length >= from) lines.set(line, [' '.repeat(to) + old.slice(from)]);
  }
}

function fence({ from, to, code, language, step }: Commands, columns: Map<Step, number>, lines: Map<number, readonly string[]>): void {
  const column = step === undefined ? 0 : (columns.get(step) ?? contentColumn(step));
  const indent = ' '.repeat(column);
  const longest = Math.max(2, ...code.map((line) => /`{3,}/.exec(line)?.[0].length ?? 0));
  const mark = '`'.repeat(longest + 1);
  const block = [`${mark}${language}`, ...code, mark].map((line) => (line === '' ? '' : indent + line));
  lines.set(from, block);
  for (let line = from + 1; line <= to; line++) lines.set(line, []);
}

function contentColumn({ indent, number, mark }: Step): number {
  return indent + (number === undefined ? 0 : String(number).length) + mark.length + 1;
}

/** As deep as the headings around it: one below the title, or beside the others where all are of the first level. */
function depthAt(line: number, text: ClosedText): number {
  const headings = text.elements.flatMap(({ element, line: chunk }) =>
    element.kind === 'heading' && !element.nested ? [{ depth: element.depth, line: chunk + element.range.start.line }] : [],
  );
  const title = headings.filter(({ depth }) => depth === 1).length === 1 ? 1 : 0;
  const sections = headings.filter(({ depth }) => depth > title);
  return (sections.findLast((heading) => heading.line < line) ?? sections[0])?.depth ?? 2;
}

function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/** The lines that are other than before, those that stand together as one edit. */
function changes(text: ClosedText, lines: ReadonlyMap<number, readonly string[]>, document: RuleDocument): readonly TextEdit[] {
  const after: string[][] = Array.from({ length: document.lineCount }, () => []);
  text.lines.forEach((line, index) => after[text.origin[index] ?? 0]?.push(...(lines.get(index) ?? [line])));
  const edits: TextEdit[] = [];
  for (let line = 0; line < after.length; line++) {
    if (isSame(after[line], document.line(line))) continue;
    let last = line;
    while (last + 1 < after.length && !isSame(after[last + 1], document.line(last + 1))) last++;
    edits.push(replacement(line, last, after.slice(line, last + 1).flat(), document));
    line = last;
  }
  return edits;
}

function isSame(after: readonly string[] | undefined, before: string): boolean {
  return after?.length === 1 && after[0] === before;
}

/** Lines without anything in their place go with their ends. */
function replacement(first: number, last: number, text: readonly string[], document: RuleDocument): TextEdit {
  const start = { line: first, column: 0 };
  const end = { line: last, column: document.line(last).length };
  if (text.length > 0) return { range: { start, end }, text: text.join('\n') };
  if (last + 1 < document.lineCount) return { range: { start, end: { line: last + 1, column: 0 } }, text: '' };
  const before = Math.max(0, first - 1);
  return { range: { start: { line: before, column: document.line(before).length }, end }, text: '' };
}
