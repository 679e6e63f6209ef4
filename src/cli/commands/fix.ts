import { isUtf8 } from 'node:buffer';
import { unifiedDiff } from '../diff.ts';
import { applySafeFixes } from '../fixing.ts';
import { log, openDocuments, type Opened, type Reading } from '../open.ts';
import { count } from '../count.ts';
import { replaceFile } from '../writing.ts';

/** `steady fix`: applies what is safe; 2 when a document could not be written, else 0. */
export async function fix(reading: Reading, dryRun: boolean): Promise<number> {
  let fixes = 0;
  let documents = 0;
  let failed = false;
  for await (const opened of openDocuments(reading)) {
    const { shown, file, bytes } = opened;
    const result = await fixed(opened);
    const after = result?.bytes ?? bytes;
    if (dryRun) process.stdout.write(unifiedDiff(shown, bytes.toString('utf8'), after.toString('utf8')));
    else if (file === undefined) process.stdout.write(after);
    else if (result !== undefined && !(await written(shown, () => replaceFile(file, bytes, after)))) {
      failed = true;
      continue;
    }
    fixes += result?.fixes ?? 0;
    documents += result === undefined ? 0 : 1;
  }
  process.stderr.write(`${count(fixes, 'fix', 'fixes')} ${dryRun ? 'to apply ' : ''}in ${count(documents, 'document')}\n`);
  return failed ? 2 : 0;
}

/** The document as it would be; `undefined` where it stays as it is, down to the byte. */
async function fixed({ shown, bytes, session }: Opened): Promise<{ readonly bytes: Buffer; readonly fixes: number } | undefined> {
  if (session.kind === undefined) return undefined;
  if (!isUtf8(bytes)) {
    log.warn(`${shown} is left as it is: expected UTF-8, found other bytes.`);
    return undefined;
  }
  const { text } = session;
  const result = await applySafeFixes(session);
  if (result === undefined) log.warn(`${shown} is left as it is: its fixes undo each other.`);
  if (result === undefined || result.text === text) return undefined;
  const mark = bytes.toString('utf8').startsWith('\uFEFF') ? '\uFEFF' : '';
  return { bytes: Buffer.from(mark + result.text), fixes: result.fixes };
}

async function written(shown: string, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    log.warn(`${shown} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
