import type { Chunk, CodeBlock, Element } from '../markdown/index.ts';
import type { Position } from '../text/index.ts';
import type { Finding } from './finding.ts';
import type { RuleDocument } from './rule.ts';

/** A comment that silences a finding, as an insertion; the author's reason belongs between `before` and `after`. */
export interface Silencing {
  readonly at: Position;
  readonly before: string;
  readonly after: string;
}

type Whole = Extract<Element, { kind: 'code' | 'paragraph' | 'heading' }>;

const MARKER = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const EARLIER = /<!--\s*steady-disable-next-line(?:[\s,]+[a-z]+\/[a-z0-9-]+)+/;

/**
 * Where `<!-- steady-disable-next-line RULE -->` goes so that `readSuppressions` takes it for the finding and Markdown means what it did:
 * above the block or paragraph that holds it, in the same quote or list item. Another such comment there takes the rule in; a table's row
 * gets its comment inside. `undefined` where no comment can be.
 */
export function silencing(
  chunks: readonly Chunk[],
  document: RuleDocument,
  { rule, range }: Pick<Finding, 'rule' | 'range'>,
): Silencing | undefined {
  const chunk = chunks.findLast(({ line }) => line <= range.start.line);
  if (chunk === undefined) return undefined;
  const holding = chunk.elements.filter((element) => holds(element, range.start.line - chunk.line));
  if (holding.length === 0 || holding.some(({ kind }) => kind === 'frontMatter')) return undefined;
  const whole = holding.find(isWhole);
  if (whole === undefined && document.line(range.start.line).includes('|'))
    return inRow(document.line(range.start.line), range.start.line, rule);
  const line = whole === undefined ? range.start.line : chunk.line + whole.range.start.line;
  const earlier = takenIn(line, document, rule);
  if (earlier !== undefined) return earlier;
  const prefix = prefixAt(chunk, line, whole, document);
  return { at: { line, column: 0 }, before: `${prefix}<!-- steady-disable-next-line ${rule} `, after: ' -->\n' };
}

function holds({ range }: Element, line: number): boolean {
  return range.start.line <= line && line <= range.end.line;
}

function isWhole(element: Element): element is Whole {
  return element.kind === 'code' || element.kind === 'paragraph' || element.kind === 'heading';
}

/** Only the last of several comments above each other is about what follows them. */
function takenIn(line: number, document: RuleDocument, rule: string): Silencing | undefined {
  for (let above = line - 1; above >= Math.max(0, line - 2); above--) {
    const text = document.line(above);
    const found = EARLIER.exec(text);
    if (found !== null) return { at: { line: above, column: found.index + found[0].length }, before: ` ${rule}`, after: '' };
    if (text.replaceAll('>', '').trim() !== '') return undefined;
  }
  return undefined;
}

function inRow(text: string, line: number, rule: string): Silencing {
  const column = text.trimEnd().replace(/\s*\|$/, '').length;
  return { at: { line, column }, before: ` <!-- steady-disable-line ${rule} `, after: ' -->' };
}

/** What stands before the block on its line; where that begins a list item, what the item before it is indented by, so that the list stays one. */
function prefixAt(chunk: Chunk, line: number, whole: Whole | undefined, document: RuleDocument): string {
  const text = document.line(line);
  const item = chunk.elements.find(({ kind, range }) => kind === 'item' && chunk.line + range.start.line === line);
  if (item === undefined) return withoutCodeIndent(text.slice(0, whole?.range.start.column ?? 0), whole).replace(/[^\s>]/g, ' ');
  const { column } = item.range.start;
  const before = text.slice(0, column);
  const sibling = chunk.elements.findLast(
    ({ kind, range }) => kind === 'item' && range.start.column === column && range.end.line < item.range.start.line,
  );
  if (sibling === undefined || !isNext(sibling, item, chunk, document)) return before;
  const marker = MARKER.exec(document.line(chunk.line + sibling.range.start.line).slice(column))?.[0];
  return before + ' '.repeat(marker === undefined ? 0 : marker.trimEnd().length + 1);
}

/** Nothing but blank lines between the two. */
function isNext(sibling: Element, item: Element, chunk: Chunk, document: RuleDocument): boolean {
  for (let line = sibling.range.end.line + 1; line < item.range.start.line; line++) {
    if (
      document
        .line(chunk.line + line)
        .replaceAll('>', '')
        .trim() !== ''
    )
      return false;
  }
  return true;
}

/** The indentation that makes text code would make the comment code. */
function withoutCodeIndent(prefix: string, whole: Whole | undefined): string {
  return whole !== undefined && isIndentedCode(whole) ? prefix.replace(/(?: {4}|\t)$/, '') : prefix;
}

function isIndentedCode(element: Whole): element is CodeBlock {
  return element.kind === 'code' && !element.fenced;
}
