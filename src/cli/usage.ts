/** The person asked for something that cannot be done as asked: told on standard error, exit code 2. */
export class UsageError extends Error {}

export const USAGE = `steady: runbooks in Markdown, read as documents

  steady list [--as KIND] [--json] PATH…     documents, kinds and outline; for blocks every code block
  steady lint [--as KIND] [--format text|json] [--fail-on error|warning|info|hint] PATH…

  PATH is a file, a folder or a glob; - reads standard input, with --as KIND and --stdin-path FILE.
  KIND is runbook.

  Exit code: 0 clean, 1 findings at or above --fail-on (default warning), 2 usage or crash.
`;
