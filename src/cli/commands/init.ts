import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG_NAME, rooms, type Kind } from '../../core/index.ts';
import { count } from '../count.ts';
import { openDocuments } from '../open.ts';
import { workspaceRoot } from '../sources.ts';
import { UsageError } from '../usage.ts';

/** `steady init`: a first `.steady.yaml` at the root of the repository. It says nothing yet: documents are found without it. */
export async function init(words: readonly string[], dryRun: boolean): Promise<number> {
  if (words.length > 0)
    throw new UsageError(`“steady init” takes no path, found “${words.join(' ')}”; it writes to the root of the repository.`);
  const here = process.cwd();
  const root = workspaceRoot(path.join(here, CONFIG_NAME), here);
  const file = path.join(root, CONFIG_NAME);
  if (!dryRun && existsSync(file)) throw new UsageError(`Expected no ${CONFIG_NAME} in “${root}”, found one; it stays as it is.`);
  const found = await summary(root);
  if (dryRun) process.stdout.write(TEXT);
  else await written(file);
  process.stderr.write(`${found}\n${dryRun ? '' : `${CONFIG_NAME} was written to ${root}\n`}`);
  return 0;
}

async function summary(root: string): Promise<string> {
  const kinds = new Map<Kind, number>();
  let documents = 0;
  for await (const { session } of openDocuments({ paths: [root], as: undefined, stdinPath: undefined })) {
    documents += 1;
    if (session.kind !== undefined) kinds.set(session.kind, (kinds.get(session.kind) ?? 0) + 1);
  }
  const counts = rooms.map(({ kind, words }) => count(kinds.get(kind) ?? 0, words.one));
  return `found ${counts.join(', ')} in ${count(documents, 'Markdown file')}, without any configuration`;
}

/** `wx`: a file that has come meanwhile is not written over. */
async function written(file: string): Promise<void> {
  await writeFile(file, TEXT, { flag: 'wx' }).catch((error: unknown) => {
    throw new UsageError(`Expected to write “${file}”, found ${error instanceof Error ? error.message : String(error)}`);
  });
}

const TEXT = `# What holds for Steady here and in all folders below, in the editor and in CI alike.
version: 1

# Documents are recognised by what they contain. Name those that are not:
# documents:
#   runbook: [docs/ops/**/*.md]

# off, error, warning, info or hint; “steady explain RULE” says what a rule finds:
# rules:
#   runbook/no-language: off

# Set before each run, in trusted workspaces only:
# run:
#   env:
#     KUBECONFIG: "/etc/kube/staging"
`;
