import type { Position, Range } from '../../core/index.ts';
import type { Located } from './located.ts';

const DOCS = 'https://github.com/steady-sre/steady/blob/main/docs/rules';

/** The contract of `steady lint --format json`: fields are only ever added. Lines and columns from 1, columns in UTF-16 units. */
export function json(found: readonly Located[]): string {
  const findings = found.map(({ path, finding: { rule, severity, message, range, related, fixes } }) => ({
    path,
    rule,
    severity,
    message,
    range: rangeJson(range),
    ...(related === undefined
      ? {}
      : {
          related: related.map((other) => ({
            message: other.message,
            range: rangeJson(other.range),
            ...(other.uri === undefined ? {} : { uri: other.uri }),
          })),
        }),
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
    docs: `${DOCS}/${rule.replace('/', '-')}.md`,
  }));
  return `${JSON.stringify(findings, null, 2)}\n`;
}

function rangeJson({ start, end }: Range): { readonly start: Position; readonly end: Position } {
  const place = ({ line, column }: Position): Position => ({ line: line + 1, column: column + 1 });
  return { start: place(start), end: place(end) };
}
