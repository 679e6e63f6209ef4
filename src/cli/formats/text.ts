import { printedRange, type LintReport } from './report.ts';

/** One line a finding, as compilers write them, so that editors and terminals can jump to it. */
export function text({ found }: LintReport): string {
  return found
    .map(({ path, finding: { range, severity, message, rule } }) => {
      const { line, column } = printedRange(range).start;
      return `${path}:${String(line)}:${String(column)}: ${severity}: ${message} (${rule})\n`;
    })
    .join('');
}
