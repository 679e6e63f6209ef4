import { frontMatterEnd, frontMatterValue } from './frontMatter.ts';
import { behindEnding, countEndings, LineEnds } from './lines.ts';
import { LineScanner } from './scanner.ts';

/** A heading outside lists and quotes, as the line scanner sees it. */
export interface SkeletonHeading {
  readonly depth: number;
  /** Marks taken off roughly: where they are twisted, the parser's text differs. */
  readonly text: string;
  readonly line: number;
}

/** A fenced block as the line scanner sees it: `line` and `endLine` are those of its fences, `endLine` the last where it is not closed. */
export interface SkeletonFence {
  readonly line: number;
  readonly endLine: number;
  readonly language: string | undefined;
  readonly closed: boolean;
  /** The column where the content of the list item around it begins; 0 outside lists. */
  readonly listIndent: number;
  /** In a list item or a quote. */
  readonly contained: boolean;
}

/** What a text shows to a look at each of its lines. Lines are 0-based. */
export interface Skeleton {
  /** What stands between the fences of a closed front matter. */
  readonly frontMatter: string | undefined;
  readonly headings: readonly SkeletonHeading[];
  readonly fences: readonly SkeletonFence[];
  /** How many lines there are. */
  readonly lines: number;
}

/** Headings and fences of a text without parsing it: some hundred times faster than the parser, and right in all but odd cases. */
export function skeleton(text: string): Skeleton {
  return skeletonFrom(text, frontMatterEnd(text));
}

/** The same where the front matter is known to end at `body`, 0 for none. */
export function skeletonFrom(text: string, body: number): Skeleton {
  const headings: SkeletonHeading[] = [];
  const fences: SkeletonFence[] = [];
  const scanner = new LineScanner(text);
  const ends = new LineEnds(text);
  let open: Omit<SkeletonFence, 'endLine' | 'closed'> | undefined;
  let line = countEndings(text.slice(0, body));
  let lineBefore = body;

  const closeFence = (endLine: number, closed: boolean): void => {
    if (open) fences.push({ ...open, endLine, closed });
    open = undefined;
  };

  for (let start = body; ; line++) {
    const end = ends.of(start);
    const kind = scanner.read(start, end);
    if (scanner.fenceBroken) closeFence(line - 1, false);
    if (kind === 'opening') {
      const { listIndent, depth } = scanner;
      open = { line, language: languageOf(text.slice(scanner.content, end)), listIndent, contained: depth > 0 };
    } else if (kind === 'closing') closeFence(line, true);
    else if (kind === 'heading' && scanner.depth === 0) {
      headings.push({ depth: scanner.headingDepth, text: headingText(text.slice(scanner.content, end)), line });
    } else if (kind === 'underline' && scanner.depth === 0) {
      headings.push({ depth: scanner.headingDepth, text: headingText(text.slice(lineBefore, start)), line: line - 1 });
    }
    lineBefore = start;
    if (end === text.length) break;
    start = behindEnding(text, end);
  }
  closeFence(line, false);
  return { frontMatter: body === 0 ? undefined : frontMatterValue(text, body), headings, fences, lines: line + 1 };
}

function languageOf(info: string): string | undefined {
  return /\S+/.exec(info)?.[0];
}

/** What may be a mark in a heading. */
const MARKS = /[#[<\\*`~]/;

/** Without the closing `#`s, links as their text, and without the marks of emphasis, code and HTML. */
export function headingText(source: string): string {
  const text = source.trim();
  if (!MARKS.test(text)) return text;
  let bare = text.endsWith('#') ? text.replace(/(^|[ \t])#+$/, '') : text;
  // An index reads many headings, and most have marks of one kind only.
  if (bare.includes('[')) bare = bare.replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1');
  if (bare.includes('<')) bare = bare.replace(/<[a-z/!][^<>]*>/gi, '');
  if (bare.includes('\\')) bare = bare.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return bare.replace(/\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|~~([^~]+)~~/g, '$1$2$3$4').trim();
}
