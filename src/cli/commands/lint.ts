import type { Finding, Severity } from '../../core/index.ts';
import { formats, type Format } from '../formats/index.ts';
import { openDocuments, type Reading } from '../open.ts';

/** From the gravest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What a format prints: a finding and the file it is in, as the person named it. */
export interface Located {
  readonly path: string;
  readonly finding: Finding;
}

/** `steady lint`: 1 when something is found at or above `failOn`, else 0. */
export async function lint(reading: Reading, format: Format, failOn: Severity): Promise<number> {
  const found: Located[] = [];
  let documents = 0;
  for await (const { shown, session } of openDocuments(reading)) {
    if (session.kind === undefined) continue;
    documents += 1;
    found.push(...(await session.settledFindings()).map((finding) => ({ path: shown, finding })));
  }
  process.stdout.write(formats[format](found));
  if (format === 'text') process.stderr.write(`${count(found.length, 'finding')} in ${count(documents, 'document')}\n`);
  return found.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn)) ? 1 : 0;
}

function count(n: number, what: string): string {
  return `${String(n)} ${what}${n === 1 ? '' : 's'}`;
}
