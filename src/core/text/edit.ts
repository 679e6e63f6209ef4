import { indexLines } from './document.ts';
import type { TextChange, TextEdit } from './position.ts';

/**
 * The edits as changes that can be applied one after another: from the end of the text to its start, so that none moves the next.
 * `undefined` where two of them overlap. Insertions at one place keep the order in which they were given.
 */
export function editsToChanges(text: string, edits: readonly TextEdit[]): readonly TextChange[] | undefined {
  const lines = indexLines(text);
  const changes = edits.map((edit) => {
    const offset = lines.offsetAt(edit.range.start);
    return { offset, length: lines.offsetAt(edit.range.end) - offset, text: edit.text };
  });
  // The sort is stable, and an insertion stands before what is replaced at the same place.
  changes.sort((a, b) => a.offset - b.offset || Math.sign(a.length) - Math.sign(b.length));
  let free = 0;
  for (const change of changes) {
    if (change.length < 0 || change.offset < free) return undefined;
    free = change.offset + change.length;
  }
  return changes.reverse();
}

/** The text after the edits, all of which speak of the text before; `undefined` where two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const changes = editsToChanges(text, edits);
  return changes && applyChanges(text, changes);
}

/** The text after the changes, each of which speaks of the result of the one before. */
function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { offset, length, text: replacement } of changes) {
    result = result.slice(0, offset) + replacement + result.slice(offset + length);
  }
  return result;
}
