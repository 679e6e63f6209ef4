import { readShell } from '../../../src/core/shell/index.ts';
import type { ShellReading } from '../../../src/core/shell/index.ts';

/** A block as the tests write it. */
export function read(text: string, language: string | undefined = 'bash'): ShellReading {
  return readShell({ language, meta: undefined, text, fenced: true });
}

/** Without an info string. */
export function readPlain(text: string): ShellReading {
  return readShell({ language: undefined, meta: undefined, text, fenced: true });
}

/** A table in a template string: one row a line, indentation and blank lines taken off. */
export function rows(table: string): string[] {
  return table
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
}
