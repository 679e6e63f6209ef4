import type { Chunk } from '../markdown/index.ts';
import type { Range } from '../text/index.ts';

/** Which findings the author has silenced, and where. */
export interface Suppressions {
  silences(rule: string, range: Range): boolean;
}

/** Lines `from` to `to`, both included, in which a rule is silent. */
interface Silence {
  readonly from: number;
  to: number;
}

/** The key of a comment that names no rule and so means all of them. */
const EVERY_RULE = '';

type Directive = 'disable' | 'enable' | 'disable-line' | 'disable-next-line';

interface Comment {
  readonly directive: Directive;
  readonly rules: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** No comment silences anything. */
export const NOTHING_SUPPRESSED: Suppressions = Object.freeze({ silences: () => false });

/**
 * Reads `<!-- steady-disable-next-line RULE… reason -->`, `steady-disable-line`, and `steady-disable RULE…` up to `steady-enable RULE…`
 * or the end. Without a rule a comment means all of them.
 *
 * What stands on the next line is taken whole: nothing can be written inside a code block, so a comment before one covers the block.
 */
export function readSuppressions(chunks: readonly Chunk[]): Suppressions {
  const comments = chunks.flatMap((chunk) =>
    commentsIn(chunk).map((comment) => ({ ...comment, first: comment.first + chunk.line, last: comment.last + chunk.line })),
  );
  if (comments.length === 0) return NOTHING_SUPPRESSED;
  const ends = endsByLine(chunks);
  const byRule = silencesOf(comments, (line) => nextThing(line, ends));
  return {
    silences: (rule, range) => covers(byRule.get(rule), range.start.line) || covers(byRule.get(EVERY_RULE), range.start.line),
  };
}

const kept = new WeakMap<Chunk, readonly Comment[]>();

/** The comments of a chunk, lines relative to it, read once for as long as the chunk lives. */
function commentsIn(chunk: Chunk): readonly Comment[] {
  let comments = kept.get(chunk);
  if (comments === undefined) {
    comments = chunk.elements.flatMap((element) => (element.kind === 'html' ? commentsOf(element.text, element.range.start.line) : []));
    kept.set(chunk, comments);
  }
  return comments;
}

/** For each line that an element begins on, the last line of what is taken whole. */
function endsByLine(chunks: readonly Chunk[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { line, elements } of chunks) {
    for (const { kind, range } of elements) {
      const from = line + range.start.line;
      const whole = kind === 'code' || kind === 'paragraph' || kind === 'heading';
      ends.set(from, Math.max(ends.get(from) ?? from, whole ? line + range.end.line : from));
    }
  }
  return ends;
}

/** What begins on the line, or behind one blank line, which formatters put after a comment. */
function nextThing(line: number, ends: ReadonlyMap<number, number>): Silence {
  const from = ends.has(line) || !ends.has(line + 1) ? line : line + 1;
  return { from, to: ends.get(from) ?? from };
}

function silencesOf(comments: readonly Comment[], next: (line: number) => Silence): ReadonlyMap<string, readonly Silence[]> {
  const byRule = new Map<string, Silence[]>();
  const open = new Map<string, Silence>();
  const add = (rule: string, silence: Silence): void => {
    const list = byRule.get(rule);
    if (list === undefined) byRule.set(rule, [silence]);
    else list.push(silence);
  };
  for (const comment of comments) {
    if (comment.directive === 'enable') {
      close(open, comment);
      continue;
    }
    for (const rule of comment.rules.length === 0 ? [EVERY_RULE] : comment.rules) {
      if (comment.directive === 'disable-line') add(rule, { from: comment.first, to: comment.last });
      else if (comment.directive === 'disable-next-line') add(rule, next(comment.last + 1));
      else if (!open.has(rule)) {
        const silence = { from: comment.first, to: Number.MAX_SAFE_INTEGER };
        open.set(rule, silence);
        add(rule, silence);
      }
    }
  }
  return new Map([...byRule].map(([rule, list]) => [rule, searchable(list)]));
}

function close(open: Map<string, Silence>, comment: Comment): void {
  for (const rule of comment.rules.length === 0 ? [...open.keys()] : comment.rules) {
    const silence = open.get(rule);
    if (silence !== undefined) silence.to = comment.first;
    open.delete(rule);
  }
}

/** In order of `from`, each `to` raised to the greatest so far, so that one binary search answers. */
function searchable(silences: readonly Silence[]): readonly Silence[] {
  let reach = -1;
  return [...silences]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => {
      reach = Math.max(reach, to);
      return { from, to: reach };
    });
}

function covers(silences: readonly Silence[] | undefined, line: number): boolean {
  if (silences === undefined) return false;
  let low = 0;
  let high = silences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((silences[middle]?.from ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return line <= (silences[low - 1]?.to ?? -1);
}

function commentsOf(html: string, firstLine: number): readonly Comment[] {
  const found: Comment[] = [];
  let line = firstLine;
  let counted = 0;
  const lineAt = (offset: number): number => {
    for (; counted < offset; counted++) if (html.charCodeAt(counted) === 10) line++;
    return line;
  };
  for (let start = html.indexOf('<!--'); start !== -1;) {
    const end = html.indexOf('-->', start + 4);
    if (end === -1) break;
    const words = html
      .slice(start + 4, end)
      .split(/[\s,]+/)
      .filter((word) => word !== '');
    const directive = directiveOf(words[0]);
    if (directive !== undefined) found.push({ directive, rules: rulesOf(words), first: lineAt(start), last: lineAt(end) });
    start = html.indexOf('<!--', end + 3);
  }
  return found;
}

function directiveOf(word: string | undefined): Directive | undefined {
  switch (word) {
    case 'steady-disable':
      return 'disable';
    case 'steady-enable':
      return 'enable';
    case 'steady-disable-line':
      return 'disable-line';
    case 'steady-disable-next-line':
      return 'disable-next-line';
    default:
      return undefined;
  }
}

/** The rule ids that follow the directive; the first word that is none begins the reason. */
function rulesOf(words: readonly string[]): readonly string[] {
  const rules: string[] = [];
  for (const word of words.slice(1)) {
    if (!/^[a-z]+\/[a-z0-9-]+$/.test(word)) break;
    rules.push(word);
  }
  return rules;
}
