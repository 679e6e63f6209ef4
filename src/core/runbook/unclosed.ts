import type { CodeBlock } from '../markdown/index.ts';
import type { RuleDocument } from '../rules/index.ts';
import { conceptNamed } from './concepts.ts';

/** The lines of a document. */
export type Lines = Pick<RuleDocument, 'lineCount' | 'line'>;

/** A code block without its closing fence, in its document. Lines are the document's. */
export interface Unclosed {
  readonly first: number;
  /** The last line that has anything on it. */
  readonly last: number;
  /** What stands before the fence on its line, and before every line of the block in some form. */
  readonly prefix: string;
  readonly fence: string;
  /** A line such as “``” that was meant to close it. */
  readonly nearMiss: number | undefined;
  /** The line that it should have ended at, where Markdown goes on inside. */
  readonly beforeProse: number | undefined;
  /** The line on which the next block opens, where the closing fence of that one closes this one. */
  readonly reopened: number | undefined;
}

/** `undefined` for a block that is closed by its own fence; `chunkLine` is where its chunk begins. */
export function unclosedBlock(element: CodeBlock, chunkLine: number, document: Lines): Unclosed | undefined {
  if (!element.fenced) return undefined;
  const first = chunkLine + element.range.start.line;
  const opening = document.line(first);
  const { column } = element.range.start;
  const fence = /^(?:`{3,}|~{3,})/.exec(opening.slice(column))?.[0];
  if (fence === undefined) return undefined;
  const reopened = element.closed ? reopening(element, first, fence) : undefined;
  if (element.closed && reopened === undefined) return undefined;
  let last = Math.min(reopened === undefined ? chunkLine + element.range.end.line : reopened - 1, document.lineCount - 1);
  // The end may lie at the start of the line behind the block, and blank lines before it are no part of what was meant.
  if (reopened === undefined && element.range.end.column === 0) last--;
  while (last > first && bare(document.line(last)) === '') last--;
  const mark = fence.charAt(0);
  let nearMiss: number | undefined;
  for (let line = first + 1; line <= last && nearMiss === undefined; line++) {
    const text = bare(document.line(line));
    if (text !== '' && text.length < fence.length && text === mark.repeat(text.length)) nearMiss = line;
  }
  const beforeProse = nearMiss === undefined ? lastBeforeProse(first, last, document) : undefined;
  return { first, last, prefix: opening.slice(0, column), fence, nearMiss, beforeProse, reopened };
}

/** Pages about Markdown show fences inside of fences. */
const MARKDOWN = /^(?:markdown|md|mdx|rst)$/i;
/** Longer blocks are logs. */
const LONGEST_BLOCK = 2000;

/** The first line inside that opens a block with a language, which no closing fence has. */
function reopening({ text, language }: CodeBlock, first: number, fence: string): number | undefined {
  if (!text.includes(fence) || MARKDOWN.test(language ?? '')) return undefined;
  const opening = new RegExp(`^ *${fence.charAt(0)}{${String(fence.length)},}[A-Za-z][\\w+-]*[ \\t\\r]*$`);
  const at = text.split('\n', LONGEST_BLOCK).findIndex((line) => opening.test(line));
  return at < 1 ? undefined : first + 1 + at;
}

/** A line without what containers put before it. */
export function bare(line: string): string {
  return line.replace(/^[\s>]+/, '').trimEnd();
}

/** The line that closes the block: a list marker stands on its item's first line only, what follows is indented by its width. */
export function closingFence({ prefix, fence }: Unclosed): string {
  return `${prefix.replace(/[^\s>]/g, ' ')}${fence}`;
}

/** The last line before a blank one that a heading, a list or a sentence follows, or before a numbered step, which needs no blank line. */
function lastBeforeProse(first: number, last: number, document: Lines): number | undefined {
  let content = first;
  for (let line = first + 1; line <= last; line++) {
    const text = bare(document.line(line));
    if (text === '') continue;
    if (content > first && (isStep(text) || (line > content + 1 && isProse(text)))) return content;
    content = line;
  }
  return undefined;
}

/** One `#` is a comment in most languages, so only deeper headings count; a sentence begins with a capital and ends with a stop. */
function isProse(text: string): boolean {
  return (
    /^#{2,6} /.test(text) ||
    /^(?:[-*+]|\d{1,9}[.)]) +[A-Z*_[`]/.test(text) ||
    /^[A-Z][a-z]*,? .*[.:!?]$/.test(text) ||
    (/^[A-Z]/.test(text) && conceptNamed(text) !== undefined)
  );
}

/** `2. Check the logs`: no shell command, no configuration and hardly any output looks like it. */
function isStep(text: string): boolean {
  return /^\d{1,2}[.)] +[A-Z][a-z]+ +[A-Za-z]/.test(text);
}
