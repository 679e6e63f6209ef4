import { createMarkdown } from './markdown/index.ts';
import { readAnchors } from './runbook/anchors.ts';
import type { Ports } from './ports.ts';
import type { Lookups } from './rules/index.ts';

type Key = `stat ${string}` | `anchors ${string}`;

/**
 * What rules have asked about other files, and what is known of it. A rule is answered from here at once; what it had to do without is
 * fetched by `settle`, after which the rule is run again.
 */
export interface KnownFiles extends Lookups {
  /** Fetches all that was asked for and is not known. `true` when something became known. */
  settle(signal?: AbortSignal): Promise<boolean>;
  /** The file has changed, come or gone: what was known of it is asked again. `true` when somebody had asked. */
  forget(uri: string): boolean;
}

export function createKnownFiles({ files }: Pick<Ports, 'files'>): KnownFiles {
  const stats = new Map<string, 'file' | 'folder' | 'nothing'>();
  const anchors = new Map<string, ReadonlySet<string>>();
  const wanted = new Set<Key>();

  async function fetchOne(key: Key, signal: AbortSignal | undefined): Promise<void> {
    const uri = key.slice(key.indexOf(' ') + 1);
    if (key.startsWith('stat ')) stats.set(uri, (await files.stat(uri, signal)) ?? 'nothing');
    else {
      const text = await files.read(uri, signal);
      anchors.set(uri, text === undefined ? new Set() : readAnchors(createMarkdown(text).chunks.flatMap((chunk) => chunk.elements.map((element) => ({ element }))))?.names ?? new Set());
    }
  }

  return {
    stat(uri) {
      const known = stats.get(uri);
      if (known === undefined) wanted.add(`stat ${uri}`);
      return known;
    },
    anchors(uri) {
      const known = anchors.get(uri);
      if (known === undefined) wanted.add(`anchors ${uri}`);
      return known;
    },
    async settle(signal) {
      if (wanted.size === 0) return false;
      const keys = [...wanted];
      wanted.clear();
      await Promise.all(keys.map((key) => fetchOne(key, signal)));
      return true;
    },
    forget(uri) {
      const had = [stats.delete(uri), anchors.delete(uri)];
      return had.includes(true);
    },
  };
}
