export { decoded } from './decoded.ts';
export type { Position, Range, TextChange, TextEdit } from './position.ts';
export { shiftRange } from './position.ts';
export type { LineIndex } from './document.ts';
export { indexLines, lineHolding } from './document.ts';
export { applyEdits, editsToChanges } from './edit.ts';
