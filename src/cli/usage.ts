import { rooms } from '../core/index.ts';

/** The person asked for something that cannot be done as asked: told on standard error, exit code 2. */
export class UsageError extends Error {}

/** What `--help` prints. A function: the kinds are core's, which is loaded when it is first asked for something. */
export function usage(): string {
  return `steady: runbooks in Markdown, read as documents

  steady list [--as KIND] [--json] PATH…     documents, kinds and outline; for blocks every code block
  steady lint [--as KIND] [--format text|json|github|sarif|junit] [--fail-on error|warning|info|hint]
              [--baseline FILE] [--changed-since REF] PATH…
  steady fix  [--as KIND] [--dry-run] PATH…  applies the safe fixes; with --dry-run prints them as a diff
  steady run  FILE[#STEP]…                   runs the steps in one bash: read-only ones, unless --allow says more
              [--set NAME=VALUE]… [--inputs FILE] [--from STEP] [--allow read|change|destroy]
              [--context NAME] [--on-error stop|continue] [--timeout 5m] [--dry-run] [--json] [--log FILE]
  steady new KIND [--template NAME] [--title TITLE] [--out FILE]
                                             a document to start from: printed, or a new FILE
  steady explain RULE                        what a rule finds, and why
  steady init [--dry-run]                    writes a first .steady.yaml to the root of the repository
  steady schema list|lint|config             the JSON Schema of what a command prints, or of .steady.yaml

  PATH is a file, a folder or a glob; - reads standard input, with --as KIND and --stdin-path FILE.
  “steady fix -” prints the fixed text.
  KIND is ${rooms.map(({ kind }) => kind).join(' or ')}.

  STEP is an id, a number, or a section's title or anchor.

  --baseline FILE      findings in FILE do not count; where there is no such file, it is written
  --changed-since REF  of the files, only those that differ from the commit or are not tracked by git

  Exit code: 0 clean or every step well, 1 findings at or above --fail-on (default warning) or a step failed,
  2 usage, refusal or crash.
`;
}
