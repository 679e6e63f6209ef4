/** Keeps what a suite counted. */
export function writeResult(suite: string, counts: { readonly passes: number; readonly failures: number; readonly pending: number }): void;
