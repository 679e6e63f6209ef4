import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file's content in one step: whoever reads it sees the old text or the new one, never a half. The mode is kept, a symbolic
 * link stays one. Refused where the file may not be written, or is no longer what was read.
 */
export async function replaceFile(file: string, before: Buffer, after: Buffer): Promise<void> {
  const target = await realpath(file);
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  await writeBeside(target, after, mode & 0o7777, async () => {
    if (!before.equals(await readFile(target))) throw new Error('it was changed by another program meanwhile');
  });
}

/** Writes a file that is not there yet; one that is there is left as it is, even one that has just come. What failed half-way is removed. */
export async function createFile(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function writeBeside(target: string, content: Buffer, mode: number, check: () => Promise<void>): Promise<void> {
  const name = `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = path.join(path.dirname(target), name);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      // What a new file's mode is cut down by does not hold for one that replaces another.
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await check();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
