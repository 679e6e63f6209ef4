/** Context keys that the extension sets itself; the rest of a `when` clause is VS Code's. */
export const contextKeys = {
  /** The kind of the active document ("runbook"), unset where it is not ours. */
  kind: 'steady.kind',
  /** Set once the workspace has been looked through, so that "none found" is never said too early. */
  ready: 'steady.ready',
  /** Set once a block was run to its end in this window. */
  ran: 'steady.ran',
  /** Set once a finding was mended in this window. */
  mended: 'steady.mended',
} as const;

export function all(...clauses: readonly string[]): string {
  return clauses.join(' && ');
}

export const inOurs = contextKeys.kind;
export const trusted = 'isWorkspaceTrusted';
export const inText = 'editorTextFocus';
