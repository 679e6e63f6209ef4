import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change, Service } from '../core/index.ts';
import { findDocuments } from '../node/index.ts';
import { fileUri } from './sources.ts';

/** Tells the service of all documents below the root, by a look at their lines: enough for what rules ask of documents that are not checked. */
export async function sketchWorkspace(service: Service, root: string): Promise<void> {
  const folder = fileURLToPath(root);
  const changes: Change[] = [];
  for (const { file, isLink } of await findDocuments({ folder, root: folder })) {
    // What a link leads to is looked at in its own place, or belongs to somebody else.
    const bytes = isLink ? undefined : await readFile(file).catch(() => undefined);
    if (bytes === undefined) continue;
    const uri = fileUri(file);
    const config = await service.config(root, fileUri(path.dirname(file)));
    const source = { uri, path: path.relative(folder, file).split(path.sep).join('/'), text: new TextDecoder().decode(bytes) };
    changes.push([uri, service.open(source, config).sketch()]);
  }
  service.learn(changes);
}
