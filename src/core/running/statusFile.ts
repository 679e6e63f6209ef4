/** How a block ended, by its own account. */
export interface Ended {
  readonly exitCode: number;
  /** Commands that failed before the last one, in a block that goes on after a failure. */
  readonly failedBefore: number;
  /** The limit of its author, in seconds, where it was ended there. */
  readonly limit?: number;
  /** What it printed is not what its author expects. */
  readonly unmet?: true;
}

/** Reads a status file: `<exit code> <failed commands>` and a newline. `undefined` while it is not wholly written. */
export function readStatus(text: string): Ended | undefined {
  const found = /^(\d{1,3}) (\d{1,6})\n$/.exec(text);
  if (found === null) return undefined;
  const exitCode = Number(found[1]);
  const failed = Number(found[2]);
  return { exitCode, failedBefore: exitCode === 0 ? failed : Math.max(0, failed - 1) };
}
