import { docsOf, printedRange, type LintReport } from './report.ts';

/** The contract of `steady lint --format json`: fields are only ever added. Lines and columns from 1, columns in UTF-16 units. */
export function json({ found }: LintReport): string {
  const findings = found.map(({ path, finding: { rule, severity, message, range, related, fixes } }) => ({
    path,
    rule,
    severity,
    message,
    range: printedRange(range),
    ...(related === undefined
      ? {}
      : {
          related: related.map((other) => ({
            message: other.message,
            range: printedRange(other.range),
            ...(other.uri === undefined ? {} : { uri: other.uri }),
          })),
        }),
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
    docs: docsOf(rule),
  }));
  return `${JSON.stringify(findings, null, 2)}\n`;
}
