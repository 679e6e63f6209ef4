import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigProblem, Finding, Severity } from '../../core/index.ts';
import { readBaseline, withoutKnown, writeBaseline } from '../baseline.ts';
import { count } from '../count.ts';
import { formats, type Format } from '../formats/index.ts';
import type { Located } from '../formats/located.ts';
import { openDocuments, type Reading } from '../open.ts';
import { UsageError } from '../usage.ts';

/** From the gravest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** In these the sum follows on standard error, so that looking at nothing is seen. */
const READ_BY_PEOPLE: readonly Format[] = ['text', 'github'];

export interface LintRequest {
  readonly reading: Reading;
  readonly format: Format;
  readonly failOn: Severity;
  /** A file of findings that do not count. */
  readonly baseline: string | undefined;
}

/** `steady lint`: 1 when something is found at or above `failOn`, else 0. */
export async function lint({ reading, format, failOn, baseline }: LintRequest): Promise<number> {
  const known = baseline === undefined ? undefined : await readBaseline(baseline);
  if (baseline !== undefined && known === undefined && reading.changedSince !== undefined)
    throw new UsageError(`Expected an existing --baseline with --changed-since, found none at “${baseline}”.`);
  const { all, documents } = await findAll(reading);
  let found = all;
  if (baseline !== undefined && known !== undefined) found = withoutKnown(baseline, known, all);
  else if (baseline !== undefined) {
    await written(baseline, all);
    found = [];
  }
  const fails = (finding: Finding): boolean => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn);
  process.stdout.write(formats[format]({ found, documents, fails }));
  if (READ_BY_PEOPLE.includes(format)) {
    const left = all.length - found.length;
    const sum = `${count(found.length, 'finding')} in ${count(documents.length, 'document')}`;
    process.stderr.write(left === 0 ? `${sum}\n` : `${sum}; ${String(left)} in the baseline\n`);
  }
  return found.some(({ finding }) => fails(finding)) ? 1 : 0;
}

async function findAll(reading: Reading): Promise<{ readonly all: readonly Located[]; readonly documents: readonly string[] }> {
  const found: Located[] = [];
  const configs = new Map<string, Located>();
  const documents: string[] = [];
  for await (const { shown, session } of openDocuments(reading)) {
    if (session.kind === undefined) continue;
    documents.push(shown);
    for (const problem of session.configProblems) configs.set(`${problem.uri}${problem.message}`, configFinding(problem));
    found.push(...(await session.settledFindings()).map((finding) => ({ path: shown, finding })));
  }
  return { all: [...configs.values(), ...found], documents };
}

async function written(baseline: string, all: readonly Located[]): Promise<void> {
  await writeBaseline(baseline, all).catch((error: unknown) => {
    throw new UsageError(`Expected to write a baseline to “${baseline}”, found ${error instanceof Error ? error.message : String(error)}`);
  });
  process.stderr.write(`steady: there was no baseline at ${baseline}; it was written, with ${count(all.length, 'finding')}.\n`);
}

/** A `.steady.yaml` that is not understood is a finding like any other: what it was to say has no effect. */
function configFinding({ uri, message, range }: ConfigProblem): Located {
  const file = path.relative(process.cwd(), fileURLToPath(uri)).split(path.sep).join('/');
  return { path: file, finding: { rule: 'config/not-understood', severity: 'warning', message, range, fixes: [] } };
}
