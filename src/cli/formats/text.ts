import type { Located } from './located.ts';

/** One line a finding, as compilers write them, so that editors and terminals can jump to it. */
export function text(found: readonly Located[]): string {
  return found
    .map(({ path, finding: { range, severity, message, rule } }) => {
      const { line, column } = range.start;
      return `${path}:${String(line + 1)}:${String(column + 1)}: ${severity}: ${message} (${rule})\n`;
    })
    .join('');
}
