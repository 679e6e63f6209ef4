import type { Finding, Position, Range } from '../../core/index.ts';
import type { Located } from './located.ts';

/** What `steady lint` has to say. */
export interface LintReport {
  readonly found: readonly Located[];
  /** The documents that were looked at, those without findings too. */
  readonly documents: readonly string[];
  /** Whether a finding is at or above `--fail-on`. */
  readonly fails: (finding: Finding) => boolean;
}

const DOCS = 'https://github.com/steady-sre/steady/blob/main/docs/rules';

/** Where a rule's page can be read without Steady. */
export function docsOf(rule: string): string {
  return `${DOCS}/${rule.replace('/', '-')}.md`;
}

/** As everything that is printed counts: lines and columns from 1, columns in UTF-16 units, the end not included. */
export function printedRange({ start, end }: Range): { readonly start: Position; readonly end: Position } {
  const place = ({ line, column }: Position): Position => ({ line: line + 1, column: column + 1 });
  return { start: place(start), end: place(end) };
}
