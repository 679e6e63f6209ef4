import type { Reading } from '../../room.ts';
import type { RuleDocument } from '../../rules/index.ts';
import type { Range, TextEdit } from '../../text/index.ts';
import type { Kind, Loss } from './losses.ts';
import { suspicionOf } from './lines.ts';
import { mend } from './mend.ts';
import { readLosses } from './read.ts';
import { closedText } from './text.ts';

export type { Kind } from './losses.ts';

/** What a paste has lost, with the lines of the document, and the edits that bring it back. */
export interface LostStructure {
  readonly losses: readonly Pick<Loss, 'kind' | 'line'>[];
  readonly edits: readonly TextEdit[];
}

const kept = new WeakMap<object, { readonly lost: LostStructure | undefined }>();

/** `undefined` for a document that has its structure: what could be a loss is none where nothing is one for sure. */
export function lostStructure(model: Pick<Reading, 'elements'>, document: RuleDocument): LostStructure | undefined {
  // Two rules ask, of the same reading: the one that tells of it, and the one that then need not.
  let known = kept.get(model);
  if (known === undefined) kept.set(model, (known = { lost: read(model, document) }));
  return known.lost;
}

function read(model: Pick<Reading, 'elements'>, document: RuleDocument): LostStructure | undefined {
  if (!mayHaveLost(model)) return undefined;
  const text = closedText(model, document);
  if (text === undefined) return undefined;
  const found = readLosses(text);
  if (!found.losses.some(({ sure }) => sure)) return undefined;
  const fences = text.unclosed.map((line): { kind: Kind; line: number } => ({ kind: 'fence', line }));
  const losses = found.losses.map(({ kind, line }) => ({ kind, line: text.origin[line] ?? 0 }));
  const edits = mend(text, found, document);
  return { losses: [...fences, ...losses].sort((a, b) => a.line - b.line), edits };
}

function mayHaveLost({ elements }: Pick<Reading, 'elements'>): boolean {
  let inList = false;
  for (const { element } of elements()) {
    if (element.kind === 'code' && (!element.closed || (!element.fenced && inList && element.listDepth === 0))) return true;
    if (element.kind === 'paragraph' && suspicionOf(element) === 'suspect') return true;
    if (element.kind === 'item') inList = true;
    else if (element.kind === 'heading') inList = false;
  }
  return false;
}

/** What stands on a line, without its indentation. */
export function lineRange(line: number, document: RuleDocument): Range {
  const text = document.line(line);
  return { start: { line, column: text.length - text.trimStart().length }, end: { line, column: text.trimEnd().length } };
}
