import type { Range, Severity } from '../../core/index.ts';
import type { LintReport } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** Workflow commands, one line a finding: GitHub shows each at its place in the pull request. */
export function github({ found }: LintReport): string {
  return found
    .map(({ path, finding: { rule, severity, message, range } }) => {
      const properties = Object.entries<string | number>({ file: path, ...place(range), title: rule });
      const stated = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
      return `::${COMMANDS[severity]} ${stated}::${data(message)}\n`;
    })
    .join('');
}

/** GitHub counts from 1 and includes the end; it takes columns only within one line. */
function place({ start, end }: Range): Readonly<Record<string, number>> {
  const line = start.line + 1;
  const endLine = end.column === 0 ? Math.max(line, end.line) : end.line + 1;
  if (endLine !== line) return { line, endLine };
  const col = start.column + 1;
  return { line, endLine, col, endColumn: end.line > start.line ? col : Math.max(col, end.column) };
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
