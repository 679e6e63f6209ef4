import type { Located } from './located.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** How findings are printed, by the name that `--format` takes. */
export const formats = { text, json } as const satisfies Readonly<Record<string, (found: readonly Located[]) => string>>;

export type Format = keyof typeof formats;
