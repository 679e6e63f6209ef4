import assert from 'node:assert/strict';
import { indexLines, type Range } from '../../../src/core/text/index.ts';

/** A place lies within the text, and begins before it ends. */
export function assertWithin(text: string, { start, end }: Range): void {
  const lines = indexLines(text);
  assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column));
  for (const { line, column } of [start, end]) assert.ok(line < lines.lineCount && column <= lines.line(line).length);
}
