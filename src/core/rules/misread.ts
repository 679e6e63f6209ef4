import type { Range } from '../text/index.ts';
import type { Report } from './rule.ts';

/** What a reader of annotations or of a front matter did not understand. */
interface Misread {
  /** "Expected X, found Y". */
  readonly message: string;
  readonly range: Range;
  /** What would stand there instead. */
  readonly fix?: { readonly title: string; readonly text: string };
}

/** Never a safe fix: what an author has meant is a guess. */
export function misreadReport({ message, range, fix }: Misread): Report {
  return { message, range, fixes: fix === undefined ? [] : [{ title: fix.title, safe: false, edits: [{ range, text: fix.text }] }] };
}
