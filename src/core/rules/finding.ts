import type { Range, TextEdit } from '../text/index.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A change that clears the finding it comes with. */
export interface Fix {
  /** Verb first: "Close the fence". */
  readonly title: string;
  /** It cannot change what the document means, so `steady fix` may apply it unasked. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Finding {
  /** `runbook/unclosed-fence`; stable for ever. */
  readonly rule: string;
  readonly severity: Severity;
  /** "Expected X, found Y", with the real values. */
  readonly message: string;
  /** In the document. */
  readonly range: Range;
  readonly related?: readonly { readonly message: string; readonly range: Range; readonly uri?: string }[];
  readonly fixes: readonly Fix[];
}
