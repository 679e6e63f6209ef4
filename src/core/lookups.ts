import { createMarkdown, readAnchors } from './markdown/index.ts';
import type { Ports } from './ports.ts';
import type { Lookups } from './rules/index.ts';

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
  /** Asked for and not known, with the address as it was asked for. */
  const wanted = new Map<string, () => Promise<unknown>>();
  let signal: AbortSignal | undefined;

  const fetchStat = async (uri: string): Promise<unknown> => stats.set(keyOf(uri), (await files.stat(uri, signal)) ?? 'nothing');
  const fetchAnchors = async (uri: string): Promise<unknown> => anchors.set(keyOf(uri), anchorsIn(await files.read(uri, signal)));

  return {
    stat(uri) {
      const known = stats.get(keyOf(uri));
      if (known === undefined) wanted.set(`stat ${keyOf(uri)}`, () => fetchStat(uri));
      return known;
    },
    anchors(uri) {
      const known = anchors.get(keyOf(uri));
      if (known === undefined) wanted.set(`anchors ${keyOf(uri)}`, () => fetchAnchors(uri));
      return known;
    },
    async settle(until) {
      if (wanted.size === 0) return false;
      signal = until;
      const fetches = [...wanted.values()];
      wanted.clear();
      await Promise.all(fetches.map((fetch) => fetch()));
      return true;
    },
    forget(uri) {
      const had = [stats.delete(keyOf(uri)), anchors.delete(keyOf(uri))];
      return had.includes(true);
    },
  };
}

/** Hosts differ in which characters of a URI they escape. */
function keyOf(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Empty for a file that cannot be read and for one whose headings a template makes: nothing can be said of those. */
function anchorsIn(text: string | undefined): ReadonlySet<string> {
  if (text === undefined) return new Set();
  const elements = createMarkdown(text).chunks.flatMap((chunk) => chunk.elements.map((element) => ({ element })));
  return readAnchors(elements)?.names ?? new Set();
}
