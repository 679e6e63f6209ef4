import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigProblem, Severity } from '../../core/index.ts';
import { formats, type Format } from '../formats/index.ts';
import type { Located } from '../formats/located.ts';
import { openDocuments, type Reading } from '../open.ts';

/** From the gravest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** `steady lint`: 1 when something is found at or above `failOn`, else 0. */
export async function lint(reading: Reading, format: Format, failOn: Severity): Promise<number> {
  const found: Located[] = [];
  const configs = new Map<string, Located>();
  let documents = 0;
  for await (const { shown, session } of openDocuments(reading)) {
    if (session.kind === undefined) continue;
    documents += 1;
    for (const problem of session.configProblems) configs.set(`${problem.uri}${problem.message}`, configFinding(problem));
    found.push(...(await session.settledFindings()).map((finding) => ({ path: shown, finding })));
  }
  found.unshift(...configs.values());
  process.stdout.write(formats[format](found));
  if (format === 'text') process.stderr.write(`${count(found.length, 'finding')} in ${count(documents, 'document')}\n`);
  return found.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn)) ? 1 : 0;
}

/** A `.steady.yaml` that is not understood is a finding like any other: what it was to say has no effect. */
function configFinding({ uri, message, range }: ConfigProblem): Located {
  const file = path.relative(process.cwd(), fileURLToPath(uri)).split(path.sep).join('/');
  return { path: file, finding: { rule: 'config/not-understood', severity: 'warning', message, range, fixes: [] } };
}

function count(n: number, what: string): string {
  return `${String(n)} ${what}${n === 1 ? '' : 's'}`;
}
