/** Context keys that the extension sets itself; the rest of a `when` clause is VS Code's. */
export const contextKeys = {
  /** The kind of the active document ("runbook"), unset where it is not ours. */
  kind: 'steady.kind',
  /** Set in a trusted window. VS Code's own key is there only seconds after the window can be typed into. */
  trusted: 'steady.trusted',
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
export const trusted = contextKeys.trusted;
/** A file in the explorer that may be a document of ours. */
export const markdownFile = 'resourceExtname =~ /^\\.(md|markdown|mdx|qmd|erb)$/i';
/** The workspace is of another scheme than a disk's. */
export const virtual = 'virtualWorkspace';
export const onDisk = `!${virtual}`;
/** A folder is open and has been looked through. */
export const lookedThrough = all('workspaceFolderCount > 0', contextKeys.ready);
/** A document that may be of ours is open: “Treat As…” is for what was not recognised. */
export const markdownOpen = `editorLangId == markdown || ${markdownFile}`;
/** The document is a file of this machine, in a trusted window: its blocks can run. */
export const canRun = all(inOurs, trusted, 'resourceScheme == file');
export const inText = 'editorTextFocus';
