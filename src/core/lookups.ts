import type { Library } from './library/index.ts';
import { createMarkdown, readAnchors } from './markdown/index.ts';
import type { Ports } from './ports.ts';
import type { Lookups } from './rules/index.ts';
import { decoded } from './text/index.ts';

/**
 * What rules have asked about other files, and what is known of it. A rule is answered from here at once; what it had to do without is
 * fetched by `settle`, after which the rule is run again.
 */
export interface KnownFiles {
  /** What a document's rules ask: told of it, the library says when an answer is another. */
  lookupsOf(document: string): Lookups;
  /** Rules want to know of all documents of the workspace with that root. */
  wantWorkspace(root: string): void;
  /** Fetches all that was asked for and is not known. `true` when something became known. */
  settle(signal?: AbortSignal): Promise<boolean>;
  /** The file has changed, come or gone: what was known of it is asked again. `true` when somebody had asked. */
  forget(uri: string): boolean;
}

export function createKnownFiles({ files, workspace }: Pick<Ports, 'files' | 'workspace'>, library: Library): KnownFiles {
  /** By address, decoded: hosts differ in which characters of a URI they escape. */
  const stats = new Map<string, 'file' | 'folder' | 'nothing'>();
  const anchors = new Map<string, ReadonlySet<string>>();
  /** Asked for and not known, with the address as it was asked for. */
  const wanted = new Map<string, () => Promise<unknown>>();
  let signal: AbortSignal | undefined;

  const fetchStat = async (uri: string): Promise<unknown> => stats.set(decoded(uri), (await files.stat(uri, signal)) ?? 'nothing');
  const fetchAnchors = async (uri: string): Promise<unknown> => anchors.set(decoded(uri), anchorsIn(await files.read(uri, signal)));

  const stat: Lookups['stat'] = (uri) => {
    const known = stats.get(decoded(uri));
    if (known === undefined) wanted.set(`stat ${decoded(uri)}`, () => fetchStat(uri));
    return known;
  };
  const index = async (root: string): Promise<void> => {
    await workspace?.index(root, signal);
    library.complete(root);
  };

  return {
    lookupsOf: (document) => ({
      stat,
      anchors(uri) {
        const indexed = library.anchors(uri, document);
        if (indexed !== undefined) return new Set(indexed);
        const known = anchors.get(decoded(uri));
        if (known === undefined) wanted.set(`anchors ${decoded(uri)}`, () => fetchAnchors(uri));
        return known;
      },
    }),
    wantWorkspace(root) {
      if (!library.isComplete(root)) wanted.set(`workspace ${root}`, () => index(root));
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
      const had = [stats.delete(decoded(uri)), anchors.delete(decoded(uri))];
      return had.includes(true);
    },
  };
}

/** Empty for a file that cannot be read and for one whose headings a template makes: nothing can be said of those. */
function anchorsIn(text: string | undefined): ReadonlySet<string> {
  if (text === undefined) return new Set();
  const elements = createMarkdown(text).chunks.flatMap((chunk) => chunk.elements.map((element) => ({ element })));
  return readAnchors(elements)?.names ?? new Set();
}
