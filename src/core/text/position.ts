/**
 * A place in a text. Both numbers start at 0; `column` counts UTF-16 units, as VS Code and the language server protocol do.
 * The command line adds 1 to both when it prints.
 */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replace `length` UTF-16 units at `offset` by `text`. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Replace what `range` covers by `text`: how a fix says what it would change. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The same range `lines` further down: how facts of a chunk become facts of a document. */
export function shiftRange(range: Range, lines: number): Range {
  if (lines === 0) return range;
  return {
    start: { line: range.start.line + lines, column: range.start.column },
    end: { line: range.end.line + lines, column: range.end.column },
  };
}
