import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { LintReport } from './report.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** How findings are printed, by the name that `--format` takes. */
export const formats = { text, json, github, sarif, junit } as const satisfies Readonly<Record<string, (report: LintReport) => string>>;

export type Format = keyof typeof formats;
